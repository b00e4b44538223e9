"""Values that an expression may have where it is not the same at each run: those of them that are known.

A variable may be each constant that it is given, whatever else it may be; a function of the module each that it
returns; of a choice either side counts. An expression is folded anew for each way to choose.
"""

from collections.abc import Iterator
from typing import Final, Protocol

from onec.bsl import tree
from onec.bsl.constants import MAX_STEPS, Folded, Folder, Long, Vocabulary
from onec.bsl.module import Module
from onec.bsl.text_functions import UnknownError

MAX_WAYS: Final = 64
"""In which one expression is folded."""

MAX_MODULE_STEPS: Final = 500_000
"""Operands that all expressions of a module are folded from in more ways than one."""


class Tried:
    """How many operands a module has left; `limited` tells that some ways were left out."""

    __slots__ = ("left", "limited")

    def __init__(self, left: int = MAX_MODULE_STEPS) -> None:
        self.left = left
        self.limited = False

    def take(self, steps: int) -> bool:
        """Count some operands, and tell whether any are left."""
        self.left -= steps
        self.limited = self.left < 0
        return not self.limited


class Names(Protocol):
    """What names stand for in one method, and what they may be besides."""

    def variable(self, name: str) -> Folded | None:
        """Return the only value of a variable."""

    def function(self, name: str) -> Folded | None:
        """Return the only value of a function of the module."""

    def variable_choices(self, name: str) -> tuple[Folded, ...]:
        """Return values that a variable may have."""

    def function_choices(self, name: str) -> tuple[Folded, ...]:
        """Return values that a function of the module may return."""

    def is_method(self, name: str) -> bool:
        """Tell what is surely a method of the module."""

    def is_variable(self, name: str) -> bool:
        """Tell a variable or parameter from a name of the context."""


class Choices(Folder):
    """Folds expressions of one method in all ways."""

    __slots__ = ("_at", "_counts", "_made", "_names", "_sure", "_tried", "_way")

    def __init__(self, names: Names, module: Module, long: Long, vocabulary: Vocabulary, tried: Tried) -> None:
        super().__init__(module, long, vocabulary)
        self._names = names
        self._tried = tried
        self._way: list[int] = []
        self._counts: list[int] = []
        self._made: dict[str, Folded] = {}
        self._at = 0
        self._sure = False

    def values(self, node: tree.Expression | None) -> Iterator[Folded]:
        """Yield the values of an expression that are known, the same ones again and again."""
        self._way = []
        for _ in range(MAX_WAYS):
            self._at = 0
            self._counts = []
            self._made = {}
            found = self.folded(node)
            if found is not None:
                yield found
            way = self._way
            while way and way[-1] + 1 >= self._counts[len(way) - 1]:
                way.pop()
            if not way or not self._tried.take(MAX_STEPS - self._steps):
                return
            way[-1] += 1

    def variable(self, name: str) -> Folded | None:
        """Return the value that is chosen for a variable; it has the same wherever it stands."""
        made = self._made.get(name)
        if made is None:
            made = self._names.variable(name) or self._one_of(self._names.variable_choices(name))
            if made is not None:
                self._made[name] = made
        return made

    def function(self, name: str) -> Folded | None:
        """Return the value that is chosen for a call of a function."""
        return self._names.function(name) or self._one_of(self._names.function_choices(name))

    def is_method(self, name: str) -> bool:
        """Tell what is surely a method of the module."""
        return self._names.is_method(name)

    def is_variable(self, name: str) -> bool:
        """Tell a variable or parameter from a name of the context."""
        return self._names.is_variable(name)

    def decided(self, condition: tree.Expression) -> Folded:
        """Return the value of a condition, either one if it has none; within it nothing is chosen."""
        if self._sure:
            return super().decided(condition)
        self._sure = True
        try:
            return super().decided(condition)
        except UnknownError:
            return Folded(bool(self._choose(2)), 0)
        finally:
            self._sure = False

    def _one_of(self, values: tuple[Folded, ...]) -> Folded | None:
        return values[self._choose(len(values))] if values and not self._sure else None

    def _choose(self, count: int) -> int:
        """Return the number that is chosen here on the way at hand."""
        if self._at == len(self._way):
            self._way.append(0)
        self._counts.append(count)
        self._at += 1
        return self._way[self._at - 1]
