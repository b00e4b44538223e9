"""Light types of the variables and functions of one module.

A variable may be all that it is given at any place of its method (one of the module's: of the module). Functions are
looked into `MAX_CALLS` deep. What one question finds never depends on what was asked before it.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Final
from weakref import proxy

from onec.bsl import tree
from onec.bsl.constants import Constant
from onec.bsl.facts import Facts
from onec.bsl.returns import NONE, Types
from onec.bsl.types import MAX_TYPES, Typer, common_module
from onec.bsl.values import Values
from onec.bsl.written import Given

MAX_CALLS: Final = 3
"""Functions of the module that return what another one returns."""

PASSES: Final = 3
"""Variables that are given others further down are looked at again."""


class Kin:
    """What a module is part of, as far as types follow from it.

    Attributes:
        names: types of names of the context that mean the module's owner: `ЭтотОбъект`.
        commons: names of common modules; there may be thousands, and each module of an artifact has them all.
        form_object: of the object that a form edits.
        request: of the only parameter of a function: the request to an HTTP service.
    """

    __slots__ = ("commons", "form_object", "names", "request")

    def __init__(
        self, names: Mapping[str, Types], commons: Collection[str], form_object: Types, request: Types
    ) -> None:
        self.names = names
        self.commons = commons
        self.form_object = form_object
        self.request = request


class VariableTypes:
    """Types of a module, found when first asked for; `outer` is the method that runs it as a text."""

    def __init__(self, facts: Facts, values: Values, kin: Kin, outer: "View | None" = None) -> None:
        self.outer = outer
        self.values = values
        self.kin = kin
        self._facts = facts
        self._views: dict[tuple[str, int, bool], View] = {}
        self._shared: dict[str, Types] | None = None

    def types(self, method: str, node: tree.Expression | None) -> Types:
        """Return the types of an expression of a method."""
        return self.view(method, MAX_CALLS, bare=False).types(node)

    def variable(self, method: str, name: str) -> Types:
        """Return the types of a variable or parameter of a method, none for everything else."""
        return self.view(method, MAX_CALLS, bare=False).variable_types(name) or NONE

    def view(self, method: str, calls: int, *, bare: bool) -> "View":
        """Return a method as it looks with functions so many calls deep; bare: without the module's variables."""
        found = self._views.get((method, calls, bare))
        if found is None:
            found = self._views[method, calls, bare] = View(self, self._facts, method, calls, bare=bare)
        return found

    def shared(self) -> dict[str, Types]:
        """Return the types of the module's variables."""
        if self._shared is None:
            self._shared = {
                name: _some(self.view(method, MAX_CALLS, bare=True).given(one) for method, one in values)
                for name, values in self._facts.shared().items()
            }
        return self._shared


class View(Typer):
    """A method, and what its names may be."""

    def __init__(self, all_types: VariableTypes, facts: Facts, method: str, calls: int, *, bare: bool) -> None:
        super().__init__()
        self._all: VariableTypes = proxy(all_types)  # which holds this view
        self._facts = facts
        self._method = method
        self._calls = calls
        self._bare = bare
        self._returned: Types | None = None
        self._table: dict[str, Types] | None = None

    def given(self, one: Given) -> Types:
        """Return the types of what a variable is given."""
        return self.types(one.value) if one.collection is None else self.items(one.collection)

    def returned(self) -> Types:
        """Return the types that a function returns."""
        if self._returned is None:
            self._returned = _some(map(self.types, self._facts.written(self._method).returned))
        return self._returned

    def variable_types(self, name: str) -> Types | None:
        """Return the types of a variable or parameter, None for a name of the context."""
        if self._facts.is_local(self._method, name):
            return self._settled().get(name, NONE)
        if name in self._facts.symbols.variables:
            return NONE if self._bare else self._all.shared().get(name, NONE)
        return self._all.outer.variable_types(name) if self._all.outer else None

    def function_types(self, name: str) -> Types | None:
        """Return the types that a function of the module gives, None where the module has no such method."""
        if name not in self._facts.symbols.methods:
            return self._all.outer.function_types(name) if self._all.outer else None
        return self._all.view(name, self._calls - 1, bare=self._bare).returned() if self._calls else NONE

    def is_method(self, name: str) -> bool:
        """Tell what is surely a method of the module."""
        outer = self._all.outer
        return self._facts.shadows(name, self._method) or (outer is not None and outer.is_method(name))

    def own_types(self, name: str) -> Types:
        """Return the types of a name of the context that belongs to this artifact."""
        kin = self._all.kin
        if name in kin.names:
            return kin.names[name]
        return common_module(name) if name in kin.commons else NONE

    def constant(self, node: tree.Expression | None) -> Constant | None:
        """Return the value of a constant."""
        return self._all.values.constant(self._method, node)

    def form_object(self) -> Types:
        """Return the type of the object that the module's form edits."""
        return self._all.kin.form_object

    def _settled(self) -> dict[str, Types]:
        """Return the types of the method's variables."""
        if self._table is None:
            table = self._table = self._parameters()
            given = [
                (name, one)
                for name, values in self._facts.written(self._method).given.items()
                if self._facts.is_local(self._method, name)
                for one in values
                if type(one.value) not in _UNTOLD or one.collection is not None
            ]
            for _ in range(PASSES):
                before = sum(map(len, table.values()))
                for name, one in given:
                    table[name] = _some((table.get(name, NONE), self.given(one)))
                if sum(map(len, table.values())) == before:
                    break
        return self._table

    def _parameters(self) -> dict[str, Types]:
        headers = self._facts.methods(self._method)
        return {
            header.parameters[0].name: self._all.kin.request
            for header in headers
            if header.function and len(header.parameters) == 1 and self._all.kin.request
        }


_UNTOLD: Final = frozenset({type(None), tree.Constant})


def _some(several: Iterable[Types]) -> Types:
    """Return all types, at most `MAX_TYPES` of them."""
    found = NONE.union(*several)
    return found if len(found) <= MAX_TYPES else frozenset(sorted(found)[:MAX_TYPES])
