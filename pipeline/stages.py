"""Stages: their order, and how one of them is run."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol, TypeAlias, TypeVar

import checks.compatibility
import checks.format
import checks.manifest
import checks.security
from checks.attempt import Attempt
from checks.finding import Finding
from checks.permissions.table import Row
from checks.subject import Subject
from onec.model import FileKind
from pipeline.places import where
from rules.rule import Rule

T = TypeVar("T")


class Stage(StrEnum):
    """The stages in the order they run."""

    FORMAT = "format"
    COMPATIBILITY = "compatibility"
    MANIFEST = "manifest"
    SECURITY = "security"


class StageStatus(StrEnum):
    """How a stage ended: nothing found, something found, a check of ours broke, not run."""

    PASSED = "passed"
    FAILED = "failed"
    BROKEN = "broken"
    SKIPPED = "skipped"


class SkipReason(StrEnum):
    """Why a stage did not run: nothing to look at, not readable, no configuration named, not asked for."""

    NOT_APPLICABLE = "not-applicable"
    NOT_REACHED = "not-reached"
    NO_TARGET = "no-target"
    NOT_ASKED = "not-asked"


@dataclass(frozen=True, slots=True)
class BrokenCheck:
    """A check, or the `reader`, that raised: a fault of ours, kept with its name and what it raised."""

    name: str
    error: Exception


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one stage ended, and what it found."""

    stage: Stage
    status: StageStatus
    reason: SkipReason | None = None
    findings: tuple[Finding, ...] = ()
    checks_run: int = 0
    broken: tuple[BrokenCheck, ...] = ()
    permissions: tuple[Row, ...] = ()
    version: str = ""


class Check(Protocol):
    """A check of a stage: a module, or what stands for one."""

    @property
    def RULE(self) -> Rule:  # noqa: N802  # a constant of a module
        """The rule it holds the artifact to."""

    @property
    def check(self) -> Callable[[Any], Iterable[Finding]]:
        """What yields its findings."""


CHECKS: dict[Stage, Sequence[Check]] = {
    Stage.FORMAT: checks.format.CHECKS,
    Stage.COMPATIBILITY: checks.compatibility.CHECKS,
    Stage.MANIFEST: checks.manifest.CHECKS,
    Stage.SECURITY: checks.security.CHECKS,
}
"""The checks of every stage."""

PREPARE: dict[Stage, Callable[[Subject], Any]] = {
    Stage.COMPATIBILITY: checks.compatibility.prepare,
    Stage.MANIFEST: checks.manifest.prepare,
}
"""What makes of the subject the one thing that all checks of a stage look at; the subject itself by default."""

PERMISSIONS: dict[Stage, Callable[[Any], tuple[Row, ...]]] = {Stage.MANIFEST: checks.manifest.permissions}
"""What tells the table of permissions from what the checks of a stage look at."""

VERSION: dict[Stage, Callable[[Any], str]] = {Stage.MANIFEST: checks.manifest.version}
"""What tells the version of the item from what the checks of a stage look at."""

Examiner: TypeAlias = Callable[[Subject, Attempt], Iterable[Finding]]

EXAMINERS: dict[Stage, Examiner] = {Stage.SECURITY: checks.security.examine}
"""What applies many rules at once to all modules, beside the checks of its stage."""


@dataclass(frozen=True, slots=True)
class Run:
    """All stages of one audit: what was read, None where the reader broke, and how each stage ended."""

    subject: Subject | None
    outcomes: tuple[Outcome, ...]


def run_stages(read: Callable[[], Subject], asked: Collection[Stage] = tuple(Stage)) -> Run:
    """Read the artifact as the first act of the format stage, then run every stage asked for in order."""
    subject, broken = _guard("reader", read)
    if subject is None:
        outcome = Outcome(Stage.FORMAT, StageStatus.BROKEN, broken=(broken,) if broken else ())
        rest = tuple(Outcome(one, StageStatus.SKIPPED, SkipReason.NOT_REACHED) for one in list(Stage)[1:])
        return Run(None, (outcome, *rest))
    return Run(subject, tuple(_run_or_skip(stage, subject, asked) for stage in Stage))


def run_stage(
    stage: Stage, subject: Subject, checks_of_stage: Sequence[Check], examine: Examiner | None = None
) -> Outcome:
    """Run the checks of one stage; one that breaks leaves the findings of the others in the outcome."""
    looked_at: Any = PREPARE.get(stage, _as_it_is)(subject)
    findings: list[Finding] = []
    broken: list[BrokenCheck] = []

    def attempt(name: str, act: Callable[[], T], /) -> T | None:
        done, fault = _guard(name, act)
        broken.extend([fault] if fault and fault.name not in {one.name for one in broken} else [])
        return done

    for check in checks_of_stage:
        findings += attempt(check.RULE.name, lambda check=check: _whole(check.check(looked_at))) or ()  # type: ignore[misc]
    if examine:
        findings += attempt("code", lambda: _whole(examine(subject, attempt))) or ()
    tell = PERMISSIONS.get(stage)
    rows = attempt("permissions", lambda: tell(looked_at)) if tell else ()
    name_version = VERSION.get(stage)
    version = attempt("version", lambda: name_version(looked_at)) if name_version else ""
    shown = any(not one.rule.shadow for one in findings)
    status = StageStatus.BROKEN if broken else StageStatus.FAILED if shown else StageStatus.PASSED
    run = len(checks_of_stage) + (examine is not None) - len(broken)
    return Outcome(stage, status, None, tuple(findings), max(run, 0), tuple(broken), rows or (), version or "")


def _as_it_is(subject: Subject) -> Subject:
    return subject


def _whole(findings: Iterable[Finding]) -> list[Finding]:
    """Return what a check finds, each finding with all its message needs: one that cannot be said breaks the check."""
    found = list(findings)
    for one in found:
        one.rule.render({**one.values, "where": where(one.location)})
    return found


def _guard(name: str, act: Callable[[], T]) -> tuple[T | None, BrokenCheck | None]:
    """Return what `act` gives, or the name of what broke: a bug of ours must not cost what the others found."""
    try:
        return act(), None
    except Exception as error:  # noqa: BLE001 (the one place where anything may come: it becomes a broken stage)
        return None, BrokenCheck(name, error)


def _run_or_skip(stage: Stage, subject: Subject, asked: Collection[Stage]) -> Outcome:
    if stage not in asked:
        return Outcome(stage, StageStatus.SKIPPED, SkipReason.NOT_ASKED)
    if reason := _reason_to_skip(stage, subject):
        return Outcome(stage, StageStatus.SKIPPED, reason)
    return run_stage(stage, subject, CHECKS[stage], EXAMINERS.get(stage))


def _reason_to_skip(stage: Stage, subject: Subject) -> SkipReason | None:
    """Return why a stage has nothing to look at; the documents of a kit can be read where none of its files could."""
    readable = any(member.file for member in subject.members) or (stage is Stage.MANIFEST and subject.kit)
    if stage is not Stage.FORMAT and not readable:
        return SkipReason.NOT_REACHED
    if stage in (Stage.COMPATIBILITY, Stage.MANIFEST) and subject.kind == FileKind.CONFIGURATION:
        return SkipReason.NOT_APPLICABLE
    if stage is Stage.COMPATIBILITY and not subject.targets:
        return SkipReason.NO_TARGET
    return None
