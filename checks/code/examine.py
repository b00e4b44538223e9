"""Hold the modules of an artifact to the rules, one after the other, so that one tree is in memory at a time."""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from types import ModuleType
from typing import NamedTuple

from checks.attempt import Attempt
from checks.code.findings import FindingMaker, Found
from checks.code.flows import flow_findings
from checks.code.program import Looked, program_findings
from checks.code.rule_set import RuleSet, installed
from checks.code.units import Unit, common_modules, units
from checks.finding import Finding
from checks.subject import Subject
from onec.bsl.call_facts import module_facts
from onec.bsl.client import runs_on_client
from onec.bsl.code import Code
from onec.bsl.flow.build import build
from onec.bsl.flow.graph import ModuleGraphs
from onec.bsl.parser import parse
from onec.bsl.statement import statement_at, statement_words
from rules.language.hit import Hit

Commons = Mapping[str, Collection[str]]


class Examined(NamedTuple):
    """What one module gave: places that rules found, graphs of what its methods do to data, and where they run."""

    found: tuple[Found, ...]
    graphs: ModuleGraphs
    sides: Mapping[str, bool | None]


def examine_code(
    subject: Subject, attempt: Attempt, modules: Sequence[ModuleType], rules: RuleSet | None = None
) -> Iterator[Finding]:
    """Yield what the rules find in the code of an artifact.

    Args:
        subject: the artifact.
        attempt: keeps a fault of ours in one part from costing what the others find.
        modules: checks written in Python; those with `check_module` are run.
        rules: those of this installation by default.
    """
    rules = rules or installed()
    commons = common_modules(subject)
    looked: list[Looked] = []
    graphs: list[ModuleGraphs] = []
    for unit in units(subject):
        done = attempt("code", lambda unit=unit: _examine(unit, attempt, modules, rules, commons))  # type: ignore[misc]
        if done:
            looked.append(Looked(unit, done.found, done.sides))
            graphs.append(done.graphs)
            if done.found:
                yield from FindingMaker(unit).make(rules.by_name, done.found)
    yield from attempt("flows", lambda: list(flow_findings(looked, graphs, rules))) or ()
    yield from program_findings(looked, modules, rules, attempt, lambda unit: module_facts(_code(unit, commons)))


def _examine(unit: Unit, attempt: Attempt, modules: Sequence[ModuleType], rules: RuleSet, commons: Commons) -> Examined:
    """Return the places that rules find in one module, and what it does to data."""
    code = _code(unit, commons)
    hits = rules.pack.match(code)
    for module in modules:
        if hasattr(module, "check_module"):
            hits += attempt(module.RULE.name, lambda module=module: list(module.check_module(code))) or ()  # type: ignore[misc]
    hits.sort(key=lambda hit: (hit.offset, hit.rule))
    found = tuple(Found(hit, _statement(code, hit)) for hit in hits)
    graphs = build(code, rules.flows.tables)
    names = [one.name.lower() for one in graphs.methods if one.sinks]
    return Examined(found, graphs, {name: runs_on_client(code, name) for name in names})


def _code(unit: Unit, commons: Commons) -> Code:
    return Code(parse(unit.module.text), unit.around, commons)


def _statement(code: Code, hit: Hit) -> str:
    """Return the words of the statement that a place stands in, whatever stands there."""
    tokens = code.module.tokens
    at = hit.at if hit.at >= 0 else bisect_left(tokens.starts, hit.offset, hi=len(tokens.words))
    if at >= len(tokens.words):
        return ""
    return statement_words(tokens, statement_at(tokens, at))
