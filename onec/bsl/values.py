"""Constants that variables and functions of one module stand for.

A variable is constant if it is given one value at one place of its method (one of the module's: of the module) and no
one else can give it another. Functions are looked into `MAX_CALLS` deep. What one question finds never depends on what
was asked before it.
"""

from collections.abc import Iterable
from typing import Final
from weakref import proxy

from onec.bsl import tree
from onec.bsl.choices import Choices, Tried
from onec.bsl.constants import MAX_STEPS, PLAIN, Constant, Folded, Folder, Long, Vocabulary, public
from onec.bsl.facts import Facts
from onec.bsl.possible import Possible, different
from onec.bsl.written import ADDS, Given, Written

MAX_CALLS: Final = 4
"""Functions of the module that return what another one returns."""

PASSES: Final = 3
"""Variables that are given others further down are looked at again."""

_READS: Final = ADDS | {"количество", "count", "вграница", "ubound", "найти", "find", "получить", "get"}

Table = dict[str, Folded | None]
"""The value by variable; None for those that are not constant."""


class Values:
    """Constants of a module, found when first asked for; `outer` is the method that runs it as a text."""

    def __init__(self, facts: Facts, outer: "View | None" = None, vocabulary: Vocabulary = PLAIN) -> None:
        self.long = Long()
        self.tried = Tried()
        self.outer = outer
        self.vocabulary = vocabulary
        self._facts = facts
        self._views: dict[tuple[str, int, bool], View] = {}
        self._shared: Table | None = None
        self._shared_choices: dict[str, tuple[Folded, ...]] | None = None

    def constant(self, method: str, node: tree.Expression | None) -> Constant | None:
        """Return the value of an expression of a method."""
        return public(self.view(method, MAX_CALLS, bare=False).fold(node))

    def constants(self, method: str, node: tree.Expression | None) -> tuple[Constant, ...]:
        """Return the values that an expression of a method may have, as far as they are known."""
        return self.view(method, MAX_CALLS, bare=False).possible.constants(node)

    def is_known(self, method: str, node: tree.Expression | None) -> bool:
        """Tell whether an expression of a method is one of some constants and nothing else."""
        return self.view(method, MAX_CALLS, bare=False).possible.is_known(node)

    def view(self, method: str, calls: int, *, bare: bool) -> "View":
        """Return a method as it looks with functions so many calls deep; bare: without the module's variables."""
        found = self._views.get((method, calls, bare))
        if found is None:
            found = self._views[method, calls, bare] = View(self, self._facts, method, calls, bare=bare)
        return found

    def shared(self) -> Table:
        """Return the constants of the module's variables; those that other modules can reach are none."""
        if self._shared is None:
            self._shared = {}
            exported = {one.name for one in self._facts.module.variables if one.exported}
            given = self._facts.shared()
            changed = self._facts.shared_changed() if given else frozenset()
            ordered = sorted(given.items(), key=lambda item: item[1][0][1].offset)
            for name, values in ordered:
                if name not in exported and name not in changed and _at_one_place(one for _, one in values):
                    views = {method: self.view(method, MAX_CALLS, bare=True) for method, _ in values}
                    self._shared[name] = _only(views[method].fold(one.value, self._shared) for method, one in values)
        return self._shared

    def shared_choices(self, name: str) -> tuple[Folded, ...]:
        """Return the constants that a variable of the module is given."""
        if self._shared_choices is None:
            self._shared_choices = {}
            for one, values in self._facts.shared().items():
                folded = (self.view(method, MAX_CALLS, bare=False).fold(given.value) for method, given in values)
                self._shared_choices[one] = different(folded)
        return self._shared_choices.get(name, ())


