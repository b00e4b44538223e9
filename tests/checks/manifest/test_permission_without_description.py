"""What permissions are for."""

import pytest

from checks.manifest.permission_without_description import RULE, check
from tests.build_permissions import ADDRESS, asks, papers


@pytest.mark.parametrize("text", ["", " ", None])
def test_missing_description_is_found(text: str | None):
    """An empty element is as good as none."""
    [finding] = check(papers("", asks("InternetResourceAccess", Description=text, **ADDRESS)))

    assert finding.rule is RULE
    assert "api.example.com" in str(finding.values["what"])


def test_description_is_enough():
    """Near miss: one word will do."""
    assert not list(check(papers("", asks("InternetResourceAccess", Description="Обмен", **ADDRESS))))


def test_old_permissions_have_none():
    """The types of 2012 have no element for it."""
    assert not list(check(papers("", asks("CreateComObject", "old", ProgId="A.B"), schema="1.0.0.1")))
