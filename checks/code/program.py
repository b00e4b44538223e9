"""Checks that look at calls between modules: which modules they need, and what they find.

Facts of all modules would cost a third of an audit, so only those count that hold a place of the rules a check starts
from, and those that name such a module.
"""

from collections.abc import Callable, Iterator, Sequence
from types import ModuleType

from checks.attempt import Attempt
from checks.code.findings import FindingMaker, Found
from checks.code.looked import Looked
from checks.code.rule_set import RuleSet
from checks.code.units import Unit
from checks.finding import Finding
from onec.bsl.call_facts import ModuleFacts
from onec.bsl.callgraph import Program

Facts = Callable[[Looked], ModuleFacts]


def program_findings(
    looked: Sequence[Looked], modules: Sequence[ModuleType], rules: RuleSet, attempt: Attempt, facts: Facts
) -> Iterator[Finding]:
    """Yield what the checks with `check_program` find.

    Args:
        looked: all modules of the artifact and the rules that found something in them.
        modules: checks; those with `check_program` say in `STARTS` from places of which rules they look further.
        rules: for the findings.
        attempt: keeps a fault in one check from costing what the others find.
        facts: reads a module once more.
    """
    for module in modules:
        if not hasattr(module, "check_program"):
            continue
        chosen = _relevant(looked, module.STARTS)
        if not chosen:
            continue
        hits = attempt(module.RULE.name, lambda module=module, chosen=chosen: _hits(module, chosen, facts))  # type: ignore[misc]
        for one, found in hits or ():
            yield from FindingMaker(one.unit, one.requests).make(rules.by_name, [found])


def _hits(module: ModuleType, chosen: Sequence[Looked], facts: Facts) -> list[tuple[Looked, Found]]:
    program = Program([facts(one) for one in chosen])
    return [(chosen[number], Found(hit, "")) for number, hit in module.check_program(program)]


def _relevant(looked: Sequence[Looked], starts: frozenset[str]) -> list[Looked]:
    """Return the modules with a place of one of the rules, and all that name a module which is chosen already."""
    chosen = [not starts.isdisjoint(one.rules) for one in looked]
    frontier = {_name(one.unit) for one, taken in zip(looked, chosen, strict=True) if taken} - {""}
    named: set[str] = set()
    while frontier:
        named |= frontier
        added: set[str] = set()
        for number, one in enumerate(looked):
            if not chosen[number] and _names(one.unit, frontier):
                chosen[number] = True
                added.add(_name(one.unit))
        frontier = added - named - {""}
    return [one for one, taken in zip(looked, chosen, strict=True) if taken]


def _name(unit: Unit) -> str:
    """Return the name by which other modules call this one, "" for a form and the like, which nobody calls by name."""
    parts = unit.around.object.split(".")
    return parts[1] if len(parts) == 2 else ""  # noqa: PLR2004 (kind and name)


def _names(unit: Unit, names: set[str]) -> bool:
    text = unit.module.text.lower()
    return any(name.lower() in text for name in names)
