"""Executables in templates, pictures, foreign elements and among the files of a kit."""

from base64 import b64encode

import pytest

from checks.finding import Location
from checks.format.executable_content import RULE, check
from onec.templates import FOREIGN, PICTURE
from tests import build

PE = b"MZ\x90\0" + bytes(56) + b"\x40\0\0\0PE\0\0" + bytes(60)
SCRIPT = b"#!/bin/sh\nrm -rf /\n"


@pytest.mark.parametrize("kind", ["binary-data", "text-document", "add-in", PICTURE, "unknown"])
def test_executable_as_a_template(kind: str):
    """Whatever the template calls itself, its bytes tell; the finding stands at the object."""
    [finding] = check(build.subject(templates=[build.template(PE, kind=kind)]))

    assert finding.rule is RULE
    assert finding.location == Location("uuid.0", build.TEMPLATE)
    assert finding.values == {"template": build.TEMPLATE, "type": "application/x-dosexec"}


def test_executable_in_base64():
    """The platform keeps binary data as base64 in bracket text; what counts is the decoded value."""
    text = b"\xef\xbb\xbf{1,{#base64:" + b64encode(PE) + b"}}"

    [finding] = check(build.subject(templates=[build.template(text)]))

    assert finding.values["type"] == "application/x-dosexec"


def test_second_value_in_base64():
    """A harmless value before it does not hide the executable."""
    text = b"{1,{#base64:" + b64encode(b"hello, world") + b"},{#base64:\r\n" + b64encode(PE)[:40] + b"\r\n}}"

    assert len(list(check(build.subject(templates=[build.template(text)])))) == 1


def test_executable_as_a_foreign_element():
    """The element is named by its entry: it belongs to no object."""
    foreign = build.template(PE, owner="UnpackV8.exe", kind=FOREIGN, entry="UnpackV8.exe")

    [finding] = check(build.subject(templates=[foreign]))

    assert finding.location == Location("UnpackV8.exe")
    assert finding.values["template"] == "UnpackV8.exe"


@pytest.mark.parametrize("kind", [FOREIGN, PICTURE, "binary-data"])
def test_base64_behind_an_executable_does_not_hide_it(kind: str):
    """An element that is an executable itself stays one when a value in base64 stands somewhere in it."""
    [finding] = check(build.subject(templates=[build.template(PE + b"#base64:QUJD", kind=kind)]))

    assert finding.values["type"] == "application/x-dosexec"


@pytest.mark.parametrize("text", [b"A===", b"=AAA", b"AAAAA===", b"====", b"=", b"", b"QQ=Q", b"QQ==QQ=="])
def test_damaged_base64_is_no_fault_of_ours(text: bytes):
    """Base64 that cannot be decoded to its end is read as far as it goes; no check breaks."""
    assert list(check(build.subject(templates=[build.template(b"{#base64:" + text + b"}")]))) == []


def test_executable_in_a_kit():
    """A file beside the add-on is told by its first bytes, and by the name that a system would run it for."""
    held = build.subject(
        members=[build.member("a.epf")],
        kit=build.kit("a.epf", "readme.txt", "install.exe"),
        others=[("readme.txt", SCRIPT), ("logo.png", b"\x89PNG\r\n\x1a\n"), ("install.exe", b"nothing of the kind")],
    )

    by_bytes, by_name = check(held)

    assert by_bytes.location == Location("readme.txt")
    assert by_bytes.values == {"template": "readme.txt", "type": "text/x-shellscript"}
    assert by_name.values == {"template": "install.exe", "type": ".exe"}


def test_executable_in_a_file_of_a_kit():
    """Within a kit the place begins with the file."""
    file = build.file(templates=[build.template(PE)])

    [finding] = check(build.subject(members=[build.member("п/a.epf", file)], kit=build.kit("п/a.epf")))

    assert finding.location == Location("п/a.epf/uuid.0", build.TEMPLATE)


@pytest.mark.parametrize(
    "data",
    [
        "MZ — серия станков\r\n".encode("utf-16"),
        "\ufeff{1,{49,0}}".encode(),
        "Обычный текст про MZ".encode(),
        b"\x89PNG\r\n\x1a\n",
        b"",
        b"<html><script>alert(1)</script></html>",
    ],
)
def test_harmless_content(data: bytes):
    """Text in any encoding, pages and pictures are no executables."""
    assert list(check(build.subject(templates=[build.template(data)]))) == []
