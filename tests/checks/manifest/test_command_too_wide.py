"""Permissions that allow more than one thing: MANI-009."""

import pytest

from checks.manifest.command_too_wide import RULE, check
from tests.build_permissions import asks, papers, tells

KIND = "RunApplication"


@pytest.mark.parametrize(
    "value",
    [
        "%",
        "",
        "%%",
        "*",
        "% -x",
        "cmd /c %",
        '"C:\\Windows\\System32\\cmd.exe" /c dir',
        "/bin/sh -c %",
        "PowerShell.exe %",
        "bash",
        "python3 %",
    ],
)
def test_too_wide_is_found(value: str):
    """In the manifest, and in the code of a bare file; the message has the value."""
    said = {"CommandMask": value}
    [asked] = check(papers("", asks(KIND, **said)))
    [told] = check(papers("", told=[tells(KIND, **said)]))

    assert asked.rule is told.rule is RULE
    assert asked.location.entry == "manifest.xml"
    assert told.location.method == "СведенияОВнешнейОбработке"


@pytest.mark.parametrize("value", ["unzip %", "/usr/bin/tar -xf %", "cmdkey /list", '"C:\\Program Files\\7z.exe" x %'])
def test_exact_is_good(value: str):
    """Near misses: one thing, however it is called."""
    assert not list(check(papers("", asks(KIND, CommandMask=value))))


def test_what_is_not_known_is_left_alone():
    """The stage says elsewhere that a value cannot be told."""
    assert not list(check(papers("", told=[tells(KIND, CommandMask=None)])))
