"""Where code asks first whether the configuration has something: there it may name what a release lacks."""

import re
from collections.abc import Iterable, Iterator
from enum import IntFlag
from typing import Any, Final, NamedTuple

from onec.bsl import tree
from onec.bsl.code import Code
from onec.bsl.seek import Part
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

    def asks(self, node: tree.Expression | tree.Statement, method: str) -> bool:
        """Tell whether something in an expression asks: a call, or a variable that was given the answer."""
        return bool(self._words) and any(self._is_question(one, method) for one in walk([node]))

    def is_unreal(self, node: tree.Branches) -> bool:
        """Tell branches that no compilation takes: `#Если _ Тогда` stands around hints for editors."""
        return "_" in self._code.module.tokens.words[node.at].split()

    def _is_question(self, node: object, method: str) -> bool:
        if isinstance(node, tree.Name):
            given = self._code.facts.written(method).given.get(node.name, ())
            values = [one.value for one in given[:MAX_VALUES] if one.value is not None]
            return any(self._asks_at_once(inner) for inner in walk(values))
        return self._asks_at_once(node)

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
        method = self._code.symbols.methods[name]
        places = (at for word in self._words for at in self._code.index[word])
        return method.function and any(method.first <= at < method.end for at in places)


MAX_VALUES: Final = 8
"""Of one variable that are looked at."""


def guarded(part: Part, asking: Asking) -> Iterator[Guarded]:
    """Yield what stands in a method, in the order of its blocks from the outer ones in."""
    stack: list[tuple[tree.Body, Guard]] = [(part.body, Guard.NONE)]
    while stack:
        body, guard = stack.pop()
        for statement in body:
            match statement:
                case tree.If(_, branches, otherwise):
                    asked = guard
                    for condition, inner in branches:
                        if asking.asks(condition, part.name):
                            asked |= Guard.ASKED
                        yield Guarded(condition, asked)
                        stack.append((inner, asked))
                    stack.append((otherwise, asked))
                    if any(map(_leaves, (inner for _, inner in branches))):
                        guard = asked
                case tree.Try(_, body_tried, handler):
                    stack.append((body_tried, guard if _raises(handler) else guard | Guard.CAUGHT))
                    stack.append((handler, guard))
                case tree.ForEach() | tree.For() | tree.While():
                    yield from (Guarded(one, guard) for one in statement[1:-1])
                    stack.append((statement[-1], guard))
                case tree.Branches(_, bodies):
                    within = guard | Guard.ASKED if asking.is_unreal(statement) else guard
                    stack += [(one, within) for one in bodies]
                case _:
                    yield Guarded(statement, guard | Guard.ASKED if asking.asks(statement, part.name) else guard)


def _leaves(body: tree.Body) -> bool:
    return bool(body) and isinstance(body[-1], tree.Return | tree.Raise | tree.Jump)


def _raises(handler: tree.Body) -> bool:
    return any(type(one) is tree.Raise for one in walk(handler))


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
