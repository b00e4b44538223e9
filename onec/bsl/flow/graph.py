"""Graphs of values: what each method does to data, without the tree it was read from.

A graph is plain data: tuples, numbers and texts. A node is a tuple that begins with its kind; nodes are numbered within
their method, and 0 is clean: constants and what was made of them have no node. Offsets are characters of the text.
"""

from dataclasses import dataclass
from typing import Any, Final, NamedTuple, TypeAlias

Node: TypeAlias = tuple[Any, ...]

SOURCE: Final = 1
"""offset, labels: data begin here."""
PARAMETER: Final = 2
"""number"""
RESULT: Final = 3
"""number of a site: what the called method returns."""
OUT: Final = 4
"""site, argument, node: a variable after a call that may have changed it."""
SHARED: Final = 5
"""name: a variable of the module or an attribute of the form, whoever wrote it."""
JOIN: Final = 6
"""nodes…: one of them."""
DERIVED: Final = 7
"""offset, cleans, labels, nodes…: made of all of them."""
FIELD: Final = 8
"""node, key"""
STRUCT: Final = 9
"""content, key, node, key, node…: fields that are known; the content is what may be under any other key."""
GATE: Final = 10
"""offset, needs, labels, node: carries `labels` where the node carries one of `needs`."""
GUARD: Final = 11
"""node, list: the node, unless the list it was looked up in is clean."""

FILE_KEY: Final = "*"
"""The key under which a name has what lies in the file, or under the address, that it names."""
VALUE_KEYS: Final = frozenset({"значение", "value", "ключ", "key"})
"""Keys that give the whole of a container where it has no such field: Для Каждого КлючИЗначение Из …"""


class Site(NamedTuple):
    """A call of an author's method.

    Attributes:
        target: name of a method of this module, or `модуль.метод` of a common module, or `Kind.имя.метод` of a manager.
        arguments: number and node of those that are not clean.
    """

    target: str
    offset: int
    arguments: tuple[tuple[int, int], ...]


class Sink(NamedTuple):
    """A place where data end: what gets there, and the name of the place as written."""

    sink: int
    node: int
    offset: int
    name: str


class MethodGraph(NamedTuple):
    """What one method does to data.

    Attributes:
        name: as written, empty for the body of the module; `offset` is where it stands.
        result: node of what it returns. outs: parameters that it changes, with the node they have at the end.
        writes: names shared in the module, and nodes that are written to them.
        entries: parameters that outsiders give, and the labels they carry then.
        partly: the limit that it reaches, a `Cause`, so that not all of it was followed; empty for none.
    """

    name: str
    offset: int
    nodes: tuple[Node, ...]
    sites: tuple[Site, ...]
    sinks: tuple[Sink, ...]
    result: int
    outs: tuple[tuple[int, int], ...]
    writes: tuple[tuple[str, int], ...]
    entries: tuple[tuple[int, int], ...]
    partly: str


def twin(name: str, number: int) -> str:
    """Return how `Site.target` names another method of the same name: branches of the preprocessor have one each."""
    return f"{name}#{number}"


@dataclass(frozen=True, slots=True)
class ModuleGraphs:
    """The graphs of one module.

    Attributes:
        key: what others call it by: `модуль`, `Kind.имя`, or empty.
        methods: those that do something to data; `quiet` names the others, in lower case.
        keys: of fields that the module writes.
    """

    key: str
    methods: tuple[MethodGraph, ...]
    quiet: tuple[str, ...]
    keys: tuple[str, ...]
