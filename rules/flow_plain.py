"""Tables of data flow as data that JSON can hold, and back: for a cache.

A list of nodes, each after those it is made of: plain values, and lists of a tag and the numbers of its parts. What
stands in the tables many times is there once.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from typing import Any, Final

from onec.bsl.flow.tables import Effect, Entry, FlowTables, Free, Into, NameLabels, NameSinks, SinkAt

_NAMED: Final = {one.__name__: one for one in (Effect, Entry, Free, Into, SinkAt)}
_MAKERS: Final[Mapping[str, Callable[[list[Any]], object]]] = {
    "tuple": tuple,
    "set": frozenset,
    "dict": lambda parts: dict(zip(parts[::2], parts[1::2], strict=True)),
    "labels": lambda parts: NameLabels(parts[0]),
    "sinks": lambda parts: NameSinks(parts[0]),
    **{name: lambda parts, make=make: make(*parts) for name, make in _NAMED.items()},  # type: ignore[misc]
}


def plain(tables: FlowTables) -> list[Any]:
    """Return the nodes of some tables, the values of the fields in their order last."""
    nodes = _Nodes()
    nodes.add(tuple(getattr(tables, field.name) for field in fields(tables)))
    return nodes.found


def from_plain(nodes: Iterable[Any]) -> FlowTables:
    """Return the tables that `plain` was given."""
    made: list[Any] = []
    for node in nodes:
        if isinstance(node, list):
            made.append(_MAKERS[node[0]]([made[number] for number in node[1:]]))
        else:
            made.append(node)
    return FlowTables(*made[-1])


class _Nodes:
    """Numbers of values; equal ones of one type have one."""

    def __init__(self) -> None:
        self.found: list[Any] = []
        self._known: dict[str, int] = {}

    def add(self, value: object) -> int:
        """Return the number of a value."""
        node = self._node(value)
        key = repr(node)
        number = self._known.get(key)
        if number is None:
            number = self._known[key] = len(self.found)
            self.found.append(node)
        return number

    def _node(self, value: object) -> object:
        if value is None or isinstance(value, str | int):
            return value
        if isinstance(value, NameLabels):
            return ["labels", self.add(value.rules)]
        if isinstance(value, NameSinks):
            return ["sinks", self.add(value.rules)]
        if isinstance(value, frozenset):
            return ["set", *map(self.add, sorted(value))]
        if isinstance(value, Mapping):
            return ["dict", *(self.add(part) for pair in value.items() for part in pair)]
        if isinstance(value, tuple):
            name = type(value).__name__
            return [name if name in _NAMED else "tuple", *map(self.add, value)]
        raise TypeError(type(value).__name__)
