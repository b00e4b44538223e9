"""Comparison with the report of the last published version."""

import pytest

from pipeline.compare import Baseline, read_baseline
from pipeline.errors import UsageError
from pipeline.report import build_report
from pipeline.rows import MAX_FINDINGS_PER_RULE, Body
from tests import build
from tests.build import finding, outcome, outcomes, terms

A, B, C = "a" * 64, "b" * 64, "c" * 64


def report_on(count: int, baseline: Body | None = None) -> Body:
    """Return a report with so many findings of one rule, each of another statement."""
    found = [finding(statement=f"statement {number}") for number in range(count)]
    held_to = terms(baseline=read_baseline(baseline) if baseline else None)
    return build_report(build.subject().upload, build.subject(), outcomes(outcome(*found)), held_to)


def test_new_and_remaining():
    """A finding the earlier report has remains, any other is new."""
    baseline = Baseline(dict.fromkeys([A, B]))

    assert (baseline.since(A), baseline.since(C)) == ("remaining", "new")


def test_fixed():
    """What is gone is listed in the order of the earlier report."""
    assert Baseline(dict.fromkeys([C, A, B])).fixed([B]) == [C, A]


def test_findings_beyond_the_listed_ones():
    """Only 200 findings of a rule are listed; the fingerprints of all decide what is new, remains and is fixed."""
    before = report_on(MAX_FINDINGS_PER_RULE + 60)

    same, fewer, more = (report_on(MAX_FINDINGS_PER_RULE + count, before) for count in (60, 50, 70))

    assert len(before["findings"]) == MAX_FINDINGS_PER_RULE
    assert before["truncated"] == {"FMT-901": 60}
    assert before["summary"]["major"] == len(before["fingerprints"]) == MAX_FINDINGS_PER_RULE + 60
    assert {row["since"] for row in same["findings"]} == {"remaining"}
    assert same["fixed"] == []
    assert fewer["fixed"] == before["fingerprints"][-10:]
    assert more["fixed"] == []
    assert more["truncated"] == {"FMT-901": 70}


def test_round_trip():
    """A report is its own baseline: everything remains, nothing is fixed; against an empty one all is new."""
    first = report_on(3)

    assert [row["since"] for row in report_on(3, first)["findings"]] == ["remaining"] * 3
    assert [row["since"] for row in report_on(3, report_on(0))["findings"]] == ["new"] * 3
    assert report_on(0, first)["fixed"] == first["fingerprints"]
    assert [row["since"] for row in first["findings"]] == [None] * 3


@pytest.mark.parametrize(
    "document",
    [
        None,
        [],
        "otk-report/1",
        7,
        {},
        {"schema": "otk-report/2", "fingerprints": []},
        {"schema": "otk-report/1"},
        {"schema": "otk-report/1", "fingerprints": None},
        {"schema": "otk-report/1", "fingerprints": {"a": 1}},
        {"schema": "otk-report/1", "fingerprints": [1]},
        {"schema": "otk-report/1", "fingerprints": ["no fingerprint"]},
        {"schema": "otk-report/1", "fingerprints": ["\ud800"]},
        {"schema": "otk-report/1", "fingerprints": ["\x1b[31m" + A[:59]]},
        {"schema": "otk-report/1", "fingerprints": [A + "\n"]},
    ],
    ids=repr,
)
def test_what_is_no_baseline(document: object):
    """Anything but a report of this schema is wrong use: its fingerprints go into ours as they are."""
    with pytest.raises(UsageError):
        read_baseline(document)
