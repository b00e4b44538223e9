"""Addresses of the network."""

import pytest

from checks.permissions.address import Address, is_address, is_private, linked, port_number


@pytest.mark.parametrize(
    ("text", "whole", "expected"),
    [
        ("https://api.example.com/v1?a=b", True, ("HTTPS", "api.example.com", "443")),
        ("http://user:secret@Host.ru:8080/x", True, ("HTTP", "host.ru", "8080")),
        ("https://[2001:db8::1]:8443/", True, ("HTTPS", "[2001:db8::1]", "8443")),
        ("api.example.com/v1", True, ("HTTP", "api.example.com", "80")),
        ("https://api.example.com/", False, ("HTTPS", "api.example.com", "443")),
        ("https://api.example", False, ("HTTPS", None, None)),
        ("https://a.ru:80", False, ("HTTPS", "a.ru", None)),
        ("https://a.ru:", False, ("HTTPS", "a.ru", None)),
        ("https://", False, ("HTTPS", None, None)),
        ("ht", False, (None, None, None)),
        ("", False, (None, None, None)),
        ("https://evil.ru\\@good.ru/", True, ("HTTPS", "evil.ru", "443")),
        ("ftps://f.ru.", True, ("FTPS", "f.ru", "21")),
    ],
)
def test_link_is_taken_apart(text: str, whole: bool, expected: tuple[str | None, ...]):  # noqa: FBT001 (a case)
    """Host and port are told as far as they stand there; the name and password before a host are not it."""
    assert linked(text, whole=whole) == Address(*expected)


@pytest.mark.parametrize("text", ["file:///etc/passwd", "e1cib/list/x".replace("e1cib/", "e1cib://"), "mailto://a"])
def test_other_links_lead_to_no_host(text: str):
    """A link of another kind is no access to a host."""
    assert linked(text, whole=True) is None


@pytest.mark.parametrize("host", ["10.0.0.1", "127.1", "0x7f000001", "2130706433", "[::1]", "fe80::1%eth0", "8.8.8.8"])
def test_addresses_are_told_from_names(host: str):
    """All spellings of an address that programs take."""
    assert is_address(host)


@pytest.mark.parametrize("host", ["api.example.com", "1c.ru", "a.8x", "xn--e1afmkfd.xn--p1ai", "пример.рф"])
def test_names_are_no_addresses(host: str):
    """Digits in a name do not make an address of it."""
    assert not is_address(host)
    assert not is_private(host)


@pytest.mark.parametrize("host", ["localhost", "srv01", "db.local", "erp.office.lan", "a.internal", "x.corp"])
def test_names_of_inner_networks_are_known(host: str):
    """A name without a dot, or of an ending that no registry has."""
    assert is_private(host)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("443", "443"),
        ("0443", "443"),
        ("443.0", "443"),
        ("443.5", "443.5"),
        ("+80", "80"),
        ("-1", "-1"),
        ("9" * 400_000, "9" * 400_000),
    ],
)
def test_port_has_one_spelling(text: str, expected: str):
    """What changes nothing about a number is left out, at any length in linear time."""
    assert port_number(text) == expected
