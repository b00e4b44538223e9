"""Stages run in order; a fault of ours breaks its stage and costs nobody else's findings."""

from collections.abc import Iterator
from dataclasses import replace
from types import ModuleType, SimpleNamespace
from typing import cast

import pytest

from checks.card import CardTarget
from checks.finding import Finding
from checks.subject import Subject
from checks.targets import Target
from onec.faults import Fault
from onec.model import FileKind
from pipeline import stages
from pipeline.stages import Outcome, SkipReason, Stage, StageStatus, run_stage, run_stages
from rules.rule import Text
from tests import build
from tests.build import made_rule


def check_that(*findings: Finding, error: BaseException | None = None, name: str = "made-up") -> ModuleType:
    """Return a check that yields the findings, then raises."""

    def check(_subject: Subject) -> Iterator[Finding]:
        yield from findings
        if error:
            raise error

    return cast("ModuleType", SimpleNamespace(RULE=made_rule(name=name), check=check))


def ended(outcomes: tuple[Outcome, ...]) -> list[tuple[Stage, StageStatus, SkipReason | None]]:
    """Return how the stages ended."""
    return [(one.stage, one.status, one.reason) for one in outcomes]


def test_order():
    """Format, compatibility, manifest, security: what cannot be read is not judged."""
    assert list(Stage) == ["format", "compatibility", "manifest", "security"]


def test_stage_without_findings_passes():
    """Nothing found, nothing broken."""
    outcome = run_stage(Stage.FORMAT, build.subject(), [check_that(), check_that()])

    assert (outcome.status, outcome.checks_run, outcome.findings, outcome.broken) == (StageStatus.PASSED, 2, (), ())


def test_stage_with_a_rule_on_trial_passes():
    """What is counted and not shown is no reason to say that there are findings."""
    trial = build.finding(made_rule(shadow=True))

    outcome = run_stage(Stage.FORMAT, build.subject(), [check_that(trial)])

    assert (outcome.status, outcome.findings) == (StageStatus.PASSED, (trial,))


def test_stage_with_findings_fails():
    """Findings come in the order of the checks."""
    one, other = build.finding(statement="1"), build.finding(statement="2")

    outcome = run_stage(Stage.FORMAT, build.subject(), [check_that(one), check_that(), check_that(other)])

    assert (outcome.status, outcome.findings) == (StageStatus.FAILED, (one, other))


@pytest.mark.parametrize("error", [ValueError("bug"), RecursionError(), MemoryError(), KeyError("x"), StopIteration()])
def test_check_that_raises_leaves_the_findings_of_the_others(error: Exception):
    """The stage is broken, the check is named, and the others' findings are all there."""
    found = build.finding()
    checks = [check_that(found), check_that(error=error, name="has-bug"), check_that(found)]

    outcome = run_stage(Stage.FORMAT, build.subject(), checks)

    assert outcome.status is StageStatus.BROKEN
    assert outcome.findings == (found, found)
    assert [one.name for one in outcome.broken] == ["has-bug"]
    assert outcome.checks_run == 2


@pytest.mark.parametrize("values", [{}, {"size": 7}], ids=["none", "no text"])
def test_finding_that_cannot_be_said_breaks_its_check(values: dict[str, object]):
    """A finding without the values of its message is a fault of its check: it breaks the stage, not the whole audit."""
    rule = made_rule(message=Text("Размер {size}", "Size {size}"))
    bad = Finding(rule, build.finding().location, values)  # type: ignore[arg-type]
    broken = cast("ModuleType", SimpleNamespace(RULE=rule, check=lambda _subject: iter([bad])))

    outcome = run_stage(Stage.FORMAT, build.subject(), [check_that(build.finding()), broken])

    assert outcome.status is StageStatus.BROKEN
    assert [one.name for one in outcome.broken] == [rule.name]
    assert len(outcome.findings) == 1


def test_stop_is_no_fault_of_ours():
    """Ctrl+C stops the run: it is no broken check."""
    with pytest.raises(KeyboardInterrupt):
        run_stage(Stage.FORMAT, build.subject(), [check_that(error=KeyboardInterrupt())])


@pytest.mark.parametrize("error", [ValueError("bug"), RecursionError(), MemoryError()])
def test_reader_that_raises(error: Exception):
    """An unexpected exception of a reader is a broken format stage under the name `reader`; nothing else ran."""

    def read() -> Subject:
        raise error

    run = run_stages(read)

    assert run.subject is None
    assert ended(run.outcomes) == [
        (Stage.FORMAT, StageStatus.BROKEN, None),
        *((stage, StageStatus.SKIPPED, SkipReason.NOT_REACHED) for stage in list(Stage)[1:]),
    ]
    assert [(one.name, one.error) for one in run.outcomes[0].broken] == [("reader", error)]


def test_stages_that_are_not_asked_for_are_skipped():
    """Only what is asked for runs; the others say why they did not."""
    run = run_stages(build.subject, (Stage.FORMAT, Stage.MANIFEST))

    assert [(one.stage, one.reason) for one in run.outcomes if one.status is StageStatus.SKIPPED] == [
        (Stage.COMPATIBILITY, SkipReason.NOT_ASKED),
        (Stage.SECURITY, SkipReason.NOT_ASKED),
    ]


def test_stage_without_a_target_is_skipped():
    """Where nobody says which configuration is meant there is nothing to compare with."""
    run = run_stages(build.subject)

    assert [one.reason for one in run.outcomes] == [None, SkipReason.NO_TARGET, None, None]


@pytest.mark.parametrize(
    "subject",
    [
        build.refused_subject(Fault.TRUNCATED),
        build.subject(members=[build.refused("a.epf", Fault.TRUNCATED)]),
    ],
    ids=["file", "member"],
)
def test_stages_behind_a_refusal_are_not_reached(subject: Subject):
    """Where no file could be read there is nothing for later stages to look at."""
    assert [one.reason for one in run_stages(lambda: subject).outcomes[1:]] == [SkipReason.NOT_REACHED] * 3


def test_documents_of_a_kit_are_looked_at_where_its_file_is_refused():
    """A kit whose add-on cannot be read still has its manifest held to the rules."""
    kit = build.subject(members=[build.refused("a.epf", Fault.TRUNCATED)], kit=build.kit("a.epf"))

    [_, compatibility, manifest, security] = run_stages(lambda: kit).outcomes

    assert (compatibility.reason, manifest.reason, security.reason) == (
        SkipReason.NOT_REACHED,
        None,
        SkipReason.NOT_REACHED,
    )


def test_configuration_has_no_manifest_stage():
    """A whole configuration is delivered with no manifest and no card."""
    subject = build.subject(members=[build.member("", build.file(kind=FileKind.CONFIGURATION))])

    assert ended(run_stages(lambda: subject).outcomes)[2] == (
        Stage.MANIFEST,
        StageStatus.SKIPPED,
        SkipReason.NOT_APPLICABLE,
    )


def test_stages_behind_one_readable_file_are_reached(monkeypatch: pytest.MonkeyPatch):
    """In a kit with one good file the later stages run, however many others were refused."""
    for stage in list(Stage)[1:]:
        monkeypatch.setitem(stages.CHECKS, stage, [check_that()])
    mixed = replace(
        build.subject(
            members=[build.refused("a.epf", Fault.TRUNCATED), build.member("b.epf")], kit=build.kit("a.epf", "b.epf")
        ),
        targets=(Target(CardTarget("Склад")),),
    )

    assert [one.status for one in run_stages(lambda: mixed).outcomes[1:]] == [StageStatus.PASSED] * 3
