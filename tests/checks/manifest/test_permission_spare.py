"""Permissions that nothing uses."""

from checks.manifest.permission_spare import RULE, check
from tests.build_permissions import ADDRESS, CONNECTION, asks, papers, tells


def test_unused_permission_is_found():
    """In the manifest, or in the code of a bare file."""
    [asked] = check(
        papers(CONNECTION, asks("InternetResourceAccess", **ADDRESS), asks("RunApplication", CommandMask="a"))
    )
    [told] = check(papers("", told=[tells("InternetResourceAccess", **ADDRESS)]))

    assert asked.rule is told.rule is RULE
    assert asked.location.entry == "manifest.xml"
    assert told.location.line == 2
    assert "api.example.com" in str(told.values["what"])


def test_used_permission_is_good():
    """Near miss: it is used once, in either language of the code."""
    english = 'S = New OpenSSLSecureConnection; C = New HTTPConnection("api.example.com", 443, , , , , S);'

    assert not list(check(papers(CONNECTION, asks("InternetResourceAccess", **ADDRESS))))
    assert not list(check(papers(english, asks("InternetResourceAccess", **ADDRESS))))


def test_unknown_value_makes_nothing_spare():
    """A host from data may be any."""
    code = "С = Новый HTTPСоединение(Параметр, , , , , , Параметр);"

    assert not list(check(papers(code, asks("InternetResourceAccess", **ADDRESS))))


def test_a_difference_is_told_once():
    """What only the manifest asks for is a difference; that it is spare too is not said again."""
    assert not list(check(papers("", asks("InternetResourceAccess", **ADDRESS), told=[])))
