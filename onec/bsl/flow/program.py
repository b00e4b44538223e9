"""All methods of all modules, and who calls whom."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from onec.bsl.flow.graph import (
    FIELD,
    FILE_KEY,
    JOIN,
    OUT,
    SHARED,
    STRUCT,
    VALUE_KEYS,
    MethodGraph,
    ModuleGraphs,
    Node,
    twin,
)
from onec.bsl.flow.untouched import changed

UNKNOWN: Final = -1
"""A called method that is not in these modules: its result may be anything that was handed to it."""
MAX_PATH: Final = 2
"""Keys of one path."""
UNWRITTEN: Final = "?"
"""Stands for all keys that no module writes."""
MAX_JOINED: Final = 64
"""Nodes and joins of one join of joins."""
QUIET: Final = -2
"""A called method that does nothing to data."""


class Program:
    """Methods by number over all modules.

    Attributes:
        modules: number of the module by method.
        targets: for each method what its sites call: a method, `UNKNOWN` or `QUIET`.
        callers: for each method the method and the site that calls it.
        outs: for each method the parameters that it changes, with the nodes they have in the end.
        keys: that some module writes, and those with a meaning of their own.
        nodes: for each method those of its graph; a variable after a call that leaves it alone is the one before.
    """

    __slots__ = ("_joined", "_shared", "_writers", "callers", "keys", "methods", "modules", "nodes", "outs", "targets")

    def __init__(self, graphs: Sequence[ModuleGraphs]) -> None:
        self.methods: list[MethodGraph] = []
        self.modules: list[int] = []
        self._writers: dict[tuple[int, str], dict[str, list[tuple[int, int]]]] = {}
        by_module: list[dict[str, int]] = []  # a method's number by name
        keys: dict[str, int] = {}
        for module, one in enumerate(graphs):
            names = dict.fromkeys(one.quiet, QUIET)
            for method in one.methods:
                number = len(self.methods)
                names[_free_name(method.name.lower(), names)] = number
                self.methods.append(method)
                self.modules.append(module)
                for name, node in method.writes:
                    key = _only_key(method.nodes[node])
                    self._writers.setdefault((module, name), {}).setdefault(key, []).append((number, node))
            by_module.append(names)
            if one.key:
                keys.setdefault(one.key, module)
        self.keys = frozenset(_keys(graphs))
        self.callers: list[list[tuple[int, int]]] = [[] for _ in self.methods]
        self.targets = [self._link(number, by_module, keys) for number in range(len(self.methods))]
        self.outs = changed(self.methods, self.targets)
        self._shared: dict[tuple[int, str], tuple[int, int]] = {}
        self._joined: list[dict[int, tuple[int, ...]]] = [{} for _ in self.methods]
        self.nodes = [self._short(number) for number in range(len(self.methods))]

    def written(self, method: int, name: str, path: str) -> Iterator[tuple[int, int]]:
        """Yield method and node of what is written to a shared name of a method's module, or to a field of it."""
        writers = self._writers.get((self.modules[method], name))
        if writers is None:
            return
        if path:
            key, _, _ = path.partition(".")
            yield from writers.get(key, ())
            yield from writers.get("", ())
        else:
            for found in writers.values():
                yield from found

    def _link(self, number: int, by_module: list[dict[str, int]], keys: dict[str, int]) -> list[int]:
        targets = []
        for site_number, site in enumerate(self.methods[number].sites):
            owner, dot, name = site.target.rpartition(".")
            module = keys.get(owner, -1) if dot else self.modules[number]
            target = by_module[module].get(name, UNKNOWN) if module >= 0 else UNKNOWN
            targets.append(target)
            if target >= 0:
                self.callers[target].append((number, site_number))
        return targets

    def point(self, method: int, node: int, path: str) -> tuple[int, int, str]:
        """Follow fields, and what is only another name for a node; what is shared is one for all methods."""
        nodes = self.nodes[method]
        while node:
            known = nodes[node]
            kind = known[0]
            if kind == FIELD:
                path = self._under(known[2], path)
                node = known[1]
            elif kind == STRUCT and path:
                key, _, rest = path.partition(".")
                if key in known[2::2]:
                    node, path = known[known.index(key, 2) + 1], rest
                elif key in VALUE_KEYS:
                    break
                else:
                    node = known[1]
            elif kind == JOIN and len(known) == _ALIAS and known[1] < node:  # else it closes a loop
                node = known[1]
            elif kind == SHARED:
                return *self._shared.setdefault((self.modules[method], known[1]), (method, node)), path
            else:
                break
        return method, node, path

    def _under(self, key: str, path: str) -> str:
        """Return a path with a key before it.

        Keys that no module writes are one and the same, for all of them give the content. Keys that come again are
        fields of one kind in one another: rows in rows.
        """
        if key not in self.keys:
            return f"{UNWRITTEN}.{FILE_KEY}" if path.endswith(FILE_KEY) else UNWRITTEN
        if not path:
            return key
        keys = path.split(".")
        if key in keys:
            return ".".join(keys[keys.index(key) :])
        return f"{key}.{path}" if len(keys) < MAX_PATH else f"{key}.{keys[0]}"

    def joined(self, method: int, node: int) -> tuple[int, ...]:
        """Return what a node is one of; a join that closes a loop, or of very many, is itself."""
        nodes = self.nodes[method]
        if nodes[node][0] != JOIN:
            return (node,)
        known = self._joined[method]
        found = known.get(node)
        if found is None:
            parts: dict[int, None] = {}
            stack = [node]
            for _ in range(MAX_JOINED):
                if not stack:
                    break
                one = stack.pop()
                what = nodes[one]
                if what[0] == JOIN and max(what[1:], default=one) < one:
                    stack += [part for part in what[:0:-1] if part]
                else:
                    parts[one] = None
            found = known[node] = (node,) if stack else tuple(parts)
        return found

    def _short(self, number: int) -> Sequence[Node]:
        nodes = self.methods[number].nodes
        targets = self.targets[number]
        short: list[Node] | None = None
        for at, node in enumerate(nodes):
            if node and node[0] == OUT:
                _, site, argument, before = node
                target = targets[site]
                if target < 0 or argument not in self.outs[target]:
                    short = short or list(nodes)
                    last = short[before] if before else ()
                    is_alias = last and last[0] == JOIN and len(last) == _ALIAS and last[1] < before
                    short[at] = last if is_alias else (JOIN, before)
        return short or nodes


def _keys(graphs: Sequence[ModuleGraphs]) -> Iterator[str]:
    yield FILE_KEY
    yield from VALUE_KEYS
    for one in graphs:
        yield from one.keys


_ALIAS: Final = 2
"""Length of a join of one node."""


def _free_name(name: str, names: Mapping[str, int]) -> str:
    """Return how a method is called: of several with one name, one for each build, the others have numbers."""
    number = 0
    free = name
    while free in names:
        number += 1
        free = twin(name, number)
    return free


def _only_key(node: Node) -> str:
    """Return the key of a node that is one field and nothing else, empty for any other."""
    return node[2] if node[0] == STRUCT and not node[1] and len(node) == _ONE_FIELD else ""


_ONE_FIELD: Final = 4
