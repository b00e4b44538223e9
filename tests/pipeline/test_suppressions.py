"""Suppressions: by fingerprint, by rule, until a day; set aside and never deleted."""

from datetime import date, datetime, timedelta

import pytest

from checks.upload import upload
from onec.faults import Fault
from pipeline.audit import audit
from pipeline.errors import UsageError
from pipeline.report import build_report
from pipeline.rows import Body
from pipeline.suppressions import Suppression, read_suppressions
from rules.rule import Severity
from tests import build
from tests.build import TODAY, finding, made_rule, outcome, outcomes, suppression, terms
from tests.build_container import extension

WORDS = {"by": "Аудитор", "reason": "проверено"}
BLOCKER = made_rule("FMT-902", "blocking", Severity.BLOCKER)


def report(*suppressions: Suppression) -> Body:
    """Return a report with a blocker and two findings of another rule."""
    found = [finding(BLOCKER), finding(statement="one"), finding(statement="two")]
    held_to = terms(*suppressions)
    return build_report(build.subject().upload, build.subject(), outcomes(outcome(*found)), held_to)


def set_aside(body: Body) -> list[tuple[str, bool]]:
    """Return the name of each finding and whether it is set aside."""
    return [(row["name"], row["suppressed_by"] is not None) for row in body["findings"]]


def test_by_fingerprint():
    """One finding is set aside and stays in the report; the summary counts the others."""
    chosen = report()["findings"][1]["fingerprint"]

    body = report(suppression(fingerprint=chosen))

    assert set_aside(body) == [("blocking", False), ("made-up", True), ("made-up", False)]
    assert body["findings"][1]["suppressed_by"] == {"by": "Аудитор", "reason": "проверено вручную", "until": None}
    assert body["summary"] == {"blocker": 1, "critical": 0, "major": 1, "minor": 0, "info": 0}
    assert body["fingerprints"] == report()["fingerprints"]


@pytest.mark.parametrize("rule", ["FMT-902", "blocking"])
def test_by_rule(rule: str):
    """Code and name both mean the rule; a suppressed blocker no longer decides."""
    body = report(suppression(rule=rule))

    assert set_aside(body) == [("blocking", True), ("made-up", False), ("made-up", False)]
    assert (report()["verdict"], body["verdict"]) == ("rejected", "accepted")
    assert body["reasons"] == []


@pytest.mark.parametrize("rule", ["FMT-9", "FMT", "", "block", "BLOCKING"])
def test_part_of_a_name_is_no_name(rule: str):
    """Nothing but the whole word counts."""
    assert not any(aside for _, aside in set_aside(report(suppression(rule=rule))))


@pytest.mark.parametrize(("days", "held"), [(0, True), (1, True), (-1, False)])
def test_until_is_the_last_day(days: int, held: bool):  # noqa: FBT001 (parameter of a table)
    """A suppression holds on its last day and not on the next; `as_of` decides, not the clock."""
    until = TODAY + timedelta(days=days)

    body = report(suppression(rule="FMT-902", until=until))

    assert set_aside(body)[0] == ("blocking", held)
    assert body["verdict"] == ("accepted" if held else "rejected")


def test_the_one_that_has_expired_does_not_hide_another():
    """Of two suppressions of one finding the one that still holds is shown."""
    old = suppression(rule="FMT-902", until=TODAY - timedelta(days=1))
    current = Suppression(None, "FMT-902", "Другой", "ещё раз", None)

    assert report(old, current)["findings"][0]["suppressed_by"]["by"] == "Другой"


@pytest.mark.parametrize("fault", [Fault.NOT_A_CONTAINER, Fault.TRUNCATED])
def test_suppressed_refusal_is_no_acceptance(fault: Fault):
    """What nobody could read was not audited, whoever sets the refusal aside: an auditor decides."""
    data = b"text" if fault is Fault.NOT_A_CONTAINER else extension()[:-1]

    body = audit(upload(data, "x.cfe"), terms(suppression(rule=fault))).report

    assert set_aside(body) == [(fault, True)]
    assert body["verdict"] == "review"


def test_words_are_made_visible():
    """Whoever writes the file of suppressions cannot turn the report's reading order."""
    row = Suppression("f", None, "\u202eА", "\x1b[31m", date(2026, 12, 31)).as_row()

    assert row == {"by": r"\u202eА", "reason": r"\u001b[31m", "until": "2026-12-31"}


@pytest.mark.parametrize("wrap", [lambda rows: rows, lambda rows: {"suppressions": rows}], ids=["list", "mapping"])
def test_file(wrap: "type[object]"):
    """A list, or a mapping that holds one."""
    document = wrap([{"rule": "OS-015", **WORDS, "until": "2026-12-31"}, {"fingerprint": "f", **WORDS}])  # type: ignore[call-arg]

    assert read_suppressions(document) == (
        Suppression(None, "OS-015", "Аудитор", "проверено", date(2026, 12, 31)),
        Suppression("f", None, "Аудитор", "проверено", None),
    )


def test_day_with_a_time():
    """YAML reads `2026-12-31 10:00:00` as a time: it is refused or means that day, and never breaks an audit."""
    try:
        [read] = read_suppressions([{"rule": "OS-015", **WORDS, "until": datetime(2026, 12, 31, 10)}])  # noqa: DTZ001
    except UsageError:
        return

    assert read.covers("f", "OS-015", "n", date(2026, 12, 31))
    assert read.as_row()["until"] == "2026-12-31"


@pytest.mark.parametrize(
    "document",
    [
        None,
        "text",
        7,
        {},
        {"suppressions": None},
        {"suppressions": {}},
        [None],
        ["OS-015"],
        [{}],
        [{"rule": "OS-015"}],
        [{"rule": "OS-015", "by": "А"}],
        [{"rule": "OS-015", "reason": "А"}],
        [{**WORDS}],
        [{"rule": "OS-015", "fingerprint": "f", **WORDS}],
        [{"rule": "OS-015", **WORDS, "untill": "2026-12-31"}],
        [{"rule": "OS-015", **WORDS, 7: 7}],
        [{"rule": "", **WORDS}],
        [{"rule": " ", **WORDS}],
        [{"rule": None, **WORDS}],
        [{"rule": ["OS-015"], **WORDS}],
        [{"rule": "OS-015", "by": 7, "reason": "А"}],
        [{"rule": "OS-015", **WORDS, "until": "tomorrow"}],
        [{"rule": "OS-015", **WORDS, "until": "2026-02-30"}],
        [{"rule": "OS-015", **WORDS, "until": False}],
        [{"rule": "OS-015", **WORDS, "until": ""}],
    ],
    ids=repr,
)
def test_what_is_no_suppression(document: object):
    """A file that is not understood to its last word is wrong use, never half applied."""
    with pytest.raises(UsageError):
        read_suppressions(document)
