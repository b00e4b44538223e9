"""Values of expressions that are the same at each run: obfuscated names and texts come apart here.

Folded are literals, operators, text functions, variables given one value, functions that return one constant. Bounded
by steps, characters and depth: what goes beyond is not constant, never an exception.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final, NamedTuple

from onec.bsl import tree
from onec.bsl.module import Module
from onec.bsl.operators import operated
from onec.bsl.text_functions import (
    FUNCTIONS,
    MAX_FOLDED_CHARS,
    PROPERTIES,
    Function,
    Scalar,
    UnknownError,
    Value,
    shown,
)

MAX_STEPS: Final = 10_000
"""Operands that one expression is folded from, through functions of the module too."""

MAX_NEST: Final = 40
"""Expressions in one another within one method; real code has ten."""

SHORT_CHARS: Final = 200
"""Texts put together up to here are put together always."""

CHARS_AN_ITEM: Final = 50
"""What an item of an array counts for beside its characters."""

MAX_LONG_CHARS: Final = 8 * 1024 * 1024
"""Longer ones of one module together."""


@dataclass(frozen=True, slots=True)
class Constant:
    """The value of an expression, None for `Неопределено` and `Null`, and the literals it was put together from."""

    value: Scalar
    parts: int


class Folded(NamedTuple):
    """A value while it is put together; an array of texts too."""

    value: Value
    parts: int


class Long:
    """The characters that are left to a module for long texts; `limited` once they did not suffice."""

    __slots__ = ("left", "limited")

    def __init__(self, left: int = MAX_LONG_CHARS) -> None:
        self.left = left
        self.limited = False

    def take(self, chars: int) -> None:
        """Take the characters of one text.

        Raises:
            UnknownError: there are too few left.
        """
        if chars > SHORT_CHARS:
            if chars > self.left:
                self.limited = True
                raise UnknownError
            self.left -= chars


class Vocabulary(NamedTuple):
    """Functions and properties of the platform whose values are told."""

    functions: Mapping[str, Function] = FUNCTIONS
    properties: Mapping[str, Mapping[str, Value]] = PROPERTIES


PLAIN: Final = Vocabulary()


class Folder(ABC):
    """Folds the expressions of one method; who inherits says what the names in them stand for."""

    __slots__ = ("_long", "_module", "_nest", "_steps", "_vocabulary")

    def __init__(self, module: Module, long: Long, vocabulary: Vocabulary) -> None:
        self._module = module
        self._long = long
        self._vocabulary = vocabulary
        self._nest = 0
        self._steps = 0

    @abstractmethod
    def variable(self, name: str) -> Folded | None:
        """Return the only value of a variable."""

    @abstractmethod
    def function(self, name: str) -> Folded | None:
        """Return the only value of a function of the module."""

    @abstractmethod
    def is_method(self, name: str) -> bool:
        """Tell what is surely a method of the module from what is, or may be, one of the global context."""

    @abstractmethod
    def is_variable(self, name: str) -> bool:
        """Tell a variable or parameter from a name of the context."""

    def decided(self, condition: tree.Expression) -> Folded:
        """Return the value of a condition: true or false.

        Raises:
            UnknownError: it is neither at each run.
        """
        found = self._fold(condition)
        if not isinstance(found.value, bool):
            raise UnknownError
        return found

    def folded(self, node: tree.Expression | None, steps: int = MAX_STEPS) -> Folded | None:
        """Return the value of an expression, None where it is not constant or a limit is reached."""
        self._steps = steps
        try:
            return self._fold(node)
        except UnknownError:
            return None

    def _fold(self, node: tree.Expression | None) -> Folded:
        self._steps -= 1
        fold = _FOLDS.get(type(node))
        if fold is None or self._steps < 0 or self._nest >= MAX_NEST:
            raise UnknownError
        self._nest += 1
        try:
            return fold(self, node)
        finally:
            self._nest -= 1

    def _text(self, node: tree.Text) -> Folded:
        return Folded(self._module.string(node), 1)

    def _number(self, node: tree.Number) -> Folded:
        if len(node.value) > _MAX_DIGITS:
            raise UnknownError
        return Folded(Decimal(node.value), 1)

    def _constant(self, node: tree.Constant) -> Folded:
        return Folded(_CONSTANTS[node.value], 1)

    def _name(self, node: tree.Name) -> Folded:
        return _known(self.variable(node.name))

    def _unary(self, node: tree.Unary) -> Folded:
        operand = self._fold(node.operand)
        value = operand.value
        if node.operator == "not" and isinstance(value, bool):
            return Folded(not value, operand.parts)
        if node.operator != "not" and isinstance(value, Decimal):
            return Folded(-value if node.operator == "-" else value, operand.parts)
        raise UnknownError

    def _await(self, node: tree.Await) -> Folded:
        return self._fold(node.operand)

    def _new(self, node: tree.New) -> Folded:
        if node.type in _ARRAYS and not node.arguments:
            return Folded((), 0)
        raise UnknownError

    def _binary(self, node: tree.Binary) -> Folded:
        first = self._fold(node.operands[0])
        if isinstance(first.value, str) and node.operators[0] == "+":
            return self._joined(first.value, first.parts, node)
        value, parts = first
        for sign, operand in zip(node.operators, node.operands[1:], strict=True):
            right = self._fold(operand)
            value = operated(sign, value, right.value)
            parts += right.parts
        return Folded(value, parts)

    def _joined(self, first: str, parts: int, node: tree.Binary) -> Folded:
        pieces, size = [first], len(first)
        for sign, operand in zip(node.operators, node.operands[1:], strict=True):
            piece = self._fold(operand)
            pieces.append(shown(piece.value))
            parts += piece.parts
            size += len(pieces[-1])
            if sign != "+" or size > MAX_FOLDED_CHARS:
                raise UnknownError
        self._long.take(size)
        return Folded("".join(pieces), parts)

    def _call(self, node: tree.Call) -> Folded:
        function = self._vocabulary.functions.get(node.name)
        if function is None or self.is_method(node.name):
            return _known(self.function(node.name))
        values, parts = [], 0
        for argument in node.arguments:
            folded = Folded(None, 0) if argument is None else self._fold(argument)
            values.append(folded.value)
            parts += folded.parts
        found = function(values)
        self._long.take(_size(found))
        return Folded(found, max(1, parts))

    def _chain(self, node: tree.Chain) -> Folded:
        """Fold `Символы.ПС`."""
        start, step = node.start, node.steps[0]
        if len(node.steps) == 1 and isinstance(start, tree.Name) and isinstance(step, tree.Member):
            value = self._vocabulary.properties.get(start.name, {}).get(step.name)
            if value is not None and not self.is_variable(start.name):
                return Folded(value, 1)
        raise UnknownError

    def _ternary(self, node: tree.Ternary) -> Folded:
        chosen = self.decided(node.condition)
        found = self._fold(node.then if chosen.value else node.otherwise)
        return Folded(found.value, found.parts + chosen.parts)


_FOLDS: Final[dict[type, Callable[[Folder, Any], Folded]]] = {
    tree.Text: Folder._text,  # noqa: SLF001 (the class's own table)
    tree.Number: Folder._number,  # noqa: SLF001
    tree.Constant: Folder._constant,  # noqa: SLF001
    tree.Name: Folder._name,  # noqa: SLF001
    tree.Binary: Folder._binary,  # noqa: SLF001
    tree.Unary: Folder._unary,  # noqa: SLF001
    tree.Call: Folder._call,  # noqa: SLF001
    tree.Chain: Folder._chain,  # noqa: SLF001
    tree.Ternary: Folder._ternary,  # noqa: SLF001
    tree.Await: Folder._await,  # noqa: SLF001
    tree.New: Folder._new,  # noqa: SLF001
}


def public(found: Folded | None) -> Constant | None:
    """Return a value as rules see it; arrays and binary data are none."""
    if found is None or isinstance(found.value, tuple | bytes):
        return None
    return Constant(found.value, found.parts)


_CONSTANTS: Final[dict[str, Scalar]] = {"true": True, "false": False, "undefined": None, "null": None}
_ARRAYS: Final = frozenset({"массив", "array"})
_MAX_DIGITS: Final = 40


def _size(value: Value) -> int:
    if isinstance(value, tuple):
        return sum(map(len, value)) + CHARS_AN_ITEM * len(value)
    return len(value) if isinstance(value, str | bytes) else 0


def _known(found: Folded | None) -> Folded:
    if found is None:
        raise UnknownError
    return found
