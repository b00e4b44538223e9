"""Permissions that allow more than one thing: MANI-009."""

import pytest

from checks.manifest.host_too_wide import RULE, check
from tests.build_permissions import ADDRESS, asks, papers, tells

KIND = "InternetResourceAccess"


@pytest.mark.parametrize(
    "value", ["*", "*.example.com", "", "10.0.0.1", "[::1]", "127.1", "8.8.8.8", "localhost", "srv01", "erp.local"]
)
def test_too_wide_is_found(value: str):
    """In the manifest, and in the code of a bare file; the message has the value."""
    said = ADDRESS | {"Host": value}
    [asked] = check(papers("", asks(KIND, **said)))
    [told] = check(papers("", told=[tells(KIND, **said)]))

    assert asked.rule is told.rule is RULE
    assert asked.location.entry == "manifest.xml"
    assert told.location.method == "СведенияОВнешнейОбработке"


@pytest.mark.parametrize("value", ["api.example.com", "1c.ru", "пример.рф", "local.example.com"])
def test_exact_is_good(value: str):
    """Near misses: one thing, however it is called."""
    assert not list(check(papers("", asks(KIND, **(ADDRESS | {"Host": value})))))


def test_what_is_not_known_is_left_alone():
    """The stage says elsewhere that a value cannot be told."""
    assert not list(check(papers("", told=[tells(KIND, Protocol="HTTPS", Host=None, Port="443")])))
