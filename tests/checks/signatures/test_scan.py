"""Signatures in content: each kind is found where it may stand, and nothing else is."""

import struct
import sys
from base64 import b64encode

import pytest

from checks.signatures import scan
from checks.signatures.scan import MIN_SCAN_BYTES, SIGNATURES, is_available, marks
from rules.catalogue import catalogue

HEADER = 0x80
PE = b"MZ" + bytes(58) + struct.pack("<I", HEADER) + bytes(HEADER - 64) + b"PE\0\0\x64\x86\x06\0" + bytes(64)
ELF = b"\x7fELF\x02\x01\x01\x03" + bytes(8) + b"\x03\0\x3e\0" + bytes(48)
MACHO = b"\xcf\xfa\xed\xfe\x0c\0\0\x01\0\0\0\0\x02\0\0\0" + bytes(48)
LNK = bytes.fromhex("4c0000000114020000000000c000000000000046") + bytes(60)
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)
INSIDE = "program-inside-content"
CODE = "code-in-template"
BLOCK = "encoded-block-in-template"
MACROS = "office-macros-in-template"
SCRIPT = "foreign-script-in-template"

pytestmark = pytest.mark.skipif(not is_available(), reason="YARA has no wheel for this system")


def found(data: bytes, rule: str) -> list[str]:
    """Return the English words of what is found."""
    return [what.en for what in marks(data, rule)]


@pytest.mark.parametrize(
    ("program", "what"),
    [
        (PE, "a Windows program"),
        (ELF, "a Linux program"),
        (MACHO, "a macOS program"),
        (LNK, "a Windows shortcut"),
    ],
)
def test_program_is_found_inside(program: bytes, what: str):
    """A program behind other bytes is found; one at the beginning is the format stage's business."""
    assert found(b"\x89PNG\r\n\x1a\n" + bytes(100) + program, INSIDE) == [what]
    assert found(program, INSIDE) == []


def test_marks_of_programs_alone_are_none():
    """Neither the two letters nor a header that none points at make a program."""
    assert found(b"xxMZ" + bytes(500), INSIDE) == []
    assert found(bytes(200) + b"PE\0\0\x64\x86\x06\0" + bytes(64), INSIDE) == []
    assert found(b"see \x7fELF in the manual, and PE too, 4c0000000114020000000000c000000000000046", INSIDE) == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("powershell.exe -NoProfile -File a.ps1", "a PowerShell script"),
        ("PowerShell -w hidden -enc SQBFAFgA", "a PowerShell script"),
        ("IEX (New-Object Net.WebClient).DownloadString($u)", "a PowerShell script"),
        ('Set o = CreateObject("WScript.Shell")', "a VBScript script"),
        ("var o = new ActiveXObject('Shell.Application')", "a JScript script"),
        ("@echo off\r\ndel /q /s *.*\r\n", "a batch file"),
        ("<html><HTA:APPLICATION ID='a'></html>", "an HTML application"),
    ],
)
def test_script_is_found_in_either_width(text: str, what: str):
    """Scripts are found as they are and as UTF-16."""
    assert found(text.encode(), CODE) == [what]
    assert found(text.encode("utf-16-le"), CODE) == [what]


@pytest.mark.parametrize(
    "text",
    [
        "Start powershell and press Enter.",
        "The object WScript.Shell starts programs.",
        "var request = new ActiveXObject('Microsoft.XMLHTTP')",
        "In a batch file write at the beginning of it, as the manual has it in chapter two: @echo off\r\n",
    ],
)
def test_words_about_scripts_are_none(text: str):
    """Descriptions, and what old pages need, are no scripts."""
    assert found(text.encode(), CODE) == []


def test_program_written_as_text_is_found():
    """Base64 at any of its three offsets, and digits in either case."""
    message = b"This program cannot be run in DOS mode"

    for before in (b"", b"a", b"ab"):
        from_here = b64encode(before + message)
        assert found(b"key=" + from_here, BLOCK) == ["a program as Base64"]
    assert found(message.hex().encode(), BLOCK) == ["a program as hexadecimal digits"]
    assert found(message, BLOCK) == []


def test_macros_are_found_in_office_files_only():
    """Both generations of documents; the same words elsewhere are words."""
    new = b"PK\3\4" + bytes(26) + b"xl/vbaProject.bin" + bytes(40)

    assert found(new, MACROS) == ["an Office document with macros"]
    assert found(OLE + "_VBA_PROJECT".encode("utf-16-le") + bytes(40), MACROS) == ["an Office document with macros"]
    assert found(OLE + bytes(100), MACROS) == []
    assert found(b"The file xl/vbaProject.bin holds macros.", MACROS) == []


@pytest.mark.parametrize(
    ("page", "count"),
    [
        ('<script src="https://cdn.example.net/a.js"></script>', 1),
        ("<iframe width=10 src=//maps.example.net/embed></iframe>", 1),
        ('<link href="https://fonts.example.net/a.css" rel="stylesheet">', 1),
        ('<script src="http://localhost/a.js"></script>', 0),
        ('<a href="https://example.net">x</a><script src="a.js"></script>', 0),
    ],
)
def test_foreign_script_is_found(page: str, count: int):
    """What a page loads from another site counts, what it links to does not."""
    assert len(found(page.encode(), SCRIPT)) == count


def test_signatures_are_for_rules():
    """Every signature names a rule of ours, and says in both languages what it finds."""
    rules = scan._rules()  # noqa: SLF001 (the compiled signatures have no other reader)
    assert rules is not None
    known = {one.name for one in catalogue()}

    words = [dict(one.metadata) for one in rules]
    assert words
    assert all(one.keys() == {"finds", "ru", "en"} and one["finds"] in known for one in words)
    assert sorted(path.suffix for path in SIGNATURES.iterdir() if path.is_file() and path.suffix != ".py") == [
        ".yar"
    ] * len(list(SIGNATURES.glob("*.yar")))


def test_little_content_is_not_scanned(monkeypatch: pytest.MonkeyPatch):
    """A few bytes hold nothing that runs, and cost no load of YARA."""
    monkeypatch.setattr(scan, "_rules", lambda: pytest.fail("loaded"))

    assert list(marks(bytes(MIN_SCAN_BYTES - 1), INSIDE)) == []


def test_without_yara_nothing_is_found(monkeypatch: pytest.MonkeyPatch):
    """Where YARA does not load, content goes unscanned and no check breaks."""
    monkeypatch.setitem(sys.modules, "yara_x", None)
    monkeypatch.setattr(scan, "_answers", {})
    scan._rules.cache_clear()  # noqa: SLF001 (as at the first use)
    try:
        assert not is_available()
        assert list(marks(bytes(100) + PE, INSIDE)) == []
    finally:
        scan._rules.cache_clear()  # noqa: SLF001 (others have it again)
