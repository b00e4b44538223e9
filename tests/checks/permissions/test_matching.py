"""Whether a permission allows what code does."""

import pytest

from checks.permissions.address import Address
from checks.permissions.asked import comparable
from checks.permissions.matching import allows, fits
from checks.permissions.wanted import PRIVILEGED, Wanted, add_in, com, external_module, files, internet, program
from onec.permissions import PermissionKind


def host(protocol: str | None, name: str | None, port: str | None) -> Wanted:
    """Return access to a host."""
    return internet(Address(protocol, name, port))


def read_only(path: str | None) -> Wanted:
    """Return reading of a path."""
    return files(path, read=True, write=False)


API = host("HTTPS", "api.example.com", "443")


@pytest.mark.parametrize(
    ("permission", "use", "expected"),
    [
        (host("https", "API.example.com", "443.0"), API, True),
        (API, host("HTTPS", "api.example.com", "8443"), False),
        (API, host("HTTP", "api.example.com", "443"), False),
        (API, host("HTTPS", "stat.example.net", "443"), False),
        (API, host("HTTPS", None, "443"), None),
        (API, host(None, None, None), None),
        (API, host(None, "stat.example.net", None), False),
        (host("HTTPS", "*", "443"), host("HTTPS", None, "443"), True),
        (host("HTTPS", "*.example.com", "443"), API, True),
        (host("HTTPS", "*.example.com", "443"), host("HTTPS", "example.com.evil.ru", "443"), False),
        (host("HTTPS", None, "443"), API, None),
        (API, PRIVILEGED, False),
        (PRIVILEGED, PRIVILEGED, True),
        (read_only("/var/exchange"), read_only("/var/exchange/a.txt"), True),
        (read_only("/var/exchange"), read_only("/var/exchange2/a.txt"), False),
        (read_only("/var/exchange"), read_only("/var/exchange/../../etc/passwd"), False),
        (read_only("C:\\Обмен\\"), read_only("c:/обмен/a.txt"), True),
        (read_only("/Var"), read_only("/var/a"), False),
        (read_only("/var"), files("/var/a", read=False, write=True), False),
        (read_only("/"), read_only("/etc/passwd"), True),
        (read_only("/var"), read_only(None), None),
        (com("Excel.Application"), com("excel.application"), True),
        (com("Excel.Application"), com("Excel.Application", "srv"), False),
        (com("Excel.Application"), com(None), None),
        (
            Wanted(PermissionKind.COM, (("ProgId", "x"), ("CLSID", "{00A}"), ("ComputerName", ""))),
            com("{00a}"),
            True,
        ),
        (add_in("CommonTemplate.Сканер"), add_in("ОбщийМакет.сканер"), True),
        (add_in("ОбщийМакет.Сканер"), add_in("ОбщийМакет.Весы"), False),
        (external_module("Обмен"), external_module("Обмен"), True),
        (external_module("Обмен"), external_module(None), None),
        (program("unzip %"), program("unzip a.zip"), True),
        (program("unzip %"), program("unzip %"), True),
        (program("unzip a%"), program("unzip %"), None),
        (program("unzip %"), program("rm %"), False),
        (program("unzip %"), program(None), None),
        (program("unzip"), program("unzip a.zip"), False),
    ],
)
def test_permission_is_compared(permission: Wanted, use: Wanted, expected: bool | None):  # noqa: FBT001 (a case)
    """Yes, no, or not told where a value is not known; what is known and differs is enough for a no."""
    assert allows(comparable(permission), comparable(use)) is expected


@pytest.mark.parametrize(
    ("mask", "line", "expected"),
    [
        ("%", "anything", True),
        ("a%b%c", "axxbyyc", True),
        ("a%b%c", "acb", False),
        ("aba%ba", "aba", False),
        ("%" * 50_000 + "x", "a" * 50_000, False),
    ],
)
def test_mask_is_any_characters(mask: str, line: str, expected: bool):  # noqa: FBT001 (a case)
    """A sign for any characters may be none; pieces share none; many signs cost no more than their number."""
    assert fits(mask, line) is expected
