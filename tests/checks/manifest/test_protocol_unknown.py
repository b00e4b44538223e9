"""Protocols of permissions."""

import pytest

from checks.manifest.protocol_unknown import RULE, check
from tests.build_permissions import ADDRESS, asks, papers, tells


@pytest.mark.parametrize("protocol", ["SSH", "", "HTTPS2", "LDAP"])
def test_unknown_protocol_is_found(protocol: str):
    """The schema takes any text."""
    [finding] = check(papers("", asks("InternetResourceAccess", **(ADDRESS | {"Protocol": protocol}))))

    assert finding.rule is RULE
    assert finding.values["value"] == protocol


@pytest.mark.parametrize("protocol", ["https", "HTTP", "imap", "WSS", "FTPS", " POP3 "])
def test_known_protocol_is_good(protocol: str):
    """Near miss: case and blanks do not matter."""
    assert not list(check(papers("", asks("InternetResourceAccess", **(ADDRESS | {"Protocol": protocol})))))


def test_what_is_not_known_is_left_alone():
    """A protocol that the code computes."""
    assert not list(check(papers("", told=[tells("InternetResourceAccess", **(ADDRESS | {"Protocol": None}))])))
