"""Where code asks first whether the configuration has something: there it may name what a release lacks."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from enum import IntFlag
from typing import Any, Final, NamedTuple

from onec.bsl import kinds as k
from onec.bsl import tree
from onec.bsl.code import Code
from onec.bsl.seek import Part, places
from onec.bsl.walk import walk


class Guard(IntFlag):
    """What keeps a missing thing from stopping the code.

    ASKED: the code asked whether it is there; CAUGHT: an attempt whose handler does not raise the exception again.
    """

    NONE = 0
    ASKED = 1
    CAUGHT = 2


class Guarded(NamedTuple):
    """An expression, or a statement without bodies, and what guards it."""

    node: Any
    guard: Guard


class Asking:
    """Tells the conditions of a module that ask what the configuration has."""

    def __init__(self, code: Code) -> None:
        self._code = code
        words = code.words
        self._questions = frozenset(words & _QUESTIONS) | {one for one in words if _IS_EXTERNAL.fullmatch(one)}
        self._words = self._questions | (words & _METADATA)
        self._variables: dict[tuple[str, str], bool] = {}
        self._functions: dict[str, bool] = {}
        starts = code.module.tokens.starts
        self._raises = sorted(starts[at] for at in places(code, frozenset(), bytes([k.RAISE])))

    def asks(self, node: tree.Expression | tree.Statement, method: str) -> bool:
        """Tell whether something in an expression asks: a call, or a variable that was given the answer."""
        return bool(self._words) and any(self._is_question(one, method) for one in walk([node]))

    def is_unreal(self, node: tree.Branches) -> bool:
        """Tell branches that no compilation takes: `#Если _ Тогда` stands around hints for editors."""
        return "_" in self._code.module.tokens.words[node.at].split()

    def raises(self, handler: tree.Body, end: int) -> bool:
        """Tell a handler, which ends before an offset, that has `ВызватьИсключение` somewhere."""
        if not handler:
            return False
        start = self._code.module.tokens.starts[handler[0].at]
        return bisect_left(self._raises, start) < bisect_left(self._raises, end)

    def start(self, statement: tree.Statement) -> int:
        """Return the offset of a statement."""
        return self._code.module.tokens.starts[statement.at]

    def end(self, part: Part) -> int:
        """Return an offset behind a method."""
        tokens = self._code.module.tokens
        return tokens.end(part.header.end - 1) if part.header else len(tokens.text)

    def _is_question(self, node: object, method: str) -> bool:
        if not isinstance(node, tree.Name):
            return self._asks_at_once(node)
        key = (method, node.name)
        if key not in self._variables:
            given = self._code.facts.written(method).given.get(node.name, ())
            values = [one.value for one in given[:MAX_VALUES] if one.value is not None]
            self._variables[key] = any(self._asks_at_once(inner) for inner in walk(values))
        return self._variables[key]

    def _asks_at_once(self, node: object) -> bool:
        match node:
            case tree.Call(_, name, _) if name in self._code.symbols.methods:
                return name in self._questions or self._asks_within(name)
            case tree.Call(_, name, _) | tree.Invoke(_, name, _):
                return name in self._questions
            case tree.Chain(_, tree.Name(_, name), steps) if name in _METADATA:
                return is_question(steps)
        return False

    def _asks_within(self, name: str) -> bool:
        """Tell a function of the module in whose text such a question stands."""
        if name not in self._functions:
            method = self._code.symbols.methods[name]
            places_of = (at for word in self._words for at in self._code.index[word])
            self._functions[name] = method.function and any(method.first <= at < method.end for at in places_of)
        return self._functions[name]


MAX_VALUES: Final = 8
"""Of one variable that are looked at."""


def guarded(part: Part, asking: Asking) -> Iterator[Guarded]:
    """Yield what stands in a method, in the order of its blocks from the outer ones in."""
    stack: list[tuple[tree.Body, Guard, int]] = [(part.body, Guard.NONE, asking.end(part))]
    while stack:
        body, guard, end = stack.pop()
        for number, statement in enumerate(body, 1):
            stop = asking.start(body[number]) if number < len(body) else end
            match statement:
                case tree.If(_, branches, otherwise):
                    asked = guard
                    for condition, inner in branches:
                        if asking.asks(condition, part.name):
                            asked |= Guard.ASKED
                        yield Guarded(condition, asked)
                        stack.append((inner, asked, stop))
                    stack.append((otherwise, asked, stop))
                    if any(map(_leaves, (inner for _, inner in branches))):
                        guard = asked
                case tree.Try(_, tried, handler):
                    caught = Guard.NONE if asking.raises(handler, stop) else Guard.CAUGHT
                    stack += [(tried, guard | caught, stop), (handler, guard, stop)]
                case tree.ForEach() | tree.For() | tree.While():
                    yield from (Guarded(one, guard) for one in statement[1:-1])
                    stack.append((statement[-1], guard, stop))
                case tree.Branches(_, bodies):
                    within = guard | Guard.ASKED if asking.is_unreal(statement) else guard
                    stack += [(one, within, stop) for one in bodies]
                case _:
                    yield Guarded(statement, guard | Guard.ASKED if asking.asks(statement, part.name) else guard)


def _leaves(body: tree.Body) -> bool:
    return bool(body) and isinstance(body[-1], tree.Return | tree.Raise | tree.Jump)


def is_question(steps: Iterable[tree.Step]) -> bool:
    """Tell the steps behind `Метаданные` that ask, from those that take an object for granted."""
    first = next(iter(steps), None)
    if isinstance(first, tree.Member) and first.name in _OF_ROOT:
        return True
    return any(isinstance(one, tree.Invoke) and one.name in _LOOKS for one in steps)


_METADATA: Final = frozenset({"метаданные", "metadata"})
_LOOKS: Final = frozenset({"найти", "find", "содержит", "contains", "найтипополномуимени", "findbyfullname"})
_OF_ROOT: Final = frozenset(
    {
        *("имя", "name", "версия", "version", "поставщик", "vendor", "синоним", "synonym"),
        *("краткаяинформация", "briefinformation", "подробнаяинформация", "detailedinformation"),
    }
)
"""Properties of the configuration itself by which code knows which one it is."""

_QUESTIONS: Final = frozenset(
    {
        *("подсистемасуществует", "subsystemexists", "найтипополномуимени", "findbyfullname"),
        *("разделениевключено", "dataseparationenabled"),
    }
)
"""Only a service separates data, and only there are its subsystems: to ask for the one is to ask for the others."""

_IS_EXTERNAL: Final = re.compile(r"\w*внешн\w{2,4}(?:обработка|отчет)|\w*isexternal(?:dataprocessor|report)")
"""Functions by which code asks whether it is part of the configuration: `ЭтоВнешняяОбработка`."""
