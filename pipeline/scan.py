"""A scan: the security rules over loose modules and source trees, as plain data."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from checks import security
from checks.code.cache import Cache
from checks.finding import Finding
from checks.format import module_too_large
from checks.subject import Subject
from pipeline.capabilities import capabilities
from pipeline.rows import Terms, finding_rows, is_counted, listed_rows, shadow_counts, summary
from pipeline.scan_sources import Skipped, Sources, subject_of
from pipeline.stages import CHECKS, BrokenCheck, Outcome, Stage, run_stage
from pipeline.version import ENGINE
from pipeline.visible import visible
from rules.catalogue import catalogue

SCHEMA: Final = "otk-scan/1"


@dataclass(frozen=True, slots=True)
class Scanned:
    """What a scan says, and the faults of ours."""

    body: dict[str, Any]
    broken: tuple[BrokenCheck, ...]


def scan(sources: Sources, terms: Terms, rules: Collection[str] = (), cache: Cache | None = None) -> Scanned:
    """Apply the security rules; never raises for what is in a module.

    Args:
        sources: what was read.
        terms: the policy and the day that decide what counts.
        rules: names of those whose findings are wanted, all by default; what is too large to look at is always told.
        cache: of what was found in the same code before.
    """
    outcomes = _outcomes(sources, cache)
    wanted = {*rules, module_too_large.RULE.name} if rules else ()
    found = [one for outcome in outcomes for one in outcome.findings if not wanted or one.rule.name in wanted]
    broken = tuple({one.name: one for outcome in outcomes for one in outcome.broken}.values())
    return Scanned(_body(sources, found, terms), broken)


def examine(subject: Subject, *, whole: bool, cache: Cache | None = None) -> Outcome:
    """Run the security stage; of what is not `whole` the code alone is looked at: its metadata are not there.

    A module that is too large for it is found, since nobody may take it for clean.
    """
    checks = (module_too_large, *(CHECKS[Stage.SECURITY] if whole else ()))
    return run_stage(Stage.SECURITY, subject, checks, partial(security.examine, cache=cache))


def _outcomes(sources: Sources, cache: Cache | None) -> list[Outcome]:
    projects = [examine(subject_of([one]), whole=True, cache=cache) for one in sources.projects]
    loose = [examine(subject_of(sources.loose), whole=False, cache=cache)] if sources.loose else []
    return projects + loose


def _body(sources: Sources, found: Sequence[Finding], terms: Terms) -> dict[str, Any]:
    shown = [finding for finding in found if not finding.rule.shadow]
    rows = finding_rows([(_stage(finding), finding) for finding in shown], terms)
    listed, truncated = listed_rows(rows)
    return {
        "schema": SCHEMA,
        "rule_set": {"digest": catalogue().digest, "rules": len(catalogue()), "engine": ENGINE},
        "findings": listed,
        "capabilities": capabilities(shown),
        "summary": summary(row for row in rows if is_counted(row)),
        "truncated": truncated,
        "shadow": shadow_counts(found),
        "scanned": {"modules": len(sources.entries), "lines": sources.lines},
        "skipped": [_skipped(one) for one in sources.skipped],
    }


def _stage(finding: Finding) -> str:
    return Stage.FORMAT if finding.rule is module_too_large.RULE else Stage.SECURITY


def _skipped(one: Skipped) -> dict[str, str]:
    return {"entry": visible(one.entry), "reason": one.reason}
