"""Problems by release, as the page shows them: releases across, problems down."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from markupsafe import Markup

from pipeline.html.place import Place
from pipeline.html.words import Words

MAX_COLUMNS: Final = 12
"""Releases side by side that a page has room for; the JSON has all of them."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One row: code and title of the rule, the place in words, and which of the releases have it.

    None stands for a release that is not registered.
    """

    rule: str
    title: Markup
    place: Markup
    has: tuple[bool | None, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The table; no rows where there is one release or none, for then the findings say it all.

    Attributes:
        releases: configuration and version of each column.
        unlisted: how many releases have no column.
    """

    releases: tuple[tuple[Markup, Markup], ...]
    problems: tuple[Problem, ...]
    unlisted: int


def read_matrix(report: Mapping[str, Any], words: Words) -> Matrix:
    """Return the table of a report, problems in the order of its findings."""
    targets = report.get("targets") or ()
    findings = {one.get("fingerprint"): one for one in report.get("findings") or ()}
    rows = report.get("matrix") or () if len(targets) > 1 else ()
    return Matrix(
        releases=tuple(
            (words.name(one.get("configuration")), words.name(one.get("version"))) for one in targets[:MAX_COLUMNS]
        ),
        problems=tuple(_problem(row, findings.get(row.get("fingerprint")) or {}, targets, words) for row in rows),
        unlisted=max(0, len(targets) - MAX_COLUMNS),
    )


def _problem(
    row: Mapping[str, Any], finding: Mapping[str, Any], targets: Sequence[Mapping[str, Any]], words: Words
) -> Problem:
    location = finding.get("location")
    shown = list(zip(row.get("releases") or (), targets, strict=False))
    return Problem(
        rule=str(row.get("rule") or ""),
        title=words.said(finding.get("title")),
        place=Place.read(location).describe(words) if location else Markup(),
        has=tuple(None if one.get("status") == "unknown" else has for has, one in shown[:MAX_COLUMNS]),
    )
