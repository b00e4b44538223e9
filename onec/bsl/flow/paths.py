"""The way that data took, found from its end: step by step to what a value is made of.

On its way back through a call the search remembers the site, and leaves the called method there again, so it never
comes out where it did not go in. The first way found is a shortest one.
"""

from collections import deque
from collections.abc import Iterator
from typing import Final, NamedTuple, TypeAlias

from onec.bsl.flow.facts import Fact, Facts
from onec.bsl.flow.flow import FlowStep, StepKind
from onec.bsl.flow.graph import DERIVED, FILE_KEY, GATE, GUARD, PARAMETER, SHARED, SOURCE, Node
from onec.bsl.flow.tables import TEXT

MAX_STATES: Final = 20_000
"""Looked at for one way; real ones need a few hundred."""
MAX_CALLS: Final = 24
"""Calls in one another on the way to a source."""


class Goal(NamedTuple):
    """What is looked for: one of these labels; `via`: and one of these on the way; harmless for `groups` is the end."""

    labels: int
    via: int
    groups: int


class State(NamedTuple):
    """A place of the search: a fact, sites it went in by, labels looked for, whether it has been `via`."""

    fact: Fact
    sites: tuple[tuple[int, int], ...]
    labels: int
    passed: bool


class Way(NamedTuple):
    """A way from a source: its steps in order but the last, and all labels that were on it."""

    steps: tuple[FlowStep, ...]
    carried: int


Before: TypeAlias = dict[State, tuple[State, FlowStep | None] | None]
Edge: TypeAlias = tuple[State, FlowStep | None]


class Search:
    """Finds ways; `limited` is True if the last search was given up."""

    __slots__ = ("_facts", "_goal", "_program", "limited")

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._program = facts.program
        self._goal = Goal(0, 0, 0)
        self.limited = False

    def find(self, end: Fact, goal: Goal) -> Way | None:
        """Return a shortest way to a fact, None if there is none."""
        self._goal = goal
        self.limited = False
        first = State(end, (), goal.labels, not goal.via)
        before: Before = {first: None}
        queue = deque([first])
        while queue:
            state = queue.popleft()
            labels = self._labels(state)
            passed = state.passed or bool(labels & goal.via)
            if labels & state.labels and passed and self._node(state.fact)[0] != GATE:
                return self._way(state, before)
            if len(before) > MAX_STATES:
                self.limited = True
                return None
            for following, step in self._edges(state._replace(passed=passed)):
                if following not in before:
                    before[following] = state, step
                    queue.append(following)
        return None

    def _node(self, fact: Fact) -> Node:
        return self._program.methods[fact.method].nodes[fact.node]

    def _labels(self, state: State) -> int:
        """Return the labels that begin at a state."""
        fact = state.fact
        node = self._node(fact)
        kind = node[0]
        if kind == SOURCE:
            return int(node[2]) & (self._facts.deep if fact.path.endswith(FILE_KEY) else -1)
        if kind == DERIVED:
            labels = 0 if node[2] & self._goal.groups else int(node[3])
            return labels & self._facts.deep if fact.path.endswith(FILE_KEY) else labels
        if kind == GATE:
            return int(node[3])
        if kind == PARAMETER and not state.sites and not fact.path.endswith(FILE_KEY):
            return sum(labels for number, labels in self._program.methods[fact.method].entries if number == node[1])
        return 0

    def _edges(self, state: State) -> Iterator[Edge]:
        """Yield what a state is made of."""
        fact, sites, labels, _ = state
        node = self._node(fact)
        kind = node[0]
        if kind == PARAMETER:
            yield from self._callers(state, node)
        elif kind == GATE:
            if node[3] & labels:
                yield from self._within(state._replace(labels=node[2]), fact.needs)
        elif kind == GUARD:
            yield from self._within(state, fact.needs[:1])
        elif kind == SHARED:
            written = [one.needs[0] for one in fact.needs]
            yield from self._within(state._replace(sites=()), written)
        elif kind != DERIVED or not node[2] & self._goal.groups:
            yield from self._within(state, fact.needs)
            if fact.call and len(sites) < MAX_CALLS:
                called, site = fact.call
                step = self._step(fact.method, site, StepKind.RETURN)
                yield from self._if_useful(State(called, (*sites, (fact.method, site)), labels, state.passed), step)
            elif fact.call:
                self.limited = True

    def _callers(self, state: State, node: Node) -> Iterator[Edge]:
        fact, sites, labels, passed = state
        for caller, site in sites[-1:] or self._program.callers[fact.method]:
            argument = self._facts.argument(caller, site, node[1])
            if argument:
                handed = self._facts.fact(caller, argument, fact.path)
                self._facts.settle()
                step = self._step(caller, site, StepKind.CALL)
                yield from self._if_useful(State(handed, sites[:-1], labels, passed), step)

    def _within(self, state: State, needs: list[Fact]) -> Iterator[Edge]:
        for one in needs:
            yield from self._if_useful(state._replace(fact=one), None)

    def _if_useful(self, state: State, step: FlowStep | None) -> Iterator[Edge]:
        """Yield a state if a label may come through it, or something that callers give."""
        if self._facts.may_carry(state.fact, state.labels, text=bool(self._goal.groups & TEXT)):
            yield state, step

    def _step(self, method: int, site: int, kind: StepKind) -> FlowStep:
        return FlowStep(self._program.modules[method], self._program.methods[method].sites[site].offset, kind)

    def _way(self, end: State, before: Before) -> Way:
        """Return the steps from the source on."""
        fact = end.fact
        module = self._program.modules[fact.method]
        node = self._node(fact)
        offset = self._program.methods[fact.method].offset if node[0] == PARAMETER else node[1]
        steps = [FlowStep(module, offset, StepKind.SOURCE)]
        carried = self._labels(end)
        state = end
        while (link := before[state]) is not None:
            state, step = link
            carried |= self._labels(state)
            node = self._node(state.fact)
            if step:
                steps.append(step)
            elif node[0] == DERIVED and node[1] >= 0:
                steps.append(FlowStep(self._program.modules[state.fact.method], node[1], StepKind.ASSIGN))
        return Way(tuple(dict.fromkeys(steps)), carried)
