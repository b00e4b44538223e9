"""One new release of a configuration against add-ons: what it breaks that the release before did not."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from checks.card import CardTarget
from checks.subject import Subject, read_subject
from checks.targets import Target
from checks.upload import Upload
from onec.release.index import ReleaseIndex
from pipeline.matrix import BREAKS, target_rows
from pipeline.rows import Terms, finding_rows, is_counted, listed_rows
from pipeline.stages import Outcome, Run, Stage, StageStatus, run_stages
from pipeline.targets import asked_targets
from pipeline.version import ENGINE
from pipeline.visible import visible
from rules.catalogue import catalogue
from rules.rule import Confidence, Severity

SCHEMA: Final = "otk-verify/1"
COMPATIBLE, INCOMPATIBLE = "compatible", "incompatible"
UNKNOWN: Final = "unknown"
"""Nobody can be sure: the release hides what the add-on builds on."""

UNREADABLE: Final = "unreadable"
"""Nothing is known of an add-on: it is missing, refused, or holds no 1C file."""

BROKEN: Final = "broken"
"""A check of ours, or the process it ran in, did not survive the add-on."""

OTHER: Final = "other-configuration"
"""A kit that is made for other configurations only; it was not held against this one."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Releases:
    """The release that is new, and the one before it; None where none is registered: then all that is found is new."""

    new: ReleaseIndex
    previous: ReleaseIndex | None

    @property
    def both(self) -> tuple[ReleaseIndex, ...]:
        """In the order of time."""
        return (self.previous, self.new) if self.previous else (self.new,)


def verify(file: str, upload: Upload, releases: Releases, terms: Terms) -> Row:
    """Return what changes for one add-on with the new release; never raises for what is in it.

    Args:
        file: what the add-on is called in the result.
        upload: its bytes.
        releases: those to compare.
        terms: the policy and the day.
    """
    name = releases.new.head.name
    asked = Target(CardTarget(name), releases.both)
    run = run_stages(lambda: replace(read_subject(upload), targets=(asked,)), (Stage.COMPATIBILITY,))
    known = _known(file, upload, run.subject)
    if broken := [one.name for outcome in run.outcomes for one in outcome.broken]:
        return known | _nothing(BROKEN, ", ".join(broken))
    outcome = next(one for one in run.outcomes if one.stage is Stage.COMPATIBILITY)
    if run.subject is None or outcome.status is StageStatus.SKIPPED:
        return known | _nothing(UNREADABLE, _reason(run, outcome))
    if not _is_meant(run.subject, name):
        return known | _nothing(OTHER, None)
    return known | _compared(run.subject, outcome, releases, terms)


def lost_row(file: str, status: str, reason: str) -> Row:
    """Return the row of an add-on that could not even be looked at."""
    return _named(file) | _nothing(status, reason)


def build_verification(rows: Iterable[Row], releases: Releases) -> Row:
    """Return the result, `otk-verify/1`: the same for the same add-ons, releases and rules, in any order."""
    ordered = sorted(rows, key=lambda one: one["file"])
    return {
        "schema": SCHEMA,
        "release": _release(releases.new),
        "previous": _release(releases.previous) if releases.previous else None,
        "rule_set": {"digest": catalogue().digest, "rules": len(catalogue()), "engine": ENGINE},
        "summary": _summary(ordered),
        "add_ons": ordered,
    }


def breaks(row: Row) -> bool:
    """Tell whether the new release brings a problem that makes an add-on incompatible."""
    return any(_is_breaking(one) for one in row["appeared"])


def _compared(subject: Subject, outcome: Outcome, releases: Releases, terms: Terms) -> Row:
    """Return what appeared, what went and how the add-on stands; a problem is the same where all said of it is."""
    found = [(Stage.COMPATIBILITY.value, one) for one in outcome.findings if not one.rule.shadow]
    rows = finding_rows(found, terms)
    status = [one["status"] for one in target_rows(subject, rows, looked=True)]
    new = visible(releases.new.head.title)
    appeared, more = listed_rows(one for one in rows if one["releases"] == [new])
    went, _more = listed_rows(one for one in rows if new not in one["releases"])
    return {
        "status": status[-1],
        "before": status[0] if releases.previous else None,
        "reason": None,
        "appeared": appeared,
        "went": went,
        "remaining": sum(len(one["releases"]) > 1 for one in rows),
        "truncated": more,
    }


def _known(file: str, upload: Upload, subject: Subject | None) -> Row:
    main = subject.main if subject else None
    properties = main.file.content.properties if main and main.file else None
    return _named(file) | {
        "sha256": upload.sha256,
        "size": upload.size,
        "kind": subject.kind if subject else None,
        "name": visible(properties.name) if properties else None,
        "version": visible(properties.version) if properties else None,
    }


def _named(file: str) -> Row:
    return {"file": visible(file)} | dict.fromkeys(("sha256", "size", "kind", "name", "version"))


def _nothing(status: str, reason: str | None) -> Row:
    told = visible(reason) if reason else None
    empty: Row = {"appeared": [], "went": [], "remaining": 0, "truncated": {}}
    return {"status": status, "before": None, "reason": told} | empty


def _reason(run: Run, outcome: Outcome) -> str:
    """Return the class of the fault that the reader names, else why the stage had nothing to do."""
    refusals = [one.fault for one in run.subject.refusals()] if run.subject else []
    return str(refusals[0]) if refusals else str(outcome.reason)


def _is_meant(subject: Subject, name: str) -> bool:
    """Tell whether an add-on is made for a configuration; one that names none may be for any."""
    asked = asked_targets(subject, ())
    return not asked or name.lower() in {one.configuration.lower() for one in asked}


def _is_breaking(row: Mapping[str, Any]) -> bool:
    return is_counted(row) and Severity(row["rule_severity"]) >= BREAKS and row["confidence"] == Confidence.HIGH


def _release(index: ReleaseIndex) -> Row:
    head = index.head
    return {"configuration": visible(head.name), "version": visible(head.version), "index": index.sha256}


def _summary(rows: Sequence[Row]) -> dict[str, int]:
    return {
        "add_ons": len(rows),
        "broken_by_it": sum(map(breaks, rows)),
        "became_incompatible": sum(one["status"] == INCOMPATIBLE and one["before"] == COMPATIBLE for one in rows),
        "became_compatible": sum(one["status"] == COMPATIBLE and one["before"] == INCOMPATIBLE for one in rows),
        **{key.replace("-", "_"): sum(one["status"] == key for one in rows) for key in STATUSES},
    }


STATUSES: Final = (COMPATIBLE, INCOMPATIBLE, UNKNOWN, OTHER, UNREADABLE, BROKEN)
"""How an add-on stands with the new release."""
