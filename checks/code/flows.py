"""Findings from flows: what the rules ask of data over all modules, and the way the data take."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from checks.code.bounded import LIMIT_REACHED, MAX_PLACES, TOO_MANY
from checks.code.findings import FindingMaker, Found
from checks.code.lexemes import may_be_lexeme, reads_language
from checks.code.looked import Looked
from checks.code.places import Places
from checks.code.reached import reached
from checks.code.rule_set import RuleSet
from checks.finding import Finding, Location, Step
from onec.bsl.flow.flow import Flow, FlowStep, StepKind
from onec.bsl.flow.graph import ModuleGraphs
from onec.bsl.flow.solve import solve
from rules.language.hit import Hit
from rules.rule import Text

KINDS = {
    StepKind.SOURCE: "source",
    StepKind.ASSIGN: "assigned",
    StepKind.CALL: "passed",
    StepKind.RETURN: "returned",
    StepKind.SINK: "sink",
}
"""What reports call the steps of a flow."""


YIELDS_TO = {
    "query-built-from-data": "query-text-from-outside",
    "query-built-from-form": "query-text-from-outside",
    "method-name-from-data": "client-names-server-method",
}
"""Rules that say nothing where another one says more of the same place."""

NOT_OF_PARSERS = frozenset({"secret-in-log"})
"""Rules that take a token for a secret, be it the word that a parser has read."""

MAX_STEPS = 40
"""Of one flow that are shown: the first and the last ones; real flows have up to twenty."""


def flow_findings(
    looked: Sequence[Looked], graphs: Sequence[ModuleGraphs], rules: RuleSet
) -> Iterator[tuple[int, Finding]]:
    """Yield one finding for each rule and place that data of strangers reach, with the number of the module.

    Methods that were not followed to the end come last, one finding for each limit that was reached. No more findings
    of one rule in a module than anyone reads: one more says so.

    Args:
        looked: the modules.
        graphs: of the same modules.
        rules: what they ask for.
    """
    texts = _Texts(looked)
    solved = solve(graphs, rules.flows.tables)
    for number, of_module in groupby(solved.flows, key=lambda flow: flow.module):
        module = looked[number]
        maker = texts.maker(number)
        counts: Counter[str] = Counter()
        for (name, offset), flow in _shortest(of_module, rules, module, texts).items():
            counts[name] += 1
            if counts[name] > MAX_PLACES + 1:
                continue
            statement, end = texts.statement(number, offset)
            hit = Hit(name, -1, offset, end, flow.method, _values(flow, texts))
            if counts[name] > MAX_PLACES:
                hit = Hit(LIMIT_REACHED, -1, offset, end, flow.method, {"limit": TOO_MANY})
            for finding in maker.make(rules.by_name, [Found(hit, statement, tuple(texts.steps(flow)))]):
                yield number, finding
    for number, limit in reached(solved.partly, graphs):
        for finding in texts.maker(number).make(rules.by_name, [limit]):
            yield number, finding


def _shortest(flows: Iterator[Flow], rules: RuleSet, module: Looked, texts: "_Texts") -> dict[tuple[str, int], Flow]:
    """Return the flow with the fewest steps for each rule and place of a module, in the order of the text."""
    found: dict[tuple[str, int], Flow] = {}
    for flow in flows:
        for name in rules.flows.rules_of(flow, module.unit.around, module.sides.get(flow.method.lower())):
            if name in NOT_OF_PARSERS and texts.is_lexeme(flow.steps[0]):
                continue
            before = found.setdefault((name, flow.offset), flow)
            if len(flow.steps) < len(before.steps):
                found[name, flow.offset] = flow
    chosen = [key for key in found if (YIELDS_TO.get(key[0]), key[1]) not in found]
    return {key: found[key] for key in sorted(chosen, key=lambda key: (key[1], key[0]))}


def _values(flow: Flow, texts: "_Texts") -> dict[str, str | Text]:
    from rules.flow_tables import label_text  # noqa: PLC0415  # an artifact without flows needs no words for them

    own = texts.name(flow.steps[0])
    source = Text(own, own) if flow.label.startswith("@") else label_text(flow.label)
    return {"name": flow.name, "sink": flow.name, "value": "", "source": source, "method": flow.method}


class _Texts:
    """The texts of modules that flows go through, each read once."""

    def __init__(self, looked: Sequence[Looked]) -> None:
        self._looked = looked
        self._places: dict[int, Places] = {}
        self._makers: dict[int, FindingMaker] = {}
        self._parsers: dict[int, bool] = {}

    def at(self, number: int) -> Places:
        """Return the places of a module."""
        found = self._places.get(number)
        if found is None:
            unit = self._looked[number].unit
            found = self._places[number] = Places(unit, unit.module.text)
        return found

    def maker(self, number: int) -> FindingMaker:
        """Return what makes findings in a module."""
        found = self._makers.get(number)
        if found is None:
            one = self._looked[number]
            found = self._makers[number] = FindingMaker(one.unit, one.requests, self.at(number))
        return found

    def statement(self, number: int, offset: int) -> tuple[str, int]:
        """Return the words of a statement from an offset on, and the offset behind it."""
        return self.at(number).statement(offset)

    def name(self, step: FlowStep) -> str:
        """Return the name that stands at a step."""
        return self.at(step.module).word(step.offset)

    def is_lexeme(self, step: FlowStep) -> bool:
        """Tell a word that a parser reads from a secret that is called a token."""
        if not may_be_lexeme(self.name(step)):
            return False
        found = self._parsers.get(step.module)
        if found is None:
            text = self._looked[step.module].unit.module.text
            found = self._parsers[step.module] = reads_language(text)
        return found

    def steps(self, flow: Flow) -> Iterator[Step]:
        """Yield the steps of a flow."""
        steps = flow.steps
        if len(steps) > MAX_STEPS:
            steps = steps[: MAX_STEPS // 2] + steps[-MAX_STEPS // 2 :]
        for step in steps:
            places = self.at(step.module)
            yield Step(KINDS[step.kind], places.line(step.offset), self._location(places, step))

    def _location(self, places: Places, step: FlowStep) -> Location:
        return places.at(step.offset, "", snippet=False)
