"""The page as values: everything the template shows, read from the body of a report."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from pipeline.html.capabilities import Capability, read_capabilities
from pipeline.html.facts import Fact, read_facts
from pipeline.html.findings import SEVERITIES, STAGES, Group, Item, group, read_findings, tally
from pipeline.html.matrix import Matrix, read_matrix
from pipeline.html.permissions import Permissions, read_permissions
from pipeline.html.place import Place
from pipeline.html.stages import StageRow, read_stages, stage_reasons
from pipeline.html.words import Words

VERDICTS = ("accepted", "rejected", "review", "undecided")


@dataclass(frozen=True, slots=True)
class Filter:
    """A choice of findings: by what, all of them, and each value with its count."""

    name: str
    total: int
    choices: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the bar that compares with the last version: how many, where it begins and ends, in percent."""

    name: str
    count: int
    start: float
    end: float

    @property
    def width(self) -> float:
        """What is drawn of the part: a gap is left to the next one, if there is room."""
        return max(self.end - self.start - 0.4, 0.2)


@dataclass(frozen=True, slots=True)
class Page:
    """All the template needs beside the words."""

    name: Markup
    version: str
    lead: tuple[Markup, ...]
    verdict: str
    refused: bool
    deciding: tuple[tuple[Item, int], ...]
    reasons: tuple[Markup, ...]
    stages: tuple[StageRow, ...]
    summary: tuple[tuple[str, int], ...]
    delta: tuple[Part, ...]
    facts: tuple[Fact, ...]
    filters: tuple[Filter, ...]
    groups: tuple[Group, ...]
    waived: tuple[Item, ...]
    gone: tuple[str, ...]
    unlisted: tuple[tuple[str, int], ...]
    undetermined: tuple[Markup, ...]
    targets: tuple[tuple[Markup, Markup, str], ...]
    matrix: Matrix
    capabilities: tuple[Capability, ...]
    permissions: Permissions

    @property
    def silence(self) -> str:
        """Why no finding is shown: all was checked, "whole", or not, "partly"; or none counts, "waived" or "ahead"."""
        if self.waived:
            return "waived" if all(item.waiver for item in self.waived) else "ahead"
        return "whole" if self.stages and all(stage.complete for stage in self.stages) else "partly"

    @property
    def total(self) -> int:
        """Number of findings that count."""
        return sum(number for _, number in self.summary)


def read_page(report: Mapping[str, Any], words: Words) -> Page:
    """Return the page of a report (`otk-report/1`) in one language."""
    artifact, subject = report["artifact"], report.get("subject") or {}
    items = read_findings(report, words)
    counted = [item for item in items if item.counts]
    verdict = report["verdict"] if report.get("verdict") in VERDICTS else "undecided"
    name = words.name(subject.get("synonym") or subject.get("name") or artifact.get("file_name"))
    return Page(
        name=name or words.text("unnamed-file"),
        version=str(subject.get("version") or ""),
        lead=_lead(artifact, subject, words),
        verdict=verdict,
        refused=verdict == "rejected" and subject.get("name") is None,
        deciding=_deciding(items),
        reasons=tuple(stage_reasons(report, items, words)),
        stages=tuple(read_stages(report, items, words)),
        summary=_summary(report, counted),
        delta=_delta(report, counted),
        facts=tuple(read_facts(report, words)),
        filters=_filters(counted),
        groups=tuple(group(items, words)),
        waived=tuple(item for item in items if not item.counts),
        gone=tuple(map(str, report.get("fixed") or ())),
        unlisted=tuple((report.get("truncated") or {}).items()),
        undetermined=tuple(_undetermined(part, words) for part in report.get("undetermined") or ()),
        targets=tuple(_target(target, words) for target in report.get("targets") or ()),
        matrix=read_matrix(report, words),
        capabilities=tuple(read_capabilities(report, words)),
        permissions=read_permissions(report, words),
    )


def _lead(artifact: Mapping[str, Any], subject: Mapping[str, Any], words: Words) -> tuple[Markup, ...]:
    file_name = artifact.get("file_name") if subject.get("synonym") or subject.get("name") else None
    kind = words.known("kind", artifact.get("kind") or "unknown")
    parts = (kind, words.name(subject.get("vendor")), words.name(file_name), words.size(artifact.get("size")))
    return tuple(part for part in parts if part)


def _deciding(items: Sequence[Item]) -> tuple[tuple[Item, int], ...]:
    """Return the findings that decided, one of each rule, with the number of its like."""
    deciding = [item for item in items if item.decides]
    first = {item.rule: item for item in reversed(deciding)}
    return tuple(
        (item, sum(other.rule == item.rule for other in deciding)) for item in deciding if first[item.rule] is item
    )


def _summary(report: Mapping[str, Any], counted: Sequence[Item]) -> tuple[tuple[str, int], ...]:
    """Return severity and count, zeros left out; the report's own counts hold, for they know what is not listed."""
    summary = report.get("summary")
    if not summary:
        return tuple(tally(counted, lambda item: item.severity, SEVERITIES))
    return tuple((severity, summary[severity]) for severity in SEVERITIES if summary.get(severity))


def _delta(report: Mapping[str, Any], counted: Sequence[Item]) -> tuple[Part, ...]:
    """Return new, remaining and fixed, or nothing where there was no version to compare with."""
    found = dict(tally(counted, lambda item: item.since, ("new", "remaining")))
    found["fixed"] = len(report.get("fixed") or ())
    total = sum(found.values())
    parts: list[Part] = []
    for name in ("new", "remaining", "fixed") if total else ():
        number, start = found.get(name, 0), parts[-1].end if parts else 0.0
        parts.append(Part(name, number, start, start + 100 * number / total))
    return tuple(parts)


def _filters(counted: Sequence[Item]) -> tuple[Filter, ...]:
    """Return the choices that tell findings apart; one where all are alike is left out."""
    choices = {
        "severity": tally(counted, lambda item: item.severity, SEVERITIES),
        "stage": tally(counted, lambda item: item.stage, STAGES),
        "since": tally(counted, lambda item: item.since, ("new", "remaining")),
    }
    return tuple(Filter(name, len(counted), tuple(values)) for name, values in choices.items() if len(values) > 1)


def _undetermined(part: object, words: Words) -> Markup:
    """Return one thing that could not be told: as a text, a pair of texts, or a record that tells why and where."""
    if isinstance(part, Mapping) and "what" in part:
        lead = Markup("{}: {}").format(words.said(part["what"]), words.said(part.get("why")))
        place = Place.read(part.get("location") or {})
        return Markup("{} ({})").format(lead, place.describe(words)) if place.line else lead
    if isinstance(part, Mapping) and "message" in part:
        return words.said(part["message"])
    return words.said(part)


def _target(target: Mapping[str, Any], words: Words) -> tuple[Markup, Markup, str]:
    status = target.get("status")
    known = status if status in ("compatible", "incompatible") else "unknown"
    return words.name(target.get("configuration")), words.name(target.get("version")), known
