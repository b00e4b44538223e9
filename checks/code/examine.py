"""Hold the modules of an artifact to the rules, one after the other, so that one tree is in memory at a time."""

from collections.abc import Iterator, Sequence
from types import ModuleType

from checks.attempt import Attempt
from checks.code.cache import Cache
from checks.code.collector import collector_off
from checks.code.examiner import Examiner
from checks.code.parts import parts
from checks.code.rule_set import RuleSet, installed
from checks.code.units import units
from checks.finding import Finding
from checks.subject import Subject


def examine_code(
    subject: Subject,
    attempt: Attempt,
    modules: Sequence[ModuleType],
    rules: RuleSet | None = None,
    cache: Cache | None = None,
) -> Iterator[Finding]:
    """Yield what the rules find in the code of an artifact: in each module, then by flows, then over all modules.

    Args:
        subject: the artifact.
        attempt: keeps a fault of ours in one part from costing what the others find.
        modules: checks written in Python; those with `check_module` and `check_program` are run.
        rules: those of this installation by default.
        cache: of what was found in the same code before; none by default. The findings are the same.
    """
    examiner = Examiner(subject, attempt, modules, rules or installed(), cache or Cache())
    looked = []
    for unit in units(subject):
        with collector_off():
            done = attempt("code", lambda unit=unit: examiner.module(unit))  # type: ignore[misc]
        if done:
            looked.append(done[0])
            yield from done[1]
    found: list[tuple[int, Finding]] = []
    for part in parts([one.links for one in looked]):
        with collector_off():
            found += attempt("flows", lambda part=part: list(examiner.flows(looked, part))) or ()  # type: ignore[misc]
    found.sort(key=lambda one: one[0])
    yield from (finding for _, finding in found)
    with collector_off():
        last = examiner.program(looked)
    yield from last
