"""The verdict, over every combination of what can decide it."""

import itertools

import pytest

from pipeline.stages import Outcome, SkipReason, Stage, StageStatus
from pipeline.verdict import Verdict, Weight, decide
from rules.rule import Confidence, Severity
from tests.build import outcome, outcomes

SKIPPED = {reason: outcome(stage=Stage.SECURITY, reason=reason) for reason in SkipReason}
WEIGHTS = [Weight(f"R-{number:03}", *both) for number, both in enumerate(itertools.product(Severity, Confidence))]


def expected(weight: Weight | None, reason: SkipReason | None) -> Verdict:
    """Return what architecture.md section 2 says, where nothing is broken or missing."""
    if weight and (weight.severity, weight.confidence) == (Severity.BLOCKER, Confidence.HIGH):
        return Verdict.REJECTED
    if (weight and weight.severity in (Severity.BLOCKER, Severity.CRITICAL)) or reason is SkipReason.NO_TARGET:
        return Verdict.REVIEW
    return Verdict.ACCEPTED


@pytest.mark.parametrize("weight", [None, *WEIGHTS], ids=str)
@pytest.mark.parametrize("reason", [None, SkipReason.NOT_APPLICABLE, SkipReason.NO_TARGET], ids=str)
def test_one_finding_and_one_skipped_stage(weight: Weight | None, reason: SkipReason | None):
    """Every severity, confidence and reason of skipping comes to the agreed verdict, and says what decided."""
    stages = outcomes(SKIPPED[reason]) if reason else outcomes()

    decision = decide(stages, [weight] if weight else [])

    assert decision.verdict is expected(weight, reason)
    assert bool(decision.reasons) == (decision.verdict is not Verdict.ACCEPTED)
    assert weight is None or (weight.rule in decision.reasons) == (weight.severity in ("blocker", "critical"))


@pytest.mark.parametrize("pair", list(itertools.combinations(WEIGHTS, 2)), ids=str)
def test_the_worse_of_two_findings_decides(pair: tuple[Weight, Weight]):
    """Two findings come to the stricter of their verdicts, in either order."""
    order = list(Verdict.__members__.values())
    strictest = Verdict.REJECTED in (single := {expected(one, None) for one in pair})
    worst = Verdict.REJECTED if strictest else Verdict.REVIEW if Verdict.REVIEW in single else Verdict.ACCEPTED

    assert decide(outcomes(), pair).verdict is worst
    assert decide(outcomes(), pair[::-1]).verdict is worst
    assert worst in order


@pytest.mark.parametrize("stage", list(Stage))
@pytest.mark.parametrize("weight", [None, *WEIGHTS], ids=str)
def test_broken_stage_comes_first(stage: Stage, weight: Weight | None):
    """A broken stage leaves the audit undecided, whatever was found: not even a blocker decides."""
    decision = decide(outcomes(outcome(stage=stage, broken=["chain-loop"])), [weight] if weight else [])

    assert (decision.verdict, decision.reasons) == (Verdict.UNDECIDED, (f"stage:{stage}:broken",))


@pytest.mark.parametrize("stage", list(Stage))
@pytest.mark.parametrize("weight", [None, *WEIGHTS], ids=str)
def test_missing_stage_comes_first(stage: Stage, weight: Weight | None):
    """A stage without an outcome leaves the audit undecided."""
    there = [one for one in outcomes() if one.stage is not stage]

    decision = decide(there, [weight] if weight else [])

    assert (decision.verdict, decision.reasons) == (Verdict.UNDECIDED, (f"stage:{stage}:missing",))


def test_no_outcome_at_all():
    """Nothing was looked at: that is no acceptance."""
    assert decide([], []).verdict is Verdict.UNDECIDED


def test_every_broken_and_missing_stage_is_a_reason():
    """All that was broken or missing is said, in the order of the stages."""
    there: list[Outcome] = [outcome(broken=["a"]), outcome(stage=Stage.MANIFEST, status=StageStatus.BROKEN)]

    assert decide(there, []).reasons == (
        "stage:format:broken",
        "stage:manifest:broken",
        "stage:compatibility:missing",
        "stage:security:missing",
    )


def test_stages_that_were_not_reached_are_neutral_beside_a_blocker():
    """The blocker that stopped the audit is the only reason."""
    blocker = Weight("FMT-005", Severity.BLOCKER, Confidence.HIGH)
    rest = [outcome(stage=stage, reason=SkipReason.NOT_REACHED) for stage in list(Stage)[1:]]

    decision = decide([outcome(status=StageStatus.FAILED), *rest], [blocker])

    assert (decision.verdict, decision.reasons) == (Verdict.REJECTED, ("FMT-005",))


@pytest.mark.parametrize("weight", [None, *WEIGHTS[2:]], ids=str)
def test_stages_that_were_not_reached_are_never_an_acceptance(weight: Weight | None):
    """Where the blocker is suppressed, lowered or not there at all, nobody has looked yet: an auditor must."""
    rest = [outcome(stage=stage, reason=SkipReason.NOT_REACHED) for stage in list(Stage)[1:]]

    decision = decide([outcome(), *rest], [weight] if weight else [])

    assert decision.verdict is Verdict.REVIEW


def test_a_stage_with_findings_decides_nothing_by_itself():
    """A failed stage is one that found something; how bad that is, its findings say."""
    assert decide(outcomes(outcome(status=StageStatus.FAILED)), []).verdict is Verdict.ACCEPTED


def test_reasons_name_each_rule_once_in_their_order():
    """A rule that decided a hundred times is one reason."""
    blocking = [Weight(code, Severity.BLOCKER, Confidence.HIGH) for code in ("B-002", "A-001", "B-002")]
    doubts = [Weight("C-003", Severity.CRITICAL, Confidence.HIGH)] * 2

    assert decide(outcomes(), [*doubts, *blocking]).reasons == ("B-002", "A-001")
    assert decide(outcomes(SKIPPED[SkipReason.NO_TARGET]), doubts).reasons == ("C-003", "stage:security:no-target")
