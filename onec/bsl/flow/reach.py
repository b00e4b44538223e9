"""Which labels may come to a node, told roughly and fast: most of a program needs no closer look.

Paths are not told apart here, nor who calls. Between methods labels go over gates: parameters, results, changed
parameters, shared names. Within a method each node is a mask of labels, and of the gates they come in by.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from onec.bsl.flow.graph import (
    DERIVED,
    FIELD,
    GATE,
    GUARD,
    JOIN,
    OUT,
    PARAMETER,
    RESULT,
    SHARED,
    SOURCE,
    STRUCT,
    MethodGraph,
    Node,
)
from onec.bsl.flow.program import UNKNOWN, Program

MAX_ROUNDS: Final = 8
"""Through the nodes of a method whose loops are in one another; behind them every node is all others."""

Gate: TypeAlias = tuple[int, int, int | str]
"""A kind; a method, of what is shared its module; the number of a parameter, or the shared name."""
_INTO: Final = 0
_BACK: Final = 1
_CHANGED: Final = 2
_SHARED: Final = 3


class Reach:
    """Labels by node."""

    def __init__(self, program: Program, labels: int) -> None:
        self._program = program
        self._labels = labels
        self._all = (1 << labels) - 1
        self._numbers: dict[Gate, int] = {}
        self._masks: list[int] = []
        self._following: list[list[int]] = []
        self._within = [_Within(program, number, labels) for number in range(len(program.methods))]
        self._gates = [[self._gate(gate) for gate in one.gates] for one in self._within]
        for number in range(len(program.methods)):
            self._connect(number)
        self._spread()

    def labels(self, method: int, node: int) -> int:
        """Return the labels that may come to a node; a negative one is a parameter."""
        if node < 0:
            known = self._numbers.get((_INTO, method, -1 - node))
            return 0 if known is None else self._masks[known]
        value = self._within[method].values[node]
        found = value & self._all
        for gate in self._bits(method, value):
            found |= self._masks[gate]
        return found

    def _gate(self, gate: Gate) -> int:
        number = self._numbers.get(gate)
        if number is None:
            number = self._numbers[gate] = len(self._masks)
            self._masks.append(0)
            self._following.append([])
        return number

    def _bits(self, method: int, value: int) -> Iterator[int]:
        """Yield the gates in the mask of a node."""
        gates = self._gates[method]
        bits = value >> self._labels
        while bits:
            low = bits & -bits
            yield gates[low.bit_length() - 1]
            bits ^= low

    def _connect(self, number: int) -> None:
        """Lead what goes out of a method to the gates it goes to."""
        program = self._program
        method = program.methods[number]
        for index, labels in method.entries:
            self._masks[self._gate((_INTO, number, index))] |= labels
        self._lead(number, method.result, (_BACK, number, 0))
        for index, node in program.outs[number].items():
            self._lead(number, node, (_CHANGED, number, index))
        for name, node in method.writes:
            self._lead(number, node, (_SHARED, program.modules[number], name))
        for target, site in zip(program.targets[number], method.sites, strict=True):
            if target >= 0:
                for index, node in site.arguments:
                    self._lead(number, node, (_INTO, target, index))

    def _lead(self, method: int, node: int, gate: Gate) -> None:
        value = self._within[method].values[node]
        if value:
            number = self._gate(gate)
            self._masks[number] |= value & self._all
            for other in self._bits(method, value):
                self._following[other].append(number)

    def _spread(self) -> None:
        masks, following = self._masks, self._following
        work = [number for number, mask in enumerate(masks) if mask]
        while work:
            number = work.pop()
            mask = masks[number]
            for other in following[number]:
                if mask & ~masks[other]:
                    masks[other] |= mask
                    work.append(other)


class _Within:
    """Masks of the nodes of one method, and the gates that their upper bits stand for."""

    __slots__ = ("_labels", "_module", "_number", "_program", "gates", "method", "values")

    def __init__(self, program: Program, number: int, labels: int) -> None:
        self._program = program
        self._number = number
        self._labels = labels
        self.method: MethodGraph = program.methods[number]
        self.gates: dict[Gate, int] = {}
        nodes = program.nodes[number]
        self.values = values = [0] * len(nodes)
        back = False
        for at, node in enumerate(nodes):
            if node:
                values[at] = _VALUES[node[0]](self, node)
                back = back or (node[0] == JOIN and max(node[1:], default=0) > at)
        if back:
            self._settle(nodes)

    def gate(self, *gate: int | str) -> int:
        """Return the bit of a gate."""
        return 1 << self._labels + self.gates.setdefault(gate, len(self.gates))  # type: ignore[arg-type]

    def _settle(self, nodes: Sequence[Node]) -> None:
        """Go round while loops bring something new."""
        values = self.values
        for _ in range(MAX_ROUNDS):
            changed = False
            for at, node in enumerate(nodes):
                if node and node[0] in _MADE:
                    value = _VALUES[node[0]](self, node)
                    if value != values[at]:
                        values[at] = value
                        changed = True
            if not changed:
                return
        everything = 0
        for value in values:
            everything |= value
        self.values = [everything] * len(values)

    def source(self, node: Node) -> int:
        return int(node[2])

    def gated(self, node: Node) -> int:
        return int(node[3])

    def parameter(self, node: Node) -> int:
        return self.gate(_INTO, self._number, node[1])

    def shared(self, node: Node) -> int:
        return self.gate(_SHARED, self._program.modules[self._number], node[1])

    def result(self, node: Node) -> int:
        target = self._program.targets[self._number][node[1]]
        if target >= 0:
            return self.gate(_BACK, target, 0)
        return self._any([one for _, one in self.method.sites[node[1]].arguments]) if target == UNKNOWN else 0

    def out(self, node: Node) -> int:
        _, site, argument, before = node
        target = self._program.targets[self._number][site]
        changed = target >= 0 and argument in self._program.outs[target]
        return self.values[before] | (self.gate(_CHANGED, target, argument) if changed else 0)

    def join(self, node: Node) -> int:
        return self._any(node[1:])

    def derived(self, node: Node) -> int:
        return int(node[3]) | self._any(node[4:])

    def field(self, node: Node) -> int:
        return self.values[node[1]]

    def struct(self, node: Node) -> int:
        return self.values[node[1]] | self._any(node[3::2])

    def _any(self, nodes: Sequence[int]) -> int:
        value = 0
        for node in nodes:
            value |= self.values[node]
        return value


_VALUES: Final[Mapping[int, Callable[[_Within, Node], int]]] = {
    SOURCE: _Within.source,
    PARAMETER: _Within.parameter,
    RESULT: _Within.result,
    OUT: _Within.out,
    SHARED: _Within.shared,
    JOIN: _Within.join,
    DERIVED: _Within.derived,
    FIELD: _Within.field,
    STRUCT: _Within.struct,
    GATE: _Within.gated,
    GUARD: _Within.field,
}
_MADE: Final = frozenset({OUT, JOIN, DERIVED, FIELD, STRUCT, GUARD})
"""Nodes made of others."""
