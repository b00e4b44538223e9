"""Findings as the page shows them: read from the report, told apart, put in groups."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from markupsafe import Markup

from pipeline.html.excerpt import Excerpt, read_excerpt
from pipeline.html.place import Place
from pipeline.html.typography import sentence
from pipeline.html.words import Words

SEVERITIES: Final = ("blocker", "critical", "major", "minor", "info")
STAGES: Final = ("format", "compatibility", "manifest", "security")
CLASSES: Final = ("capability", "weakness", "malware-pattern", "policy", "quality")
OUR_TOOL: Final = "otk"

MAX_OPEN_FINDINGS: Final = 5
"""So many of those that decide are open at first; more would push the rest out of sight."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a data path: its number, what happens there, the statement and where."""

    number: int
    kind: Markup
    statement: Markup
    where: Markup


@dataclass(frozen=True, slots=True)
class Waiver:
    """Why a finding does not count: by whom, the reason, and until when ("" for no end)."""

    by: str
    reason: Markup
    until: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A comment by which the author asks to leave the finding out, and to whom it speaks."""

    tool: Markup
    comment: Markup


@dataclass(frozen=True, slots=True)
class Item:
    """One finding, ready for the page; texts are in the language of the page and safe.

    `starts` is the day from which it counts, "" where it counts today.
    """

    anchor: str
    rule: str
    name: str
    kind: str
    stage: str
    severity: str
    own_severity: str
    confidence: str
    since: str
    fingerprint: str
    title: Markup
    message: Markup
    why: Markup
    fix: Markup
    place: Place
    entry: str
    excerpt: Excerpt | None
    flow: tuple[Step, ...]
    waiver: Waiver | None
    asked: Asked | None
    starts: str
    decides: bool

    @property
    def counts(self) -> bool:
        """Whether the finding counts for the verdict."""
        return self.waiver is None and not self.starts


@dataclass(frozen=True, slots=True)
class Group:
    """Findings under one heading: the key of its text, its counts in words, how many of them are open at first."""

    name: str
    items: tuple[Item, ...]
    counts: Markup
    opened: int


def read_findings(report: Mapping[str, Any], words: Words) -> list[Item]:
    """Return the findings in the order of the report, worst first among them."""
    reasons = frozenset(map(str, report.get("reasons") or ()))
    items = [
        _item(f"f{number}", finding, words, reasons) for number, finding in enumerate(report.get("findings") or (), 1)
    ]
    return sorted(items, key=lambda item: SEVERITIES.index(item.severity))


def group(items: Sequence[Item], words: Words) -> list[Group]:
    """Return the findings that count by what they mean for the verdict, groups without any left out."""
    counted = [item for item in items if item.counts]
    others = [item for item in counted if not item.decides]
    serious = [item for item in others if item.severity in SEVERITIES[:3]]
    rest = [item for item in others if item.severity in SEVERITIES[3:]]
    name = "major" if all(item.severity == "major" for item in serious) else "serious"
    groups = (("decide", [item for item in counted if item.decides]), (name, serious), ("rest", rest))
    return [_group(name, found, words) for name, found in groups if found]


def tally(items: Sequence[Item], of: Callable[[Item], str], order: Sequence[str]) -> list[tuple[str, int]]:
    """Count the findings by one of their fields, in the given order, those that do not occur left out."""
    found = [of(item) for item in items]
    return [(value, found.count(value)) for value in order if value in found]


def _group(name: str, items: Sequence[Item], words: Words) -> Group:
    counts = tally(items, lambda item: item.severity, SEVERITIES)
    alike = len(counts) == 1 and name == counts[0][0]
    said = words.count("findings", len(items)) if alike else words.listed([words.count(*each) for each in counts])
    return Group(name, tuple(items), said, MAX_OPEN_FINDINGS if name == "decide" else 0)


def _item(anchor: str, finding: Mapping[str, Any], words: Words, reasons: frozenset[str]) -> Item:
    location = finding.get("location") or {}
    place = Place.read(location)
    steps = finding.get("flow") or ()
    rule, name = str(finding.get("rule") or ""), str(finding.get("name") or "")
    severity = _known(finding.get("severity"), SEVERITIES, "info")
    own = _known(finding.get("rule_severity"), SEVERITIES, severity)
    title, message = _heading(finding, words)
    waiver = _waiver(finding.get("suppressed_by"), words)
    starts = words.date(finding["from"]) if finding.get("from") else ""
    return Item(
        anchor=anchor,
        rule=rule,
        name=name,
        kind=_known(finding.get("class"), CLASSES, ""),
        stage=_known(finding.get("stage"), STAGES, "format"),
        severity=severity,
        own_severity="" if own == severity else own,
        confidence=_known(finding.get("confidence"), ("high", "low"), "high"),
        since=_known(finding.get("since"), ("new", "remaining"), ""),
        fingerprint=str(finding.get("fingerprint") or ""),
        title=title,
        message=message,
        why=words.said(finding.get("why"), sentence),
        fix=words.said(finding.get("fix"), sentence),
        place=place,
        entry="" if place.module == location.get("entry") else str(location.get("entry") or ""),
        excerpt=read_excerpt(location, [Place.read(step["location"]) for step in steps]),
        flow=tuple(_step(number, step, place, words) for number, step in enumerate(steps, 1)),
        waiver=waiver,
        asked=_asked(finding.get("author_suppressed"), words),
        starts=starts,
        decides=waiver is None and not starts and not reasons.isdisjoint((rule, name)),
    )


def _heading(finding: Mapping[str, Any], words: Words) -> tuple[Markup, Markup]:
    """Return title and message; what is missing or the same is said once."""
    title, message = words.said(finding.get("title")), words.said(finding.get("message"))
    if not title or title == message:
        return message or words.code(finding.get("name") or finding.get("rule")), Markup()
    return title, words.said(finding.get("message"), sentence)


def _step(number: int, step: Mapping[str, Any], finding: Place, words: Words) -> Step:
    where = Place.read(step["location"]).seen_from(finding, words)
    kind = words.known("flow", step.get("kind") or "")
    return Step(number, kind, words.code(step.get("statement")), where)


def _waiver(waiver: object, words: Words) -> Waiver | None:
    if not waiver:
        return None
    given = waiver if isinstance(waiver, Mapping) else {"by": str(waiver)}
    until = words.date(given["until"]) if given.get("until") else ""
    return Waiver(str(given.get("by") or ""), words.said(given.get("reason")), until)


def _asked(request: object, words: Words) -> Asked | None:
    if not isinstance(request, Mapping):
        return None
    tool = words.text("brand") if request.get("tool") == OUR_TOOL else words.code(request.get("tool"))
    return Asked(tool, words.code(request.get("comment")))


def _known(value: object, values: Sequence[str], default: str) -> str:
    return value if isinstance(value, str) and value in values else default
