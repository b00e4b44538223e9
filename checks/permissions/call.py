"""One place in code that matched: its arguments, and as much of their texts as the code tells."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from checks.permissions.callers import Callers
from checks.permissions.properties import Properties
from onec.bsl import tree
from onec.bsl.code import Code, Scope
from onec.bsl.text_functions import Scalar
from rules.language.constraints import arguments
from rules.language.given import constants, is_known
from rules.language.match import Match

MAX_DEPTH = 8
"""Variables and additions that the beginning of a text is looked for through."""

MAX_VALUES = 8
"""Values of one variable that are looked at."""

MAX_PIECES = 16
"""Constant pieces of one sum that its beginning is put together from."""

_TEMPLATES = frozenset({"стршаблон", "strtemplate"})
_SECURE = "opensslsecureconnection"
_MAKES_SECURE = ("защищенноесоединение", "secureconnection")


class Said(NamedTuple):
    """How a text begins, and whether that is all of it."""

    text: str
    whole: bool


UNKNOWN = Said("", whole=False)


class Call:
    """A call, a constructor, or a property that is written."""

    def __init__(self, code: Code, place: Match, properties: Properties, callers: Callers) -> None:
        self.site = place.site
        self.scope: Scope = code.scope(place.site.method.name if place.site.method else "")
        self.properties = properties
        self._callers = callers

    @cached_property
    def arguments(self) -> Sequence[tree.Expression | None] | None:
        """What it is given; None where an array holds that."""
        return arguments(self.site)

    def node(self, number: int) -> tree.Expression | None:
        """Return an argument, None where there is none."""
        given = self.arguments or ()
        return given[number] if number < len(given) else None

    def is_given(self, number: int) -> bool:
        """Tell whether there is such an argument, or may be."""
        return self.arguments is None or self.node(number) is not None

    def said(self, number: int) -> tuple[Said, ...]:
        """Return the texts that an argument may be, none where it is not given or is `Неопределено`."""
        if self.arguments is None:
            return (UNKNOWN,)
        node = self.node(number)
        return () if node is None else self.texts(node)

    def known(self, number: int) -> tuple[str | None, ...]:
        """Return the texts that an argument may be, None for one that is not known to its end."""
        return tuple(one.text if one.whole else None for one in self.said(number))

    def texts(self, node: tree.Expression) -> tuple[Said, ...]:
        """Return the texts that an expression may be, none where it is `Неопределено`; what is not known is last."""
        texts, whole = _constants(self.scope, node), is_known(self.scope, node)
        if not whole and isinstance(node, tree.Name):
            given = self._callers.given(self.scope, node.name)
            handed = {text for scope, one in given if one is not None for text in _constants(scope, one)}
            if handed:
                texts, whole = handed, all(one is None or is_known(scope, one) for scope, one in given)
        rest = () if whole else (Said(self._beginning(node, MAX_DEPTH), whole=False),)
        return (*(Said(text, whole=True) for text in sorted(texts)), *rest)

    def secure(self, number: int) -> bool | None:
        """Tell whether an argument asks for encryption, None where that depends."""
        if self.arguments is None:
            return None
        node = self.node(number)
        return False if node is None else _one(self._secure(node, MAX_DEPTH, set()))

    def truth(self, node: tree.Expression | None) -> bool | None:
        """Return the truth that an expression always is, None for any other."""
        found = self.scope.constant(node)
        return found.value if found and isinstance(found.value, bool) else None

    def given(self, name: str) -> list[tree.Expression] | None:
        """Return all that a variable of the method is assigned; None where others may give it more."""
        facts, method = self.scope.code.facts, self.scope.method
        if not facts.is_local(method, name) or name in facts.parameters(method):
            return None
        values = facts.written(method).given.get(name, ())[: MAX_VALUES + 1]
        found = [one.value for one in values if one.value is not None]
        return found if 0 < len(found) == len(values) <= MAX_VALUES else None

    def _beginning(self, node: tree.Expression | None, depth: int) -> str:
        """Return how a text begins, "" where that is not known either."""
        if node is None or depth == 0:
            return ""
        match node:
            case tree.Binary(_, operands, operators) if operators[0] == "+":
                return self._sum(operands, operators, depth)
            case tree.Call(_, name, given) if name in _TEMPLATES and given and not self.scope.is_method(name):
                return (self._constant(given[0]) or "").partition("%")[0]
            case tree.Name(_, name):
                values = self.given(name)
                return self._beginning(values[0], depth - 1) if values and len(values) == 1 else ""
        return self._constant(node) or ""

    def _sum(self, operands: Sequence[tree.Expression], operators: Sequence[str], depth: int) -> str:
        pieces: list[str] = []
        for number, operand in enumerate(operands[:MAX_PIECES]):
            text = self._constant(operand) if not number or operators[number - 1] == "+" else None
            if text is None:
                return "".join(pieces) + ("" if pieces else self._beginning(operand, depth - 1))
            pieces.append(text)
        return "".join(pieces)

    def _constant(self, node: tree.Expression | None) -> str | None:
        found = self.scope.constant(node)
        return found.value if found and isinstance(found.value, str) else None

    def _secure(self, node: tree.Expression, depth: int, seen: set[str]) -> Iterator[bool | None]:
        """Yield what each way to a value says: True, False, None where that is not known."""
        constant = self.scope.constant(node)
        if constant is not None:
            yield constant.value is True
        elif isinstance(node, tree.Ternary) and depth:
            yield from self._secure(node.then, depth - 1, seen)
            yield from self._secure(node.otherwise, depth - 1, seen)
        elif isinstance(node, tree.Name) and (values := self.given(node.name)) and depth:
            for value in () if node.name in seen else values:
                yield from self._secure(value, depth - 1, seen | {node.name})
        else:
            yield _SECURE in self.scope.types(node) or _is_made_secure(node) or None


def _constants(scope: Scope, node: tree.Expression) -> set[str]:
    """Return the texts that an expression may be, as far as they are known, none for `Неопределено`."""
    return {_written(one.value) for one in constants(scope, node) if one.value is not None}


def _is_made_secure(node: tree.Expression) -> bool:
    """Tell a function of a library that makes the object: `НовоеЗащищенноеСоединение()`."""
    last = node.steps[-1] if isinstance(node, tree.Chain) else node
    return isinstance(last, tree.Call | tree.Invoke) and last.name.endswith(_MAKES_SECURE)


def _written(value: Scalar) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return format(value, "f") if isinstance(value, Decimal) else value or ""


def _one(ways: Iterator[bool | None]) -> bool | None:
    found = set(ways)
    return found.pop() if len(found) == 1 else None
