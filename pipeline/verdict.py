"""The verdict: what the outcomes of the stages and the findings that count come to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from pipeline.stages import Outcome, SkipReason, Stage, StageStatus
from rules.rule import Confidence, Severity


class Verdict(StrEnum):
    """Accepted, rejected, for an auditor to decide, or undecided because something of ours broke."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    REVIEW = "review"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Weight:
    """What a finding that is not suppressed weighs: code of its rule, severity under the policy, confidence."""

    rule: str
    severity: Severity
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict and what decided it: codes of rules, or `stage:<stage>:<why>`."""

    verdict: Verdict
    reasons: tuple[str, ...]


_NEVER_ACCEPTED = (SkipReason.NO_TARGET, SkipReason.NOT_REACHED)
"""A stage that could not look; one that was not reached stands behind a blocker, unless that was set aside."""


def decide(outcomes: Sequence[Outcome], weights: Iterable[Weight]) -> Decision:
    """Return the verdict by the order of architecture.md section 2; the first that holds decides."""
    weights = tuple(weights)
    broken = [f"stage:{stage}:{why}" for stage, why in _broken_or_missing(outcomes)]
    if broken:
        return Decision(Verdict.UNDECIDED, tuple(broken))
    blocking = [one.rule for one in weights if _blocks(one)]
    if blocking:
        return Decision(Verdict.REJECTED, _unique(blocking))
    doubts = [one.rule for one in weights if one.severity >= Severity.CRITICAL]
    doubts += [f"stage:{one.stage}:{one.reason}" for one in outcomes if one.reason in _NEVER_ACCEPTED]
    if doubts:
        return Decision(Verdict.REVIEW, _unique(doubts))
    return Decision(Verdict.ACCEPTED, ())


def _broken_or_missing(outcomes: Sequence[Outcome]) -> list[tuple[Stage, str]]:
    ended = {one.stage: one.status for one in outcomes}
    broken = [(stage, "broken") for stage, status in ended.items() if status is StageStatus.BROKEN]
    return broken + [(stage, "missing") for stage in Stage if stage not in ended]


def _blocks(one: Weight) -> bool:
    return one.severity is Severity.BLOCKER and one.confidence is Confidence.HIGH


def _unique(reasons: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(reasons))