class View(Folder):
    """A method, and what its names stand for."""

    def __init__(self, values: Values, facts: Facts, method: str, calls: int, *, bare: bool) -> None:
        super().__init__(facts.module, values.long, values.vocabulary)
        self._values: Values = proxy(values)  # which holds this view
        self._facts = facts
        self._method = method
        self._calls = calls
        self._bare = bare
        self._known: Table = {}
        self._table: Table | None = None
        self._returned: Folded | None = None
        self._has_returned = False
        self._possible: Possible | None = None

    def fold(self, node: tree.Expression | None, known: Table | None = None) -> Folded | None:
        """Return the value of an expression; `known` are the module's variables for a bare view."""
        if type(node) not in _LEAVES:
            self._settle()
        if known is not None:
            self._known = known
        return self.folded(node)

    @property
    def possible(self) -> Possible:
        """What its expressions may be besides what they are."""
        if self._possible is None:
            own: View = proxy(self)  # which holds it
            self._possible = Possible(own, self._facts, self._method)
        return self._possible

    def choices(self) -> Choices:
        """Return what folds an expression of the method in all ways."""
        self._settle()
        values = self._values
        return Choices(self, self._facts.module, values.long, values.vocabulary, values.tried)

    def variable_choices(self, name: str) -> tuple[Folded, ...]:
        """Return the values that a variable is given, as far as they are known."""
        outer = self._values.outer
        if self._facts.is_local(self._method, name):
            return self.possible.variable(name)
        if name in self._facts.symbols.variables:
            return () if self._bare else self._values.shared_choices(name)
        return outer.variable_choices(name) if outer else ()

    def function_choices(self, name: str) -> tuple[Folded, ...]:
        """Return the values that a function of the module returns, as far as they are known."""
        if name not in self._facts.symbols.methods:
            return self._values.outer.function_choices(name) if self._values.outer else ()
        return self._values.view(name, self._calls - 1, bare=self._bare).possible.returned() if self._calls else ()

    def returned(self) -> Folded | None:
        """Return the only value that a function returns."""
        if not self._has_returned:
            self._has_returned = True
            returned = self._facts.written(self._method).returned
            if all(map(self.can_be_constant, returned)):
                self._returned = _only(self.fold(node) for node in returned)
        return self._returned

    def seen(self, name: str) -> Folded | None:
        """Return the only value of a variable as code sees it that the method runs as a text."""
        self._settle()
        return self.variable(name)

    def variable(self, name: str) -> Folded | None:
        """Return the only value of a variable."""
        outer = self._values.outer
        if self._facts.is_local(self._method, name):
            return self._table.get(name) if self._table else None
        if name in self._facts.symbols.variables:
            return self._known.get(name) if self._bare else self._values.shared().get(name)
        return outer.seen(name) if outer else None

    def function(self, name: str) -> Folded | None:
        """Return the only value of a function of the module."""
        if name not in self._facts.symbols.methods:
            return self._values.outer.function(name) if self._values.outer else None
        if self._calls == 0:
            return None
        return self._values.view(name, self._calls - 1, bare=self._bare).returned()

    def is_method(self, name: str) -> bool:
        """Tell what is surely a method of the module."""
        outer = self._values.outer
        return self._facts.shadows(name, self._method) or (outer is not None and outer.is_method(name))

    def is_variable(self, name: str) -> bool:
        """Tell a variable or parameter from a name of the context."""
        outer = self._values.outer
        return self._facts.is_variable(self._method, name) or (outer is not None and outer.is_variable(name))

    def _settle(self) -> None:
        """Find the constants among the method's variables, in the order of the text."""
        if self._table is not None:
            return
        self._table = {}
        facts = self._facts.written(self._method)
        if not facts.given:
            return
        open_variables = self._candidates(facts)
        steps = MAX_STEPS + sum(map(len, facts.given.values()))
        for _ in range(PASSES):
            again = []
            for name, values in open_variables:
                folded = self._value(name, values, facts, steps)
                if folded is not None:
                    self._table[name] = folded
                else:
                    again.append((name, values))
            if len(again) in {0, len(open_variables)}:
                break
            open_variables = again

    def _candidates(self, facts: Written) -> list[tuple[str, list[Given]]]:
        is_local, can_be = self._facts.is_local, self.can_be_constant
        found = {
            name: values
            for name, values in facts.given.items()
            if _at_one_place(values) and all(can_be(one.value) for one in values) and is_local(self._method, name)
        }
        others = self._facts.given_by_others(self._method, found)
        return [(name, values) for name, values in found.items() if name not in others]

    def can_be_constant(self, node: tree.Expression | None) -> bool:
        """Tell by its shape what folding would only give up at."""
        match node:
            case tree.Binary():
                return all(map(self.can_be_constant, node.operands))
            case tree.Chain(_, start, steps):
                return len(steps) == 1 and type(start) is tree.Name and start.name in self._values.vocabulary.properties
            case tree.Call():
                if node.name in self._facts.symbols.methods or self._values.outer is not None:
                    return True
                given = (one for one in node.arguments if one is not None)
                return node.name in self._values.vocabulary.functions and all(map(self.can_be_constant, given))
            case tree.New():
                return not node.arguments
            case _:
                return True

    def _value(self, name: str, values: list[Given], facts: Written, steps: int) -> Folded | None:
        found = _only(self.folded(one.value, steps) for one in values)
        if found is None or not isinstance(found.value, tuple):
            return found
        added = facts.added.get(name, ())
        calls = facts.members.get(name, ())
        if not _READS.issuperset(calls) or sum(call in ADDS for call in calls) != len(added):
            return None
        items, parts = list(found.value), found.parts
        for node in added:
            item = self.folded(node, steps)
            if item is None or not isinstance(item.value, str):
                return None
            items.append(item.value)
            parts += item.parts
        return Folded(tuple(items), parts)


_LEAVES: Final = frozenset({tree.Text, tree.Number, tree.Constant, type(None)})


def _at_one_place(values: Iterable[Given]) -> bool:
    """Tell one assignment, be it read for several branches of the preprocessor, from several and from counters."""
    offsets = set()
    for one in values:
        if one.value is None:
            return False
        offsets.add(one.offset)
    return len(offsets) == 1


def _only(folded: Iterable[Folded | None]) -> Folded | None:
    """Return the value that all have, None if there is none."""
    only: Folded | None = None
    for one in folded:
        if one is None or (only is not None and (type(one.value) is not type(only.value) or one.value != only.value)):
            return None
        only = only or one
    return only
