"""What a method handles: values, the places that hold them, calls; and what it says when it is too large."""

from collections.abc import Sequence
from typing import Any, Final, NamedTuple, TypeAlias

from onec.bsl.flow.flow import Cause

Value: TypeAlias = "int | dict[str, Value]"
Place: TypeAlias = tuple[str, tuple[str | None, ...]]
"""A variable and the keys of fields in it; None is a key that is not known."""
MAX_FIELDS: Final = 64
"""Of one container: more become its content."""
MAX_DEPTH: Final = 2
"""Of fields in fields: deeper ones become content."""
MAX_NODES: Final = 50_000
"""Of one method: real ones have up to two thousand."""
MAX_JOINS: Final = 200_000
"""Variables that are joined at the ends of branches of one method."""
MAX_MODULE_JOINS: Final = 1_000_000
"""The same of all methods of a module."""
MAX_LOOKED: Final = 10_000_000
"""Changes of variables that branches, jumps and attempts of a module look through, the same ones again and again."""


class Call(NamedTuple):
    """A call that is looked up in the tables.

    Attributes:
        at: token of its name.
        arguments: as expressions; values: their values.
        value: of what stands before the dot; place: the variable or field that this is, if it is one.
    """

    at: int
    arguments: Sequence[Any]
    values: list[Value]
    value: Value = 0
    place: Place | None = None


class Made(NamedTuple):
    """A callback: the method it names, and what that gets besides the result."""

    target: str
    more: Value


class TooLargeError(Exception):
    """Raised within the builder where a method reaches a limit; it never leaves the builder."""

    def __init__(self, cause: Cause) -> None:
        super().__init__(cause)
        self.cause = cause
