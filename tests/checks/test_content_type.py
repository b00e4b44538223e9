"""Types of content by bytes: executables and archives are told, text in any encoding is not taken for them."""

import bz2
import gzip
import io
import lzma
import struct
import sys
import tarfile

import pytest

from checks import content_type as tested
from checks.content_type import ARCHIVE_TYPES, EXECUTABLE_TYPES, HEAD_BYTES, content_type
from tests.build_kit import Item, kit


def cabinet(content: bytes = b"hello, world") -> bytes:
    """Return a whole cabinet of one file: libmagic looks behind its signature."""
    entry = struct.pack("<IIHHHH", len(content), 0, 0, 0x5821, 0x1080, 0x20) + b"a.txt\0"
    data = struct.pack("<IHH", 0, len(content), len(content)) + content
    folder = struct.pack("<IHH", 44 + len(entry), 1, 0)
    size = 44 + len(entry) + len(data)
    return struct.pack("<4sIIIIIBBHHHHH", b"MSCF", 0, size, 0, 44, 0, 3, 1, 1, 1, 0, 0, 0) + folder + entry + data


EXECUTABLES = {
    "MZ and a header": b"MZ" + bytes(62),
    "PE": b"MZ\x90\0" + bytes(56) + b"\x40\0\0\0PE\0\0" + bytes(60),
    "ELF": b"\x7fELF\x02\x01\x01" + bytes(60),
    "Mach-O 64": b"\xcf\xfa\xed\xfe" + bytes(40),
    "Mach-O 32": b"\xce\xfa\xed\xfe" + bytes(40),
    "Mach-O big endian": b"\xfe\xed\xfa\xcf" + bytes(40),
    "Mach-O big endian 32": b"\xfe\xed\xfa\xce" + bytes(40),
    "Mach-O of several kinds": b"\xca\xfe\xba\xbe\0\0\0\x02" + bytes(40),
    "Java class": b"\xca\xfe\xba\xbe\0\0\0\x34" + bytes(40),
    "shell script": b"#!/bin/sh\necho\n",
    "Python script": b"#!/usr/bin/env python3\nprint()\n",
    "batch file": b"@echo off\r\necho hello\r\n",
}
ARCHIVES = {
    "zip": kit(Item("a.txt", b"text")),
    "empty zip": kit(),
    "7z": b"7z\xbc\xaf\x27\x1c\0\x04" + bytes(40),
    "rar": b"Rar!\x1a\x07\x00" + bytes(40),
    "rar 5": b"Rar!\x1a\x07\x01\x00" + bytes(40),
    "gz": gzip.compress(b"text", mtime=0),
    "bz2": bz2.compress(b"text"),
    "xz": lzma.compress(b"text"),
    "zstd": b"\x28\xb5\x2f\xfd\x04\x00" + bytes(20),
    "cab": cabinet(),
    "java archive": kit(Item("META-INF/MANIFEST.MF", b"Manifest-Version: 1.0\n"), Item("A.class", b"\xca\xfe\xba\xbe")),
}
HARMLESS = {
    "text that begins with MZ": "MZ: межрегиональная закупка, № 1\r\n".encode(),
    "nothing": b"",
    "text": "Обычный текст, № 1\r\n".encode(),
    "UTF-16": "MZ и #! в UTF-16, обычный текст\r\n".encode("utf-16"),
    "UTF-16 big endian": b"\xfe\xff" + "Обычный текст".encode("utf-16-be"),
    "UTF-16 without a mark": "Обычный текст".encode("utf-16-le"),
    "cp1251": "Обычный текст".encode("cp1251"),
    "bracket text": '\ufeff{1,{"ru","Текст"}}'.encode(),
    "XML": b'<?xml version="1.0"?><a/>',
    "HTML": b"<!DOCTYPE html><html></html>",
    "PNG": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(20),
    "JPEG": b"\xff\xd8\xff\xe0\0\x10JFIF\0" + bytes(20),
    "SVG": b'<svg xmlns="http://www.w3.org/2000/svg"></svg>',
    "PDF": b"%PDF-1.7\n",
    "zeros": bytes(1000),
}
on_posix = pytest.mark.skipif(sys.platform == "win32", reason="libmagic is not made for it")


@on_posix
@pytest.mark.parametrize("name", EXECUTABLES)
def test_executable(name: str):
    """Programs and scripts are told by their bytes, whatever the system they are for."""
    assert content_type(EXECUTABLES[name]) in EXECUTABLE_TYPES


@on_posix
@pytest.mark.parametrize("name", ARCHIVES)
def test_archive(name: str):
    """Archives of the usual kinds are told by their bytes."""
    assert content_type(ARCHIVES[name]) in ARCHIVE_TYPES


@on_posix
def test_tar():
    """A tar archive has its mark behind the first header."""
    whole = io.BytesIO()
    with tarfile.open(fileobj=whole, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("a.txt"))

    assert content_type(whole.getvalue()) in ARCHIVE_TYPES


@on_posix
@pytest.mark.parametrize("name", HARMLESS)
def test_harmless_content(name: str):
    """Text in any encoding, pages, pictures and documents are neither."""
    assert content_type(HARMLESS[name]) not in EXECUTABLE_TYPES | ARCHIVE_TYPES


@pytest.mark.parametrize("name", ["PE", "ELF", "Mach-O 64", "Java class", "shell script"])
def test_signatures_need_no_library(name: str, monkeypatch: pytest.MonkeyPatch):
    """Where libmagic cannot be had, programs are still told; all else is unknown."""
    tested._told.cache_clear()  # noqa: SLF001 (answers of the real library are kept)
    monkeypatch.setattr(tested, "_detector", lambda: None)

    assert content_type(EXECUTABLES[name]) in EXECUTABLE_TYPES
    assert content_type(HARMLESS["PNG"]) == "application/octet-stream"


def test_detector_sees_a_bounded_head(monkeypatch: pytest.MonkeyPatch):
    """However large the content is, libmagic gets its head only."""
    seen: list[bytes] = []

    class Detector:
        def from_buffer(self, data: bytes) -> str:
            seen.append(data)
            return "text/plain"

    tested._told.cache_clear()  # noqa: SLF001 (answers of the real library are kept)
    monkeypatch.setattr(tested, "_detector", Detector)

    assert content_type(b"a" * (HEAD_BYTES * 3)) == "text/plain"
    assert [len(data) for data in seen] == [HEAD_BYTES]
