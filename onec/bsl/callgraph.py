"""Who calls whom over the modules of an artifact.

Nodes are methods: numbers of a module and of a method in it, -1 for what stands outside of methods. Resolved are calls
within a module; `ОбщийМодуль.Метод`, managers, objects and global modules by their exported methods; methods named for
notifications, jobs and handlers.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Final, NamedTuple

from onec.bsl.call_facts import CallFact, Kind, MethodFact, ModuleFacts
from onec.bsl.returns import returns
from onec.classes import ModuleKind

OUTSIDE: Final = -1
"""Number of the method that stands for all statements outside of methods."""


class Node(NamedTuple):
    """A method."""

    module: int
    method: int


class Edge(NamedTuple):
    """A call from one method to another; `call` is its number in the module of the caller."""

    caller: Node
    callee: Node
    call: int


class Program:
    """The modules of an artifact and the calls between their methods."""

    def __init__(self, modules: Sequence[ModuleFacts]) -> None:
        self.modules = modules
        self._own: list[dict[str, int]] = []
        self._exported: list[dict[str, int]] = []
        self._objects: dict[tuple[str, ModuleKind], int] = {}
        self._global: list[int] = []
        for number, one in enumerate(modules):
            self._own.append(_first(one.methods, lambda _: True))
            self._exported.append(_first(one.methods, lambda method: method.exported))
            self._objects.setdefault((one.around.object.lower(), one.around.kind), number)
            if one.around.flags is not None and one.around.flags.global_:
                self._global.append(number)

    @property
    def nodes(self) -> Iterator[Node]:
        """All methods, module by module, what stands outside of methods first."""
        for number, module in enumerate(self.modules):
            for method in range(OUTSIDE, len(module.methods)):
                yield Node(number, method)

    def method(self, node: Node) -> MethodFact | None:
        """Return what is known about a method, None for what stands outside of methods."""
        return None if node.method == OUTSIDE else self.modules[node.module].methods[node.method]

    def find(self, module: str, method: str) -> Node | None:
        """Return the exported method of a common module by their names in any case."""
        return self._in(self._objects.get((f"commonmodule.{module.lower()}", ModuleKind.MODULE)), method.lower())

    def resolve(self, module: int, call: CallFact) -> Node | None:
        """Return the method of the artifact that a call of a module calls, None where it calls none."""
        kind = call.kind
        if kind is Kind.GLOBAL:
            return next((found for one in self._global if (found := self._in(one, call.name))), None)
        if kind is Kind.NEW:
            return None
        if kind is Kind.LOCAL or not call.receiver or call.receiver in _SELF:
            method = self._own[module].get(call.name)
            return None if method is None else Node(module, method)
        if call.type:
            return self._in(self._of_type(call.type), call.name)
        return self.find(call.receiver, call.name) or self._in(self._manager(call.receiver), call.name)

    @cached_property
    def edges(self) -> tuple[Edge, ...]:
        """All calls between methods of the artifact, in the order of modules and of their text."""
        return tuple(
            Edge(Node(number, call.caller), callee, index)
            for number, module in enumerate(self.modules)
            for index, call in enumerate(module.calls)
            if (callee := self.resolve(number, call))
        )

    def callees(self, node: Node) -> tuple[Node, ...]:
        """Return the methods that a method calls, each once."""
        return self._callees.get(node, ())

    def callers_of(self, node: Node) -> tuple[Node, ...]:
        """Return the methods that call a method, each once."""
        return self._callers.get(node, ())

    def reached(self, starts: Iterable[Node]) -> frozenset[Node]:
        """Return some methods and all that they call, directly or through others."""
        return _closure(starts, self.callees)

    def reaching(self, goals: Iterable[Node]) -> frozenset[Node]:
        """Return some methods and all that call them, directly or through others."""
        return _closure(goals, self.callers_of)

    def reaches(self, start: Node, goals: Iterable[Node]) -> tuple[Node, ...]:
        """Return a shortest way over calls from a method to one of others, both included; empty where there is none."""
        wanted = frozenset(goals)
        before: dict[Node, Node | None] = {start: None}
        ahead = deque([start])
        while ahead:
            node = ahead.popleft()
            if node in wanted:
                return _way(before, node)
            for callee in self.callees(node):
                if callee not in before:
                    before[callee] = node
                    ahead.append(callee)
        return ()

    @cached_property
    def _callees(self) -> dict[Node, tuple[Node, ...]]:
        return _grouped((edge.caller, edge.callee) for edge in self.edges)

    @cached_property
    def _callers(self) -> dict[Node, tuple[Node, ...]]:
        return _grouped((edge.callee, edge.caller) for edge in self.edges)

    def _in(self, module: int | None, name: str) -> Node | None:
        """Return an exported method of a module."""
        method = None if module is None else self._exported[module].get(name)
        return None if module is None or method is None else Node(module, method)

    def _of_type(self, name: str) -> int | None:
        base, _, owner = name.partition(".")
        if base == "commonmodule":
            return self._objects.get((name, ModuleKind.MODULE))
        return self._objects.get((f"{base.removesuffix('object')}.{owner}", ModuleKind.OBJECT))

    def _manager(self, receiver: str) -> int | None:
        """Return the manager module that `справочники.товары` stands for."""
        several, dot, name = receiver.partition(".")
        if not dot or "." in name:
            return None
        for one in sorted(returns().context.get(several, ())):
            kind = _KIND_OF.get(one)
            if kind:
                return self._objects.get((f"{kind}.{name}", ModuleKind.MANAGER))
        return None


def _first(methods: Iterable[MethodFact], wanted: Callable[[MethodFact], bool]) -> dict[str, int]:
    """Return the number of the first method of each name."""
    found: dict[str, int] = {}
    for number, method in enumerate(methods):
        if wanted(method):
            found.setdefault(method.name, number)
    return found


def _grouped(pairs: Iterable[tuple[Node, Node]]) -> dict[Node, tuple[Node, ...]]:
    found: dict[Node, dict[Node, None]] = {}
    for one, other in pairs:
        found.setdefault(one, {})[other] = None
    return {one: tuple(others) for one, others in found.items()}


def _closure(starts: Iterable[Node], beside: Callable[[Node], tuple[Node, ...]]) -> frozenset[Node]:
    ahead = list(starts)
    found = set(ahead)
    while ahead:
        for node in beside(ahead.pop()):
            if node not in found:
                found.add(node)
                ahead.append(node)
    return frozenset(found)


def _way(before: dict[Node, Node | None], node: Node) -> tuple[Node, ...]:
    way = [node]
    while (earlier := before[way[-1]]) is not None:
        way.append(earlier)
    return tuple(reversed(way))


_SELF: Final = frozenset({"этотобъект", "thisobject", "этаформа", "thisform"})
_KIND_OF: Final = {
    "catalogs": "catalog",
    "documents": "document",
    "documentjournals": "documentjournal",
    "enums": "enum",
    "reports": "report",
    "dataprocessors": "dataprocessor",
    "chartsofcharacteristictypes": "chartofcharacteristictypes",
    "chartsofaccounts": "chartofaccounts",
    "chartsofcalculationtypes": "chartofcalculationtypes",
    "informationregisters": "informationregister",
    "accumulationregisters": "accumulationregister",
    "accountingregisters": "accountingregister",
    "calculationregisters": "calculationregister",
    "businessprocesses": "businessprocess",
    "tasks": "task",
    "exchangeplans": "exchangeplan",
    "constants": "constant",
}
"""Kind of metadata by the property that holds the managers, both in lower case."""
