"""The way that data took, found from its end: step by step to what a value is made of.

On its way back through a call the search remembers the site, and leaves the called method there again, so it never
comes out where it did not go in. The first way found is a shortest one.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple, TypeAlias

from onec.bsl.flow.budget import Budget
from onec.bsl.flow.fact import Fact
from onec.bsl.flow.facts import Facts
from onec.bsl.flow.flow import Cause, FlowStep, StepKind
from onec.bsl.flow.graph import DERIVED, FILE_KEY, GATE, GUARD, PARAMETER, SHARED, SOURCE, Node
from onec.bsl.flow.tables import TEXT

MAX_STATES: Final = 5_000
"""Looked at for one way; real ones need a few hundred."""
MAX_WIDTH: Final = 100
"""Ways on from one place: hundreds of methods write to one variable."""
MAX_LOST: Final = 200_000
"""Ways on that are looked at in vain, over the whole program, besides `LOST_A_METHOD`."""
LOST_A_METHOD: Final = 16
"""A configuration of 23,000 methods needs 330,000 in all."""
MAX_ALL_LOST: Final = 1_000_000
"""The same over a program of however many methods."""
MAX_MODULE_LOST: Final = 100_000
"""The same for the ends in one module: what remains of it is what one search may look at. Real ones need 90,000."""
MAX_CALLS: Final = 24
"""Calls in one another on the way to a source."""

Sites: TypeAlias = tuple[tuple[int, int], ...]


class Goal(NamedTuple):
    """What is looked for: one of these labels; `via`: and one of these on the way; harmless for `groups` is the end."""

    labels: int
    via: int
    groups: int


class State(NamedTuple):
    """A place of the search: a fact, sites it went in by, labels looked for, whether it has been `via`."""

    fact: Fact
    sites: Sites
    labels: int
    passed: bool


class Way(NamedTuple):
    """A way from a source: its steps in order but the last, and all labels that were on it."""

    steps: tuple[FlowStep, ...]
    carried: int


Edge: TypeAlias = tuple[State, FlowStep | None]
Before: TypeAlias = dict[State, Edge | None]


class Search:
    """Finds ways; `limited` tells why the last search was given up, None if it was not."""

    __slots__ = ("_budget", "_facts", "_goal", "_known", "_program", "_text", "limited")

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._program = facts.program
        self._goal = Goal(0, 0, 0)
        self._text = False
        self._known: dict[tuple[int, int], dict[Fact, Way]] = {}
        methods = len(self._program.methods)
        whole = min(MAX_LOST + LOST_A_METHOD * methods, MAX_ALL_LOST)
        self._budget = Budget(whole, MAX_MODULE_LOST, max(self._program.modules, default=-1) + 1)
        self.limited: Cause | None = None

    def find(self, end: Fact, goal: Goal) -> Way | None:
        """Return a shortest way to a fact, None if there is none."""
        self._goal = goal
        self._text = bool(goal.groups & TEXT)
        self.limited = None
        known = self._known.setdefault((goal.labels, goal.groups), {})
        first = State(end, (), goal.labels, not goal.via)
        before: Before = {first: None}
        queue = deque([first])
        module = self._program.modules[end.method]
        left = given = self._budget.left(module)
        while queue:
            state = queue.popleft()
            if state.passed and not state.sites and state.labels == goal.labels and state.fact in known:
                return self._way(state, before, known[state.fact])
            labels = self._labels(state)
            passed = state.passed or bool(labels & goal.via)
            if passed and labels & state.labels and self._node(state.fact)[0] != GATE:
                return self._way(state, before, self._begin(state))
            if len(before) > MAX_STATES or left <= 0:
                self.limited = Cause.WAY if left > 0 else self._budget.cause(module)
                break
            for number, (following, step) in enumerate(self._edges(state, passed=passed)):
                left -= 1
                if number == MAX_WIDTH:
                    self.limited = Cause.WAY
                    break
                if following not in before:
                    before[following] = state, step
                    queue.append(following)
        self._budget.spend(module, given - left)
        return None

    def _node(self, fact: Fact) -> Node:
        return self._program.nodes[fact.method][fact.node]

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

    def _edges(self, state: State, *, passed: bool) -> Iterator[Edge]:
        """Yield what a state is made of."""
        fact, sites, labels, _ = state
        node = self._node(fact)
        kind = node[0]
        if kind == PARAMETER:
            yield from self._callers(State(fact, sites, labels, passed), node[1])
        elif kind == GATE:
            if node[3] & labels:
                yield from self._within(fact.needs, sites, node[2], passed=passed)
        elif kind == GUARD:
            yield from self._within(fact.needs[:1], sites, labels, passed=passed)
        elif kind == SHARED:
            yield from self._within([one.needs[0] for one in fact.needs], (), labels, passed=passed)
        elif kind != DERIVED or not node[2] & self._goal.groups:
            yield from self._within(fact.needs, sites, labels, passed=passed)
            if fact.call:
                yield from self._called(State(fact, sites, labels, passed))

    def _within(self, needs: Iterable[Fact], sites: Sites, labels: int, *, passed: bool) -> Iterator[Edge]:
        for one in needs:
            if self._is_useful(one, sites, labels):
                yield State(one, sites, labels, passed), None

    def _called(self, state: State) -> Iterator[Edge]:
        """Yield what a called method gives."""
        fact, sites, labels, passed = state
        if fact.call is None:
            return
        if len(sites) >= MAX_CALLS:
            self.limited = Cause.WAY
            return
        called, site = fact.call
        within = (*sites, (fact.method, site))
        if self._is_useful(called, within, labels):
            yield State(called, within, labels, passed), self._step(fact.method, site, StepKind.RETURN)

    def _callers(self, state: State, index: int) -> Iterator[Edge]:
        """Yield what is handed over for a parameter: by the caller it came from, or by all."""
        fact, sites, labels, passed = state
        for caller, site in sites[-1:] or self._program.callers[fact.method]:
            handed = self._facts.handed(caller, site, index, fact.path)
            if handed and self._is_useful(handed, sites[:-1], labels):
                yield State(handed, sites[:-1], labels, passed), self._step(caller, site, StepKind.CALL)

    def _is_useful(self, fact: Fact, sites: Sites, labels: int) -> bool:
        """Tell whether one of the labels may come through a fact, out of itself or out of what callers give."""
        facts, masks, text = self._facts, self._facts.masks, self._text
        if masks.carries(fact.value, labels, text=text):
            return True
        for number, as_text in masks.inputs(fact.value):
            if text and not as_text:
                continue
            if sites:
                caller, site = sites[-1]
                handed = facts.handed(caller, site, *facts.keys[fact.method][number])
                if handed and (handed.value > masks.labels or masks.carries(handed.value, labels, text=text)):
                    return True
            elif masks.carries(facts.given(fact.method, number).value, labels, text=text):
                return True
        return False

    def _step(self, method: int, site: int, kind: StepKind) -> FlowStep:
        return FlowStep(self._program.modules[method], self._program.methods[method].sites[site].offset, kind)

    def _begin(self, end: State) -> Way:
        """Return the first step, at the source."""
        fact = end.fact
        node = self._node(fact)
        offset = self._program.methods[fact.method].offset if node[0] == PARAMETER else node[1]
        step = FlowStep(self._program.modules[fact.method], offset, StepKind.SOURCE)
        return Way((step,), self._labels(end))

    def _way(self, end: State, before: Before, begin: Way) -> Way:
        """Return the steps from the source on; what the search has passed is known to the next one."""
        known = self._known[self._goal.labels, self._goal.groups]
        steps = list(begin.steps)
        carried = begin.carried
        state = end
        while (link := before[state]) is not None:
            if state.passed and not state.sites and state.labels == self._goal.labels:
                known.setdefault(state.fact, Way(tuple(steps), carried))
            state, step = link
            carried |= self._labels(state)
            node = self._node(state.fact)
            if step:
                steps.append(step)
            elif node[0] == DERIVED and node[1] >= 0:
                steps.append(FlowStep(self._program.modules[state.fact.method], node[1], StepKind.ASSIGN))
        return Way(tuple(dict.fromkeys(steps)), carried)
