"""Protocols without encryption."""

import pytest

from checks.manifest.protocol_unencrypted import RULE, check
from tests.build_permissions import asks, papers


@pytest.mark.parametrize(
    ("protocol", "port"),
    [("HTTP", "80"), ("http", "8080"), ("FTP", "21"), ("WS", "80"), ("SMTP", "25"), ("POP3", "110.0")],
)
def test_plain_protocol_is_found(protocol: str, port: str):
    """Whatever the port; mail on its own port."""
    [finding] = check(papers("", asks("InternetResourceAccess", Protocol=protocol, Host="a.ru", Port=port)))

    assert finding.rule is RULE
    assert finding.values["host"] == "a.ru"


@pytest.mark.parametrize(
    ("protocol", "port"),
    [("HTTPS", "80"), ("FTPS", "21"), ("WSS", "443"), ("SMTP", "587"), ("IMAP", "993"), ("SSH", "22")],
)
def test_encrypted_protocol_is_good(protocol: str, port: str):
    """Near misses: mail on a port with encryption; a protocol that is unknown has a finding of its own."""
    assert not list(check(papers("", asks("InternetResourceAccess", Protocol=protocol, Host="a.ru", Port=port))))
