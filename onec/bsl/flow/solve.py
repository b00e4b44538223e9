"""Flows over the graphs of all modules."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onec.bsl.flow.expand import expand
from onec.bsl.flow.fact import Fact, Masks
from onec.bsl.flow.facts import MAX_PARAMETERS, Facts
from onec.bsl.flow.flow import Cause, Flow, FlowStep, Partly, StepKind
from onec.bsl.flow.graph import ModuleGraphs, Sink
from onec.bsl.flow.paths import Goal, Search, Way
from onec.bsl.flow.program import Program
from onec.bsl.flow.reach import Reach
from onec.bsl.flow.tables import TEXT, Demand, FlowTables


@dataclass(frozen=True, slots=True)
class Flows:
    """Flows in the order of modules and text; `partly` are the methods that were not followed to the end, and why."""

    flows: tuple[Flow, ...]
    partly: tuple[Partly, ...]


def solve(graphs: Sequence[ModuleGraphs], tables: FlowTables) -> Flows:
    """Return the flows that `tables.demands` ask for: for each sink and label the shortest one."""
    solver = _Solver(Program(graphs), tables)
    flows = sorted(solver.flows(), key=lambda flow: (flow.module, flow.offset))
    found = Flows(tuple(flows), tuple(sorted(solver.partly())))
    solver.forget()
    return found


class _Solver:
    def __init__(self, program: Program, tables: FlowTables) -> None:
        self._program = program
        self._tables = tables
        self._given_up: dict[int, Cause] = {}
        everything = (1 << len(tables.labels)) - 1
        self._demands: dict[int, list[Demand]] = {}
        for demand in tables.demands or [Demand(everything, 0, sink) for sink in range(len(tables.sinks))]:
            self._demands.setdefault(demand.sink, []).append(demand)
        masks = Masks(len(tables.labels), MAX_PARAMETERS)
        self._facts = Facts(program, masks, Reach(program, len(tables.labels)), expand, self._wanted())
        self._facts.deep = tables.deep
        self._search = Search(self._facts)

    def flows(self) -> Iterator[Flow]:
        """Yield all flows, each once."""
        ends: list[tuple[int, Sink, Fact]] = []
        labels = {sink: _all(demand.labels for demand in demands) for sink, demands in self._demands.items()}
        for number, method in enumerate(self._program.methods):
            for sink in method.sinks:
                if labels.get(sink.sink, 0) & self._facts.reach.labels(number, sink.node):
                    fact = self._facts.resolved(self._facts.fact(number, sink.node))
                    ends.append((number, sink, fact))
        self._facts.settle()
        found: dict[tuple[object, ...], Flow] = {}
        for number, sink, fact in ends:
            if fact.value:
                for flow in self._of(number, sink, fact):
                    found.setdefault((flow.module, flow.offset, flow.sink, flow.label, flow.carried), flow)
        yield from found.values()

    def forget(self) -> None:
        """Let go of what was found."""
        self._facts.forget()

    def _wanted(self) -> int:
        """Return all labels that somebody asks for, and those that others need."""
        wanted = _all(one.labels | one.via for demands in self._demands.values() for one in demands)
        for effect in self._tables.globals.values():
            if effect.needs and effect.labels & wanted:
                wanted |= effect.needs
        return wanted

    def partly(self) -> set[Partly]:
        """Return methods that were not followed to the end."""
        modules, methods = self._program.modules, self._program.methods
        limited = [*self._facts.limited.items(), *self._given_up.items()]
        limited += ((number, Cause(method.partly)) for number, method in enumerate(methods) if method.partly)
        return {Partly(modules[number], methods[number].name, cause) for number, cause in limited}

    def _of(self, number: int, sink: Sink, fact: Fact) -> Iterator[Flow]:
        groups = self._tables.groups[sink.sink]
        end = fact.needs[0]
        for labels, via in self._asked(sink.sink):
            if not self._facts.masks.carries(fact.value, labels, text=bool(groups & TEXT)):
                continue
            way = self._search.find(end, Goal(labels, via, groups))
            if way:
                yield self._flow(number, sink, labels, way)
            elif self._search.limited:
                self._given_up.setdefault(number, self._search.limited)

    def _asked(self, sink: int) -> Iterator[tuple[int, int]]:
        """Yield each label that is asked for at a sink, with what must be on the way."""
        seen: set[tuple[int, int]] = set()
        for demand in self._demands[sink]:
            for bit in range(len(self._tables.labels)):
                asked = demand.labels & 1 << bit, demand.via
                if asked[0] and asked not in seen:
                    seen.add(asked)
                    yield asked

    def _flow(self, number: int, sink: Sink, labels: int, way: Way) -> Flow:
        words = self._tables.labels
        module = self._program.modules[number]
        return Flow(
            words[labels.bit_length() - 1],
            tuple(word for bit, word in enumerate(words) if way.carried >> bit & 1),
            self._tables.sinks[sink.sink],
            module,
            sink.offset,
            sink.name,
            self._program.methods[number].name,
            (*way.steps, FlowStep(module, sink.offset, StepKind.SINK)),
        )


def _all(masks: Iterable[int]) -> int:
    result = 0
    for mask in masks:
        result |= mask
    return result
