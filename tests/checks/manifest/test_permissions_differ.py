"""Permissions of the manifest and of the code."""

from checks.manifest.permissions_differ import IN_MANIFEST, RULE, check
from tests.build_permissions import ADDRESS, CONNECTION, asks, papers, tells

INTERNET = "InternetResourceAccess"
OTHER = ADDRESS | {"Host": "stat.example.net"}


def test_both_directions_are_found():
    """The place is the manifest's: the line of what only it has, its root for what it lacks, with the code's line."""
    asked = (asks(INTERNET, **OTHER), asks("AttachAddin", TemplateName="ОбщийМакет.К"))
    told = [tells(INTERNET, **ADDRESS), tells("AttachAddin", TemplateName="ОбщийМакет.К")]
    first, second = check(papers("", *asked, told=told))

    assert first.rule is second.rule is RULE
    assert (first.location.line, second.location.line) == (2, 9)
    assert "api.example.com" in str(first.values["what"])
    assert "2" in str(first.values["how"])
    assert second.values["how"] == IN_MANIFEST
    assert first.statement != second.statement


def test_same_lists_are_good():
    """Near miss: another order, another case of the host, another description."""
    mail = {"Protocol": "SMTP", "Host": "smtp.example.com", "Port": "465"}
    told = [tells(INTERNET, **mail), tells(INTERNET, **(ADDRESS | {"Host": "API.example.com"}))]

    assert not list(check(papers(CONNECTION, asks(INTERNET, **ADDRESS), asks(INTERNET, **mail), told=told)))


def test_code_that_is_not_known_whole_is_left_alone():
    """A gap in the code’s list speaks for itself."""
    assert not list(check(papers(CONNECTION, asks(INTERNET, **OTHER), told=[], gap=True)))


def test_without_manifest_nothing_differs():
    """A bare file has one list only."""
    assert not list(check(papers("", told=[tells(INTERNET, **ADDRESS)])))
