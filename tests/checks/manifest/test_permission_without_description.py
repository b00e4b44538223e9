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


def test_folders_of_the_library_have_none():
    """The library takes a description for the folder of temporary files and does not write it."""
    folder = {"Path": "/temp", "AllowedRead": "true", "AllowedWrite": "true"}

    assert not list(check(papers("", asks("FileSystemAccess", Description=None, **folder))))
    assert list(check(papers("", asks("FileSystemAccess", Description=None, **(folder | {"Path": "/var"})))))
