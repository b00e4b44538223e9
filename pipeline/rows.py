"""Findings as the report and a scan list them: rows of plain data, and what is counted of them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from checks.card import Card, CardTarget
from checks.finding import AuthorRequest, Finding
from pipeline.compare import Baseline
from pipeline.fingerprint import fingerprints
from pipeline.places import location_row, where
from pipeline.suppressions import Suppression
from pipeline.visible import visible
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
        card: what the submitter declares, None where nothing was declared.
        targets: configurations it must fit; none for those of card and kit.
    """

    policy: Policy
    as_of: date
    baseline: Baseline | None = None
    suppressions: tuple[Suppression, ...] = ()
    card: Card | None = None
    targets: tuple[CardTarget, ...] = ()


def finding_rows(found: Sequence[tuple[str, Finding]], terms: Terms) -> list[Body]:
    """Return the findings, each given with its stage, as rows: the worst first, each with its fingerprint."""
    prints = fingerprints(finding for _, finding in found)
    rows = [_row(stage, finding, one, terms) for (stage, finding), one in zip(found, prints, strict=True)]
    ranks = list(Severity)
    return sorted(rows, key=lambda row: (ranks.index(row["severity"]), row["rule"], row["name"]))


def is_counted(row: Mapping[str, Any]) -> bool:
    """Tell whether a finding counts for the verdict: it is not set aside, and its rule is in force."""
    return row["suppressed_by"] is None and row["from"] is None


def listed_rows(rows: Iterable[Body]) -> tuple[list[Body], dict[str, int]]:
    """Return the findings up to the limit of each rule, and how many of each are only counted."""
    counts: Counter[str] = Counter()
    listed = []
    for row in rows:
        counts[row["rule"]] += 1
        if counts[row["rule"]] <= MAX_FINDINGS_PER_RULE:
            listed.append(row)
    over = {rule: count - MAX_FINDINGS_PER_RULE for rule, count in sorted(counts.items())}
    return listed, {rule: count for rule, count in over.items() if count > 0}


def shadow_counts(findings: Iterable[Finding]) -> dict[str, int]:
    """Return how often each rule on trial found something, by its name."""
    counts = Counter(finding.rule.name for finding in findings if finding.rule.shadow)
    return dict(sorted(counts.items()))


def summary(rows: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    """Return how many rows there are of each severity."""
    counts = Counter(row["severity"] for row in rows)
    return {severity.value: counts[severity] for severity in Severity}


def _row(stage: str, finding: Finding, fingerprint: str, terms: Terms) -> Body:
    rule = finding.rule
    values = {name: visible(value) if isinstance(value, str) else value for name, value in finding.values.items()}
    set_aside = next(
        (one for one in terms.suppressions if one.covers(fingerprint, rule.id, rule.name, terms.as_of)), None
    )
    return {
        "rule": rule.id,
        "name": rule.name,
        "class": rule.kind,
        "stage": stage,
        "severity": terms.policy.severity(rule),
        "rule_severity": rule.severity,
        "confidence": rule.confidence,
        "fingerprint": fingerprint,
        "title": _words(rule.title),
        "message": _words(rule.render({**values, "where": where(finding.location)})),
        "why": _words(rule.why),
        "fix": _words(rule.fix),
        "location": location_row(finding.location),
        "flow": [
            {"kind": step.kind, "statement": visible(step.statement), "location": location_row(step.location)}
            for step in finding.flow
        ],
        "releases": [visible(one) for one in finding.releases],
        "author_suppressed": _author_request(finding.author_request),
        "from": rule.grace.isoformat() if rule.grace and terms.as_of < rule.grace else None,
        "suppressed_by": set_aside.as_row() if set_aside else None,
        "since": terms.baseline.since(fingerprint) if terms.baseline else None,
    }


def _words(text: Text) -> dict[str, str]:
    return {"ru": text.ru, "en": text.en}


def _author_request(request: AuthorRequest | None) -> Body | None:
    return {"tool": request.tool, "comment": visible(request.comment)} if request else None
