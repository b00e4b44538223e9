"""What the expressions of one method may be: all constants among what its variables are given and functions return."""

from collections.abc import Iterable, Mapping
from typing import Final, Protocol

from onec.bsl import tree
from onec.bsl.choices import Choices
from onec.bsl.constants import Constant, Folded, public
from onec.bsl.facts import Facts

MAX_POSSIBLE: Final = 16
"""Constants that one variable or expression may be; of more the last ones of the text are told."""

MAX_LOOKED: Final = 64
"""Values that are looked at to tell whether an expression is one of some constants."""

PASSES: Final = 3
"""Variables that are given others further down are looked at again."""


class Method(Protocol):
    """A method, and what its expressions are."""

    def fold(self, node: tree.Expression | None) -> Folded | None:
        """Return the only value of an expression."""

    def variable(self, name: str) -> Folded | None:
        """Return the only value of a variable."""

    def variable_choices(self, name: str) -> tuple[Folded, ...]:
        """Return the values that a variable is given, as far as they are known."""

    def choices(self) -> Choices:
        """Return what folds an expression of the method in all ways."""

    def can_be_constant(self, node: tree.Expression | None) -> bool:
        """Tell by its shape what no choice makes constant."""


class Possible:
    """What expressions of one method may be."""

    def __init__(self, method: Method, facts: Facts, name: str) -> None:
        self._method = method
        self._facts = facts
        self._name = name
        self._variables: dict[str, tuple[Folded, ...]] | None = None
        self._returned: tuple[Folded, ...] | None = None

    def constants(self, node: tree.Expression | None) -> tuple[Constant, ...]:
        """Return the values that an expression may have, as far as they are known."""
        return tuple(one for found in self._all(node) if (one := public(found)) is not None)

    def is_known(self, node: tree.Expression | None) -> bool:
        """Tell whether an expression is one of some constants and nothing else: of a choice both sides are."""
        ahead, seen = [node], set()
        for _ in range(MAX_LOOKED):
            if not ahead:
                return True
            one = ahead.pop()
            if public(self._method.fold(one)) is not None:
                continue
            if isinstance(one, tree.Ternary):
                ahead += (one.then, one.otherwise)
            elif not isinstance(one, tree.Name):
                return False
            elif one.name not in seen:
                seen.add(one.name)
                given = self._all_given(one.name)
                if not given:
                    return False
                ahead += given
        return False

    def variable(self, name: str) -> tuple[Folded, ...]:
        """Return the values that a variable of the method is given, as far as they are known."""
        if self._variables is None:
            self._variables = {}
            self._fill(self._variables)
        return self._variables.get(name, ())

    def returned(self) -> tuple[Folded, ...]:
        """Return the values that a function returns, as far as they are known."""
        if self._returned is None:
            returned = self._facts.written(self._name).returned
            some = filter(self._method.can_be_constant, reversed(returned))
            self._returned = different(one for node in some for one in self._all(node))
        return self._returned

    def _all(self, node: tree.Expression | None) -> tuple[Folded, ...]:
        if isinstance(node, tree.Name):  # most are, and one of 16 values would be folded 16 times
            only = self._method.fold(node)
            return self._method.variable_choices(node.name) if only is None else (only,)
        return different(self._method.choices().values(node))

    def _fill(self, found: dict[str, tuple[Folded, ...]]) -> None:
        """Look what may be of the variables that are not constant."""
        given = self._given()
        for _ in range(PASSES):
            before = dict(found)
            for name, values in given.items():
                found[name] = different(one for node in reversed(values) for one in self._all(node))
            if found == before:
                break

    def _given(self) -> Mapping[str, list[tree.Expression]]:
        """Return what the method gives its variables, and what parameters are where they are not given."""
        can_be = self._method.can_be_constant
        given = {
            name: [one.value for one in values if one.value is not None and can_be(one.value)]
            for name, values in self._facts.written(self._name).given.items()
            if self._facts.is_local(self._name, name) and self._method.variable(name) is None
        }
        for header in self._facts.methods(self._name):
            for one in header.parameters:
                if one.default is not None:
                    given[one.name] = [one.default, *given.get(one.name, ())]
        return given

    def _all_given(self, name: str) -> list[tree.Expression]:
        """Return the values that a variable of the method is assigned; none where it may get others."""
        if not self._facts.is_local(self._name, name) or name in self._facts.given_by_others(self._name, (name,)):
            return []
        given = self._facts.written(self._name).given.get(name, ())
        values = [one.value for one in given if one.value is not None]
        return values if len(values) == len(given) else []


def different(folded: Iterable[Folded | None]) -> tuple[Folded, ...]:
    """Return the first values that are not the same."""
    found: dict[tuple[type, object], Folded] = {}
    for one in folded:
        if one is not None:
            found.setdefault((type(one.value), one.value), one)
            if len(found) == MAX_POSSIBLE:
                break
    return tuple(found.values())
