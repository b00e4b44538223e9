"""All methods of all modules, and who calls whom."""

from collections.abc import Iterator, Sequence
from typing import Final

from onec.bsl.flow.graph import FILE_KEY, JOIN, OUT, STRUCT, VALUE_KEYS, MethodGraph, ModuleGraphs, Node

UNKNOWN: Final = -1
"""A called method that is not in these modules: its result may be anything that was handed to it."""
QUIET: Final = -2
"""A called method that does nothing to data."""


class Program:
    """Methods by number over all modules.

    Attributes:
        modules: number of the module by method.
        targets: for each method what its sites call: a method, `UNKNOWN` or `QUIET`.
        callers: for each method the method and the site that calls it.
        keys: that some module writes, and those with a meaning of their own.
        nodes: for each method those of its graph; a variable after a call that leaves it alone is the one before.
    """

    __slots__ = ("_writers", "callers", "keys", "methods", "modules", "nodes", "targets")

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
                names.setdefault(method.name.lower(), number)
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

    def _short(self, number: int) -> Sequence[Node]:
        nodes = self.methods[number].nodes
        targets = self.targets[number]
        short: list[Node] | None = None
        for at, node in enumerate(nodes):
            if node and node[0] == OUT:
                _, site, argument, before = node
                target = targets[site]
                if target < 0 or all(index != argument for index, _ in self.methods[target].outs):
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


def _only_key(node: Node) -> str:
    """Return the key of a node that is one field and nothing else, empty for any other."""
    return node[2] if node[0] == STRUCT and not node[1] and len(node) == _ONE_FIELD else ""


_ONE_FIELD: Final = 4
