"""What the methods of one module give their variables, read when first asked for."""

from collections.abc import Callable, Collection, Container, Iterable
from functools import cached_property
from typing import Final

from onec.bsl.module import Method, Module
from onec.bsl.naming import methods_naming
from onec.bsl.symbols import Symbols
from onec.bsl.written import OUTPUTS, PLATFORM, Given, Handed, Written, written

MAX_HANDING: Final = 4
"""Methods that hand one variable on to each other."""


class Facts:
    """Variables of a module's methods; the body outside of methods is the method of the empty name.

    What is handed to another module, of the artifact or of the configuration, may come back with another value, unlike
    what is handed to the platform or to what the form itself has: `own`, lower-case names. `shadows` tells whether a
    method of the module, by its name, surely hides that of the global context from a caller.
    """

    def __init__(
        self, module: Module, symbols: Symbols, own: Collection[str], shadows: Callable[[str, str], bool]
    ) -> None:
        self.module = module
        self.symbols = symbols
        self.own = own
        self.shadows = shadows
        self._methods: dict[str, list[Method]] = {}
        self._parameters: dict[str, frozenset[str]] = {}
        self._written: dict[str, Written] = {}
        self._writes: dict[tuple[str, int], frozenset[int]] = {}
        self._shared: dict[str, list[tuple[str, Given]]] | None = None
        for method in module.methods:
            self._methods.setdefault(method.name, []).append(method)

    @property
    def names(self) -> Collection[str]:
        """The methods, in the order of the text."""
        return self._methods.keys()

    def written(self, method: str) -> Written:
        """Return the facts of a method's body; of several methods with one name those of all."""
        found = self._written.get(method)
        if found is None:
            bodies = [one.body for one in self._methods.get(method, ())]
            if not method:
                bodies.append(self.module.body)
            found = self._written[method] = written(self.module, bodies, self.symbols.methods)
        return found

    def methods(self, name: str) -> Collection[Method]:
        """Return the methods of a name: several where branches of the preprocessor have one each."""
        return self._methods.get(name, ())

    def parameters(self, method: str) -> frozenset[str]:
        """Return the names of a method's parameters."""
        found = self._parameters.get(method)
        if found is None:
            headers = self._methods.get(method, ())
            found = self._parameters[method] = frozenset(one.name for header in headers for one in header.parameters)
        return found

    def is_local(self, method: str, name: str) -> bool:
        """Tell a variable or parameter of a method from everything else."""
        if name in self.parameters(method):
            return True
        facts = self.written(method)
        return name in facts.declared or (name in facts.given and name not in self.symbols.variables)

    def is_variable(self, method: str, name: str) -> bool:
        """Tell a variable, be it the module's, or parameter from a name of the context."""
        return name in self.symbols.variables or self.is_local(method, name)

    def changed(self, method: str, among: Container[str]) -> frozenset[str]:
        """Return the variables among some that a method hands to others who may give them another value."""
        handed = [one for one in self.written(method).handed if one.name in among]
        return frozenset(one.name for one in handed if self._is_changed(method, one, MAX_HANDING))

    def given_by_others(self, method: str, names: Iterable[str]) -> frozenset[str]:
        """Return the variables among some to which others than assignments of a method may give a value."""
        others = self.parameters(method) | self.written(method).changed
        left = [name for name in names if name not in others]
        return others | self.changed(method, left) if left else others

    def shared(self) -> dict[str, list[tuple[str, Given]]]:
        """Return the values that the module's variables get, with the methods that give them."""
        if self._shared is None:
            self._shared = {}
            if self.symbols.variables:
                for method in filter(self._naming[1].__contains__, self._all()):
                    for name, given in self.written(method).given.items():
                        if name in self.symbols.variables and not self.is_local(method, name):
                            self._shared.setdefault(name, []).extend((method, one) for one in given)
        return self._shared

    def shared_changed(self) -> frozenset[str]:
        """Return the module's variables that some method hands to others who may give them another value."""
        if not self.symbols.variables:
            return frozenset()
        naming = filter(self._naming[0].__contains__, self._all())
        return frozenset().union(*(self.changed(one, self.symbols.variables) for one in naming))

    @cached_property
    def _naming(self) -> tuple[frozenset[str], frozenset[str]]:
        """The methods that name a variable of the module, and those of them that may give it a value."""
        return methods_naming(self.module, self.symbols.variables)

    def _all(self) -> Iterable[str]:
        return dict.fromkeys(["", *self._methods])

    def _is_changed(self, method: str, one: Handed, depth: int) -> bool:
        if one.receiver:
            foreign = one.receiver not in PLATFORM and one.receiver not in self.own
            return foreign and not self.is_variable(method, one.receiver)
        if one.method in self.symbols.methods:
            return one.argument in self._writes_of(one.method, depth)
        return one.method in OUTPUTS

    def _writes_of(self, method: str, depth: int) -> frozenset[int]:
        """Return the numbers of the parameters by reference to which a method may give another value."""
        found = self._writes.get((method, depth))
        if found is None:
            facts = self.written(method)
            handed = {one.name for one in facts.handed if depth and self._is_changed(method, one, depth - 1)}
            found = self._writes[method, depth] = frozenset(
                number
                for header in self._methods.get(method, ())
                for number, one in enumerate(header.parameters)
                if not one.by_value and (one.name in facts.given or one.name in handed)
            )
        return found
