"""Kinds of updates."""

import pytest

from checks.manifest.kind_changed import RULE, check
from onec.model import FileKind
from tests.build_submission import published, submitted

KINDS = [FileKind.EXTENSION, FileKind.DATA_PROCESSOR, FileKind.REPORT]


@pytest.mark.parametrize(
    ("before", "purpose", "now"),
    [
        ("extension", "", FileKind.REPORT),
        ("report", "", FileKind.EXTENSION),
        ("report", "", FileKind.DATA_PROCESSOR),
        ("delivery-kit", "", FileKind.EXTENSION),
        ("delivery-kit", "add-on", FileKind.REPORT),
        ("configuration", "", FileKind.EXTENSION),
    ],
)
def test_another_kind(before: str, purpose: str, now: FileKind):
    """Another kind is found; a kit counts as what is in it."""
    [finding] = check(submitted(kind=now, before=published(kind=before, purpose=purpose)))

    assert finding.rule is RULE


@pytest.mark.parametrize("kind", KINDS)
def test_same_kind(kind: FileKind):
    """The same kind is fine, and so is the first version."""
    assert not list(check(submitted(kind=kind, before=published(kind=kind.value))))
    assert not list(check(submitted(kind=kind)))


@pytest.mark.parametrize(
    ("before", "purpose", "now"),
    [
        ("delivery-kit", "patch", FileKind.EXTENSION),
        ("delivery-kit", "", FileKind.DATA_PROCESSOR),
        ("delivery-kit", "", FileKind.REPORT),
        ("unknown", "", FileKind.REPORT),
        ("", "", FileKind.REPORT),
    ],
)
def test_what_an_earlier_report_does_not_tell(before: str, purpose: str, now: FileKind):
    """Whether a kit held a report is not told by its report, and an unread file tells nothing."""
    assert not list(check(submitted(kind=now, before=published(kind=before, purpose=purpose))))
