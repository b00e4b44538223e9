"""Which release shows which problem: the targets of a report, and the table of problems by release."""

from collections.abc import Mapping, Sequence
from typing import Any

from checks.subject import Subject
from pipeline.visible import visible
from rules.rule import Confidence, Severity

BREAKS = Severity.CRITICAL
"""A problem at least as bad as this makes a release incompatible, or unknown where nobody can be sure of it."""

Row = dict[str, Any]


def target_rows(subject: Subject | None, findings: Sequence[Mapping[str, Any]], *, looked: bool) -> list[Row]:
    """Return the releases an artifact was held against, each once, and what was asked for and is not registered.

    Args:
        subject: what was read.
        findings: rows of the report; those set aside make a release no better.
        looked: every check of the stage was run; otherwise no release is known to be compatible.
    """
    worst = [one for one in findings if Severity(one["rule_severity"]) >= BREAKS]
    broken = {release for one in worst if one["confidence"] == Confidence.HIGH for release in one["releases"]}
    unsure = {release for one in worst for release in one["releases"]}
    rows = []
    listed: set[str] = set()
    for target in subject.targets if subject else ():
        for index in target.releases:
            if index.sha256 in listed:
                continue
            listed.add(index.sha256)
            title = visible(index.head.title)
            whole = "compatible" if looked and title not in unsure else "unknown"
            status = "incompatible" if title in broken else whole
            rows.append(_row(index.head.name, index.head.version, status, index.sha256))
        if not target.releases:
            rows.append(_row(target.asked.configuration, target.asked.versions, "unknown", None))
    return rows


def matrix(targets: Sequence[Row], findings: Sequence[Mapping[str, Any]]) -> list[Row]:
    """Return a row for each problem that depends on a release: which it is, and which of the targets have it."""
    titles = [f"{one['configuration']} {one['version']}".rstrip() for one in targets]
    return [
        {
            "rule": one["rule"],
            "name": one["name"],
            "fingerprint": one["fingerprint"],
            "releases": [title in one["releases"] for title in titles],
        }
        for one in findings
        if one["releases"]
    ]


def _row(configuration: str, version: str, status: str, sha256: str | None) -> Row:
    return {"configuration": visible(configuration), "version": visible(version), "status": status, "index": sha256}
