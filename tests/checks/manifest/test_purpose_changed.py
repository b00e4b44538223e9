"""Purposes of updates."""

import pytest

from checks.manifest.purpose_changed import RULE, check
from onec.model import FileKind, Purpose
from tests.build_submission import published, submitted


@pytest.mark.parametrize(
    ("before", "now"), [("add-on", Purpose.CUSTOMISATION), ("customisation", Purpose.PATCH), ("patch", Purpose.ADD_ON)]
)
def test_another_purpose(before: str, now: Purpose):
    """An update with another purpose is found."""
    [finding] = check(submitted(before=published(purpose=before), purpose=now))

    assert finding.rule is RULE


@pytest.mark.parametrize("before", ["customisation", "", "unheard-of"])
def test_same_or_unknown_purpose(before: str):
    """The same purpose is fine, and an earlier report need not tell it."""
    assert not list(check(submitted(before=published(purpose=before), purpose=Purpose.CUSTOMISATION)))


def test_nothing_published():
    """A first version has changed nothing; a data processor has no purpose."""
    assert not list(check(submitted()))
    assert not list(check(submitted(kind=FileKind.DATA_PROCESSOR, before=published(purpose="patch"))))
