"""The body of the report: a pure function of what is pinned, the same bytes for the same inputs.

No clock, no host, no path: those go to the run record (`pipeline/run_record.py`).
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from checks.finding import Finding, Location
from checks.subject import UNKNOWN_KIND, Subject
from checks.upload import Upload
from onec.model import ModuleState
from pipeline.compare import SCHEMA, Baseline
from pipeline.fingerprint import fingerprints
from pipeline.places import where
from pipeline.stages import Outcome
from pipeline.suppressions import Suppression
from pipeline.verdict import Weight, decide
from pipeline.version import ENGINE
from pipeline.visible import visible
from rules.catalogue import catalogue
from rules.policy import Policy
from rules.rule import Severity, Text

MAX_FINDINGS_PER_RULE = 200
"""Findings of one rule (its code) that are listed; the rest is counted, and fingerprinted all the same."""

Body = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Terms:
    """What an audit is held to beside the artifact.

    Attributes:
        policy: moves severities for this kind of submission.
        as_of: the day that decides what has expired.
        baseline: report of the last published version, None where there is none.
        suppressions: findings set aside.
    """

    policy: Policy
    as_of: date
    baseline: Baseline | None = None
    suppressions: tuple[Suppression, ...] = ()


def build_report(upload: Upload, subject: Subject | None, outcomes: Sequence[Outcome], terms: Terms) -> Body:
    """Return the body of the report.

    Args:
        upload: what was uploaded.
        subject: what was read of it, None where the reader itself broke.
        outcomes: of the stages, in order.
        terms: policy, day, baseline and suppressions.
    """
    rows = _finding_rows(outcomes, terms)
    counted = [row for row in rows if row["suppressed_by"] is None]
    decision = decide(outcomes, [_weight(row) for row in counted])
    listed, truncated = _listed(rows)
    every = [row["fingerprint"] for row in rows]
    return {
        "schema": SCHEMA,
        "artifact": {
            "sha256": upload.sha256,
            "size": upload.size,
            "file_name": visible(upload.file_name),
            "kind": subject.kind if subject else UNKNOWN_KIND,
        },
        "subject": _subject(subject),
        "rule_set": {
            "digest": catalogue().digest,
            "rules": len(catalogue()),
            "engine": ENGINE,
            "policy": terms.policy.name,
        },
        "targets": [],
        "stages": [_stage(outcome) for outcome in outcomes],
        "verdict": decision.verdict,
        "reasons": list(decision.reasons),
        "findings": listed,
        "fixed": terms.baseline.fixed(every) if terms.baseline else [],
        "fingerprints": every,
        "capabilities": {},
        "permissions": [],
        "contacts": [],
        "interceptors": [],
        "matrix": [],
        "undetermined": [],
        "summary": _summary(counted),
        "truncated": truncated,
    }


def _subject(subject: Subject | None) -> Body:
    main = subject.main if subject else None
    if subject is None or main is None or main.file is None:
        return dict.fromkeys(SUBJECT_KEYS)
    content = main.file.content
    properties = content.properties
    files = [member.file for member in subject.members if member.file]
    modules = [module for _, module in subject.modules()]
    values = (
        visible(properties.name),
        visible(next((text for _, text in properties.synonym), "")),
        visible(properties.version),
        visible(properties.vendor),
        properties.purpose,
        visible(properties.prefix),
        sum(not item.is_part for file in files for item in file.content.objects[1:]),
        len(modules),
        sum(module.lines for module in modules),
        sum(module.state is not ModuleState.READABLE for module in modules),
    )
    return dict(zip(SUBJECT_KEYS, values, strict=True))


SUBJECT_KEYS = (
    "name",
    "synonym",
    "version",
    "vendor",
    "purpose",
    "prefix",
    "objects",
    "modules",
    "lines",
    "unreadable_modules",
)


def _stage(outcome: Outcome) -> Body:
    return {
        "stage": outcome.stage,
        "status": outcome.status,
        "reason": outcome.reason,
        "checks_run": outcome.checks_run,
        "checks_broken": [one.name for one in outcome.broken],
    }


def _finding_rows(outcomes: Iterable[Outcome], terms: Terms) -> list[Body]:
    """Return the findings of all stages, the worst first, each with its fingerprint."""
    found = [(outcome.stage.value, finding) for outcome in outcomes for finding in outcome.findings]
    prints = fingerprints(finding for _, finding in found)
    rows = [_row(stage, finding, one, terms) for (stage, finding), one in zip(found, prints, strict=True)]
    ranks = list(Severity)
    return sorted(rows, key=lambda row: (ranks.index(row["severity"]), row["rule"], row["name"]))


def _row(stage: str, finding: Finding, fingerprint: str, terms: Terms) -> Body:
    rule = finding.rule
    values = {name: visible(value) if isinstance(value, str) else value for name, value in finding.values.items()}
    set_aside = next(
        (one for one in terms.suppressions if one.covers(fingerprint, rule.id, rule.name, terms.as_of)), None
    )
    return {
        "rule": rule.id,
        "name": rule.name,
        "stage": stage,
        "severity": terms.policy.severity(rule),
        "rule_severity": rule.severity,
        "confidence": rule.confidence,
        "fingerprint": fingerprint,
        "title": _words(rule.title),
        "message": _words(rule.render({**values, "where": where(finding.location)})),
        "why": _words(rule.why),
        "fix": _words(rule.fix),
        "location": _location(finding.location),
        "flow": [
            {"kind": step.kind, "statement": visible(step.statement), "location": _location(step.location)}
            for step in finding.flow
        ],
        "suppressed_by": set_aside.as_row() if set_aside else None,
        "since": terms.baseline.since(fingerprint) if terms.baseline else None,
    }


def _words(text: Text) -> dict[str, str]:
    return {"ru": text.ru, "en": text.en}


def _location(location: Location) -> Body:
    snippet = "\n".join(visible(line) for line in location.snippet) if location.snippet else None
    return {
        "entry": visible(location.entry),
        "object": visible(location.object),
        "module": location.module,
        "method": visible(location.method),
        "line": location.line,
        "column": location.column,
        "snippet": snippet,
        "snippet_line": location.snippet_line,
    }


def _weight(row: Mapping[str, Any]) -> Weight:
    return Weight(row["rule"], row["severity"], row["confidence"])


def _listed(rows: Iterable[Body]) -> tuple[list[Body], dict[str, int]]:
    """Return the findings up to the limit of each rule, and how many of each are only counted."""
    counts: Counter[str] = Counter()
    listed = []
    for row in rows:
        counts[row["rule"]] += 1
        if counts[row["rule"]] <= MAX_FINDINGS_PER_RULE:
            listed.append(row)
    over = {rule: count - MAX_FINDINGS_PER_RULE for rule, count in sorted(counts.items())}
    return listed, {rule: count for rule, count in over.items() if count > 0}


def _summary(rows: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    counts = Counter(row["severity"] for row in rows)
    return {severity.value: counts[severity] for severity in Severity}
