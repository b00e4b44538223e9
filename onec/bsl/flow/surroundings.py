"""What stands around the methods of a module: names that are no local variables, and its own methods."""

from onec.bsl import kinds as k
from onec.bsl.code import Code
from onec.bsl.flow.receivers import Receivers
from onec.bsl.flow.spans import Spans
from onec.bsl.flow.tables import FlowTables
from onec.bsl.module import Method
from onec.bsl.returns import Types
from onec.bsl.tree import Chain, Expression, Invoke, Member, Name


class Outside:
    """Names of one module.

    Attributes:
        methods: its own, by name; `twins` counts those of a name, if there are several.
        keys: of fields that are written, in the order they come.
        assigned: names that the method at hand gives a value to.
        joins, looked: what its methods have cost so far, see `MAX_MODULE_JOINS` and `MAX_LOOKED`.
        locals: names that the method at hand declares, takes or assigns and that are not the module's.
    """

    __slots__ = (
        "_changed",
        "_code",
        "_free",
        "_header",
        "_labels",
        "_objects",
        "_tables",
        "_variables",
        "assigned",
        "attributes",
        "commons",
        "joins",
        "keys",
        "kinds",
        "locals",
        "looked",
        "methods",
        "receivers",
        "spans",
        "starts",
        "twins",
        "words",
    )

    def __init__(self, code: Code, tables: FlowTables) -> None:
        module = code.module
        self._code = code
        self._tables = tables
        self.starts = module.tokens.starts
        self.words = module.tokens.words
        self.kinds = bytes(module.tokens.kinds)
        self.spans = Spans(self.kinds, self.words)
        self.methods: dict[str, Method] = {}
        self.twins: dict[str, int] = {}
        for method in module.methods:
            if self.methods.setdefault(method.name, method) is not method:
                self.twins[method.name] = self.twins.get(method.name, 1) + 1
        self.commons = code.commons
        self.attributes = code.around.attributes
        self.keys: dict[str, None] = {}
        self.joins = 0
        self.looked = 0
        self.assigned: set[str] = set()
        self.locals: set[str] = set()
        self._header: Method | None = None
        self._objects: frozenset[str] | None = None
        self._variables = frozenset(one.name for one in module.variables)
        self._labels = attribute_labels(code, tables)
        self._changed: dict[str, tuple[int, ...]] = {}
        self._free: dict[str, tuple[bool, int]] = {}
        self.receivers = Receivers(code, self.methods, self._variables, tables.types)

    def spelling(self, at: int) -> str:
        """Return a token as written."""
        return self._code.module.tokens.spelling(at)

    def called(self, at: int) -> str:
        """Return what a token calls as written: of a constructor its type."""
        kinds = self._code.module.tokens.kinds
        return self.spelling(at + 1 if kinds[at] == k.NEW and kinds[at + 1] == k.NAME else at)

    def enter(self, method: Method | None) -> None:
        """Turn to a method, or to the body of the module."""
        self._header = method
        self._objects = None
        module = self._code.module
        if method:
            self.assigned = self.spans.assigned(method.first, method.end)
            self.locals = self.assigned.difference(self._variables, self.attributes)
            self.locals.update([one.name for one in method.parameters])
        else:
            first = min((one.first for one in module.methods), default=0)
            last = max((one.end for one in module.methods), default=first)
            self.assigned = self.spans.assigned(0, first) | self.spans.assigned(last, len(self.words))
            self.locals = self.assigned.difference(self._variables, self.attributes)
        self.receivers.enter(method, self.locals)

    @property
    def objects(self) -> frozenset[str]:
        """Names that the method at hand, or the module, uses a member of."""
        if self._objects is None:
            first, end = (self._header.first, self._header.end) if self._header else (0, len(self.words))
            self._objects = self.spans.objects(first, end)
        return self._objects

    def types(self, expression: Expression) -> Types:
        """Return the types an expression of the method at hand may have, as far as they are known."""
        return self.receivers.types(expression)

    def shadows(self, name: str) -> bool:
        """Tell whether a method of the module surely hides that of the global context from the method at hand."""
        return self.receivers.is_method(name)

    def changed(self, method: Method) -> tuple[int, ...]:
        """Return the numbers of parameters that a method of the module may change."""
        found = self._changed.get(method.name)
        if found is None:
            names = self.spans.changed_too(method.first, method.end) if method.parameters else ()
            numbers = [number for number, one in enumerate(method.parameters) if one.name in names]
            found = self._changed[method.name] = tuple(numbers)
        return found

    def meaning(self, name: str) -> tuple[bool, int]:
        """Return of a name that is no local variable whether it is kept between methods, and its labels."""
        known = self._free.get(name)
        if known is None:
            known = self._free[name] = self._meaning(name)
        return known

    def _meaning(self, name: str) -> tuple[bool, int]:
        """Return whether a name is kept between methods, and its labels."""
        kind = self._code.around.kind.value
        labels = self._tables.words[name]
        if name in self._variables:
            return True, labels
        if name in self.attributes:
            return True, labels | self._labels
        for free in self._tables.free.get(name, ()):
            if not free.kinds or kind in free.kinds:
                return False, free.labels
        unknown = not self.attributes and self._labels and not self.is_global(name)
        return (True, labels | self._labels) if unknown else (False, 0)

    def is_guess(self, name: str) -> bool:
        """Tell whether a free name is an attribute only because nothing else is known of it."""
        return name not in self.attributes and name not in self._variables and name not in self._tables.free

    def target(self, node: Chain, number: int) -> str:
        """Return how `Site.target` names the method that a step of a chain calls; empty if it is no author's."""
        name = node.start.name if isinstance(node.start, Name) else ""
        step = node.steps[number]
        if name in self.locals or not isinstance(step, Invoke):
            return ""
        if not number:
            if self.commons is None:
                there = name not in self._tables.globals_known and self.is_guess(name)
            else:
                there = step.name in self.commons.get(name, ())
            return f"{name}.{step.name}" if there else ""
        kind = self._tables.managers.get(name)
        first = node.steps[0]
        return f"{kind}.{first.name}.{step.name}" if kind and isinstance(first, Member) else ""

    def is_global(self, name: str) -> bool:
        """Tell whether a name is known to be of the global context or a common module."""
        return name in self._tables.globals_known or (self.commons is not None and name in self.commons)


def attribute_labels(code: Code, tables: FlowTables) -> int:
    """Return what attributes carry that modules of this kind see as bare names."""
    owner = code.around.object.partition(".")[0]
    return tables.attributes.get(owner, tables.attributes.get(code.around.kind.value, 0))
