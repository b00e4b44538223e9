"""The state of building one graph: variables and their values at this point of the text, nodes made so far.

A value is the number of a node, or the fields of a container that are known, by key; the key "" is its content: what
may be under any other key. Values are never changed in place.

Variables live in one dictionary with a trail of what was overwritten, so that a branch costs what it changes.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Protocol, TypeAlias

from onec.bsl.flow.flow import Cause
from onec.bsl.flow.graph import DERIVED, FIELD, JOIN, SHARED, SOURCE, STRUCT, VALUE_KEYS, Node, Sink, Site
from onec.bsl.flow.surroundings import Outside
from onec.bsl.flow.tables import FlowTables
from onec.bsl.flow.values import (
    MAX_DEPTH,
    MAX_FIELDS,
    MAX_JOINS,
    MAX_LOOKED,
    MAX_MODULE_JOINS,
    Made,
    Place,
    TooLargeError,
    Value,
)
from onec.bsl.tree import Name, New

Evaluator: TypeAlias = "Callable[[Builder, Any], Value]"


class Head(Protocol):
    """A loop: names that it may change, and their values at its head."""

    assigned: frozenset[str]

    def carry(self, builder: "Builder", name: str) -> int:
        """Return the node of a name at the head of the loop."""


class Builder:
    """Variables and nodes of one method."""

    __slots__ = (
        "_fields",
        "_free",
        "_packed",
        "_shared",
        "callbacks",
        "caught",
        "danger",
        "dead",
        "evaluators",
        "held",
        "joins",
        "loops",
        "made",
        "nodes",
        "outside",
        "raised",
        "row",
        "rows",
        "sinks",
        "sites",
        "starts",
        "tables",
        "trail",
        "variables",
        "words",
        "writes",
        "written",
    )

    def __init__(self, tables: FlowTables, outside: Outside, evaluators: Mapping[type, Evaluator]) -> None:
        self.tables = tables
        self.outside = outside
        self.evaluators = evaluators
        self.starts = outside.starts
        self.words = outside.words
        self.variables: dict[str, Value] = {}
        self.raised: list[Value] = []
        self.caught: Value = 0
        self.trail: list[tuple[str, Value | None]] = []
        self.dead = False
        self.danger = 0
        self.joins = 0
        self.loops: list[Head] = []
        self.nodes: list[Node] = [()]
        self.sites: list[Site] = []
        self.sinks: list[Sink] = []
        self.writes: list[tuple[str, int]] = []
        self.written: dict[str, None] = {}
        self.rows: dict[str, Place] = {}
        self.held: dict[str, dict[str, None]] = {}
        self.row: Place | None = None
        self.callbacks: dict[str, Made] = {}
        self.made: dict[int, Made] = {}
        self._free: dict[str, int] = {}
        self._shared: dict[str, int] = {}
        self._fields: dict[tuple[int, str], int] = {}
        self._packed: dict[int, tuple[Value, int]] = {}

    def evaluate(self, expression: object) -> Value:
        """Return the value of an expression, after everything that evaluating it does."""
        evaluator = self.evaluators.get(type(expression))
        return evaluator(self, expression) if evaluator else 0

    def evaluate_all(self, expressions: Iterable[object]) -> list[Value]:
        """Return the values of expressions in their order."""
        known = self.evaluators.get
        return [evaluator(self, one) if (evaluator := known(type(one))) else 0 for one in expressions]

    def callback_of(self, expression: object) -> Made | None:
        """Return the callback that an expression is."""
        if type(expression) is Name:
            return self.callbacks.get(expression.name)
        return self.made.get(expression.at) if type(expression) is New else None

    def add(self, node: Node) -> int:
        """Add a node and return its number."""
        nodes = self.nodes
        number = len(nodes)
        nodes.append(node)
        return number

    # Variables.

    def get(self, name: str, at: int = 0) -> Value:
        """Return the value of a variable, used at a token."""
        value = self.variables.get(name)
        return self.absent(name, at) if value is None else value

    def set(self, name: str, value: Value) -> None:
        """Give a variable a value."""
        self.trail.append((name, self.variables.get(name)))
        self.variables[name] = value

    def absent(self, name: str, at: int) -> Value:
        """Return the value of a name that this method has given none so far."""
        if name in self.outside.locals:
            for loop in self.loops:
                if name in loop.assigned:
                    # It may have one from the round before: as if it had been there since the loop began.
                    value = self.variables[name] = loop.carry(self, name)
                    return value
            return 0
        free = self._free.get(name)
        if free is None:
            free = self._free[name] = self._meaning(name, at)
        if free:
            self.variables[name] = free  # as if it had been there since the method began
        return free

    def _meaning(self, name: str, at: int) -> int:
        """Return the node of a name that is no local variable."""
        is_shared, labels = self.outside.meaning(name)
        value = self.shared(name) if is_shared else 0
        return self.derive(at, (value,), 0, labels) if labels else value

    def forget(self) -> None:
        """Take into account that a called method may write to what is shared, as this one did."""
        for name in self.written:
            value = self.variables.pop(name, None)
            if value is not None:
                self.trail.append((name, value))
                self.variables[name] = self.absent(name, 0)
        self.written.clear()

    def changed(self, mark: int) -> dict[str, Value]:
        """Return the variables changed since a mark of the trail, with their values."""
        if len(self.trail) == mark:
            return {}
        self.outside.looked += len(self.trail) - mark
        if self.outside.looked > MAX_LOOKED:
            raise TooLargeError(Cause.MODULE)
        variables = self.variables
        return {name: variables[name] for name, _ in self.trail[mark:]}

    def undo(self, mark: int) -> None:
        """Take back what changed since a mark."""
        trail = self.trail
        if len(trail) == mark:
            return
        variables = self.variables
        for name, value in reversed(trail[mark:]):
            if value is None:
                variables.pop(name, None)
            else:
                variables[name] = value
        del trail[mark:]

    def merge_changes(self, exits: list[dict[str, Value]]) -> None:
        """Go on after branches, each told by what it changed; none means that no branch comes to its end."""
        if not exits:
            self.dead = True
            return
        names = dict.fromkeys(exits[0])
        for changes in exits[1:]:
            names.update(dict.fromkeys(changes))
        if not names:
            return
        self.spend(len(names) * len(exits))
        for name in names:
            values = [changes[name] if name in changes else self.get(name) for changes in exits]
            result = values[0]
            for value in values[1:]:
                result = self.join(result, value)
            self.set(name, result)

    def spend(self, count: int) -> None:
        """Count variables that are joined, and stop at the limit."""
        self.joins += count
        self.outside.joins += count
        if self.joins > MAX_JOINS:
            raise TooLargeError(Cause.METHOD)
        if self.outside.joins > MAX_MODULE_JOINS:
            raise TooLargeError(Cause.MODULE)

    # Values.

    def join(self, one: Value, other: Value) -> Value:
        """Return a value that is one or the other."""
        if one is other:
            return one
        if other in (one, 0):
            return one
        if one == 0:
            return other
        if isinstance(one, dict) and isinstance(other, dict):
            keys = [*one, *(key for key in other if key not in one)]
            if len(keys) <= MAX_FIELDS:
                return {key: self.join(self.read(one, key), self.read(other, key)) for key in keys}
        return self.add((JOIN, self.pack(one), self.pack(other)))

    def join_all(self, values: Iterable[Value]) -> Value:
        """Return a value that is one of these."""
        result: Value = 0
        for value in values:
            if value != 0:
                result = self.join(result, value)
        return result

    def read(self, value: Value, key: str) -> Value:
        """Return a field."""
        if isinstance(value, int):
            return self.field(value, key) if value else 0
        found = value.get(key)
        if found is not None:
            return found
        if key in VALUE_KEYS:
            return self.pack(value)
        return self.read(value[""], key)

    def field(self, node: int, key: str) -> int:
        """Return the node of a field of another."""
        found = self._fields.get((node, key))
        if found is None:
            found = self._fields[node, key] = self.add((FIELD, node, key))
        return found

    def put(self, value: Value, keys: tuple[str | None, ...], new: Value, depth: int = MAX_DEPTH) -> Value:
        """Return a value with a new one at the end of a way of keys."""
        key = keys[0]
        if key is None or not depth:
            if isinstance(value, dict) and isinstance(new, int):
                return {**value, "": self.join(value[""], new)}
            return self.join(value, new)
        fields: dict[str, Value] = {"": value} if isinstance(value, int) else dict(value)
        inner = self.put(self.read(value, key), keys[1:], new, depth - 1) if len(keys) > 1 else new
        if key not in fields and len(fields) > MAX_FIELDS:
            fields[""] = self.join(fields[""], self.pack(inner))
        else:
            fields[key] = inner
        return fields

    def pack(self, value: Value) -> int:
        """Return a value as a node."""
        if isinstance(value, int):
            return value
        known = self._packed.get(id(value))
        if known:
            return known[1]
        parts: list[int | str] = [STRUCT, self.pack(value[""])]
        for key, item in value.items():
            if key:
                node = self.pack(item)
                if node or parts[1]:
                    parts += (key, node)
                    self.outside.keys[key] = None
        node = self.add(tuple(parts)) if len(parts) > 2 or parts[1] else 0  # noqa: PLR2004  # kind and content
        self._packed[id(value)] = value, node  # holds the value, so that its identity stays its own
        return node

    def derive(self, at: int, values: Iterable[Value], cleans: int = 0, labels: int = 0) -> int:
        """Return what is made of values at a token."""
        nodes = dict.fromkeys(self.pack(value) for value in values if value != 0)
        nodes.pop(0, None)
        if nodes or (labels and cleans):
            return self.add((DERIVED, self.starts[at], cleans, labels, *nodes))
        return self.add((SOURCE, self.starts[at], labels)) if labels else 0

    def clean(self, value: Value, groups: int) -> int:
        """Return a value that is harmless for groups of sinks; nobody needs to see where."""
        return self.add((DERIVED, -1, groups, 0, self.pack(value)))

    # What leaves the method.

    def sink(self, sink: int, value: Value, at: int) -> None:
        """Note that a value ends at a token."""
        node = self.pack(value)
        if node:
            self.sinks.append(Sink(sink, node, self.starts[at], self.outside.called(at)))

    def shared(self, name: str) -> int:
        """Return the node of a variable of the module, or an attribute."""
        found = self._shared.get(name)
        if found is None:
            found = self._shared[name] = self.add((SHARED, name))
        return found
