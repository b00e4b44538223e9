"""Kits that must be refused, each with its own class of fault."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

import pytest

from onec.errors import RefusedError
from onec.faults import Fault
from onec.kit import read_kit
from onec.limits import MAX_CLASSIC_CRYPT_BYTES, MAX_KIT_ENTRIES, MAX_KIT_NAME_CHARS, MAX_MANIFEST_BYTES, MIB
from onec.xml import XmlTrouble
from tests.build_kit import (
    DESCRIPTOR_FLAG,
    ENCRYPTED_FLAG,
    EPF,
    NAMESPACE,
    UTF_8_FLAG,
    Item,
    aes,
    classic,
    deflate,
    good_kit,
    kit,
    manifest,
    numbered,
    tar_block,
    unicode_path,
    zip64_end,
    zip64_field,
)

Build = Callable[[], bytes]
MARK = 0xFFFFFFFF


def named(name: str | bytes, flags: int = 0) -> Build:
    """Return the builder of a good kit with one more entry of this name."""
    return lambda: good_kit(Item(name, flags=flags))


def with_item(item: Item, **end: int | bytes) -> Build:
    """Return the builder of a good kit with one more entry."""
    return lambda: good_kit(item, **end)


def with_manifest(content: bytes, name: str = "manifest.xml") -> Build:
    """Return the builder of a kit with this manifest, stored so that no ratio gets in the way."""
    return lambda: kit(Item(name, content, 0), Item("processor.epf", EPF))


def doctype(encoding: str, mark: bytes = b"", declared: str = "") -> bytes:
    """Return a document with a document type in some encoding, declared by its own name unless said otherwise."""
    text = f'<?xml version="1.0" encoding="{declared or encoding}"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    return mark + text.encode(encoding)


def overlapping() -> bytes:
    """Build two entries of different names, the second inside the stored bytes of the first."""
    inner = kit(Item("b.txt", b"x", 0))[: 30 + 5 + 1]
    offset = 30 + len("a.txt")
    hidden = struct.pack(
        "<4s6H3L5H2L", b"PK\1\2", 20, 20, 0, 0, 0x1080, 0x5821, zlib.crc32(b"x"), 1, 1, 5, 0, 0, 0, 0, 0, offset
    )
    whole = kit(Item("a.txt", inner, 0))
    at = whole.index(b"PK\5\6")
    start = whole.index(b"PK\1\2")
    directory = whole[start:at] + hidden + b"b.txt"
    return whole[:start] + directory + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 2, 2, len(directory), start, 0)


def same_place() -> bytes:
    """Build two records of one entry, the second with a name of its own."""
    return kit(Item("a.txt"), Item("b.txt", at=0))


def many_quoted() -> bytes:
    """Build a kit whose true sizes are each under the ratio while their sum is not: declared 3 × 100 MiB."""
    content = bytes(256) * 4
    declared = {"size": 99 * MIB, "stored_size": MIB}
    return kit(*(Item(f"{n}.bin", content, 0, 0, bytes(MIB), local=declared, central=declared) for n in range(3)))


def cut(size: int) -> Build:
    """Return the builder of a good kit without its last bytes."""
    return lambda: good_kit()[:-size]


NAMES: dict[str, Build] = {
    "traversal": named("../evil.epf"),
    "traversal inside": named("a/../../evil.epf"),
    "single dot": named("./evil.epf"),
    "absolute": named("/etc/evil.epf"),
    "backslash": named("..\\evil.epf"),
    "backslash folder": named("docs\\readme.txt"),
    "drive": named("C:evil.epf"),
    "alternate stream": named("a.txt:evil"),
    "NUL": named(b"good.txt\0.epf"),
    "control character": named("a\x1b[2J.txt"),
    "line feed": named("a\n.txt"),
    "right-to-left override": named("a\u202efpe.txt", UTF_8_FLAG),
    "zero width": named("a\u200b.txt"),
    "empty": named(""),
    "slash alone": named("/"),
    "empty part": named("a//b.txt"),
    "device": named("CON"),
    "device with extension": named("docs/nul.txt"),
    "device COM1": named("Com1.epf"),
    "device with superscript": named("COM¹.epf"),
    "trailing dot": named("evil.epf."),
    "trailing space": named("evil.epf "),
    "trailing dot of a folder": named("docs./a.txt"),
    "too long": named("я" * (MAX_KIT_NAME_CHARS + 1), UTF_8_FLAG),
    "far too long": named(b"a" * 60_000),
    "UTF-8 flag without UTF-8": named(b"\xcf\xe5\xf7\xe0.epf", UTF_8_FLAG),
    "lone surrogate": named(b"\xed\xa0\x80.epf", UTF_8_FLAG),
    "bad second reading": with_item(Item(b"a.txt", extra=unicode_path(b"a.txt", "../a.txt"))),
}

MODES: dict[str, Build] = {
    "symbolic link": with_item(Item("link", b"/etc/passwd", attributes=0o120777 << 16)),
    "pipe": with_item(Item("pipe", attributes=0o010644 << 16)),
    "device": with_item(Item("device", attributes=0o060644 << 16)),
    "socket": with_item(Item("socket", attributes=0o140644 << 16)),
    "reparse point": with_item(Item("link", attributes=0x400)),
    "folder mode without slash": with_item(Item("folder", attributes=0o040755 << 16)),
    "folder attribute without slash": with_item(Item("folder", attributes=0x10)),
}

DUPLICATES: dict[str, Build] = {
    "same name": with_item(Item("processor.epf")),
    "other case": with_item(Item("PROCESSOR.EPF")),
    "other case in Cyrillic": lambda: good_kit(Item("Отчёт.epf", flags=0x800), Item("ОТЧЁТ.epf", flags=0x800)),
    "other Unicode form": lambda: good_kit(Item("й.epf", flags=0x800), Item("и\u0306.epf", flags=0x800)),
    "same in two encodings": lambda: good_kit(Item("й.epf".encode("cp866")), Item("й.epf", flags=0x800)),
    "same in the second reading": lambda: good_kit(
        Item("й.epf"), Item("й.epf".encode().decode("cp866"), flags=UTF_8_FLAG)
    ),
    "folder and file": lambda: good_kit(Item("docs/", b""), Item("docs")),
    "file as folder": with_item(Item("processor.epf/a.txt")),
}

ENCRYPTED: dict[str, Build] = {
    "classic": with_item(classic(Item("a.txt", b"abc"), b"secret")),
    "AES": with_item(aes(Item("a.txt", b"abc"), b"secret")),
    "flag alone": with_item(Item("a.txt", flags=ENCRYPTED_FLAG)),
    "strong": with_item(Item("a.txt", flags=ENCRYPTED_FLAG | 0x40)),
    "hidden directory": with_item(Item("a.txt", flags=ENCRYPTED_FLAG | 0x2000)),
}

MISMATCHES: dict[str, Build] = {
    "name": with_item(Item("good.txt", local={"name": b"evil.epf"})),
    "size": with_item(Item("a.txt", local={"size": 3})),
    "stored size": with_item(Item("a.txt", local={"stored_size": 3})),
    "CRC": with_item(Item("a.txt", local={"crc": 3})),
    "method": with_item(Item("a.txt", local={"method": 0})),
    "flags": with_item(Item("a.txt", flags=UTF_8_FLAG, local={"flags": 0})),
    "zeros without a descriptor": with_item(Item("a.txt", local={"crc": 0, "size": 0, "stored_size": 0})),
    "descriptor missing": with_item(
        Item("a.txt", flags=DESCRIPTOR_FLAG, local={"crc": 0, "size": 0, "stored_size": 0})
    ),
    "descriptor differs": with_item(
        Item("a.txt", flags=DESCRIPTOR_FLAG, descriptor=b"PK\7\x08" + struct.pack("<3L", 1, 2, 3))
    ),
    "AES field": with_item(Item("a.txt", local_extra=struct.pack("<HHH2sBH", 0x9901, 7, 2, b"AE", 3, 8))),
    "flagged name and Unicode path": with_item(Item("a.txt", flags=UTF_8_FLAG, extra=unicode_path(b"a.txt", "b.txt"))),
}

DAMAGED: dict[str, Build] = {
    "wrong CRC": with_item(Item("a.txt", local={"crc": 3}, central={"crc": 3})),
    "smaller than declared": with_item(Item("a.txt", local={"size": 9}, central={"size": 9})),
    "larger than declared": with_item(Item("a.txt", local={"size": 3}, central={"size": 3})),
    "deflate cut": with_item(Item("a.txt", EPF, stored=deflate(EPF)[:-3])),
    "deflate corrupt": with_item(Item("a.txt", EPF, stored=b"\xff" * 9)),
    "no end record": cut(22),
    "end record cut": cut(1),
    "cut in the middle": lambda: good_kit()[:300],
    "text": lambda: b"no archive at all",
    "two end records": lambda: good_kit(comment=kit(Item("evil.epf", b"", 0))),
    "comment longer than the file": lambda: good_kit(comment_bytes=9),
    "unknown method": with_item(Item("a.txt", method=97)),
    "bzip2": with_item(Item("a.txt", method=12)),
    "patched": with_item(Item("a.txt", flags=0x20)),
    "AES method without its field": with_item(Item("a.txt", method=99, flags=ENCRYPTED_FLAG)),
    "future version": lambda: good_kit().replace(b"PK\1\2\x14\x03\x14", b"PK\1\2\x14\x03\xff"),
    "second disk": lambda: good_kit(disk=1),
    "fewer entries on this disk": lambda: good_kit(here=1),
    "entry on a second disk": with_item(Item("a.txt", central={"disk": 1})),
    "count too high": lambda: good_kit(here=3, entries=3),
    "count too low": lambda: good_kit(here=1, entries=1),
    "directory before its place": lambda: good_kit(between=b"evil bytes"),
    "directory offset beyond the file": lambda: good_kit(offset=900_000),
    "directory size beyond the file": lambda: good_kit(size=900_000),
    "directory size too small": lambda: good_kit(size=46),
    "entry beyond the file": with_item(Item("a.txt", central={"offset": 900_000})),
    "entry without a header": with_item(Item("a.txt", at=3)),
    "stored size beyond the file": with_item(
        Item("a.txt", local={"stored_size": 900_000}, central={"stored_size": 900_000})
    ),
    "zip64 marks without a field": with_item(Item("a.txt", central={"size": MARK})),
    "zip64 field too short": with_item(
        Item("a.txt", central={"size": MARK, "stored_size": MARK}, extra=zip64_field(7))
    ),
    "zip64 mark alone in the local header": with_item(Item("a.txt", local={"size": MARK}, extra=zip64_field(7, 9))),
    "zip64 fields twice": with_item(Item("a.txt", extra=zip64_field(7) + zip64_field(8))),
    "zip64 end marks without a record": lambda: good_kit(offset=MARK),
    "zip64 locator without a record": lambda: good_kit(between=struct.pack("<4sLQL", b"PK\6\7", 0, 0, 1)),
    "zip64 locator of several disks": lambda: good_kit(between=zip64_end(46, 0, 1)[:-1] + b"\7"),
    "zip64 end record contradicts": lambda: good_kit(between=zip64_end(46, 0, 1)),
    "extra field cut": with_item(Item("a.txt", extra=struct.pack("<HH", 9, 90))),
    "folder with content": with_item(Item("docs/", b"hidden")),
}

BOMBS: dict[str, Build] = {
    "declared ratio": with_item(Item("a.bin", bytes(MIB))),
    "real ratio": with_item(Item("a.bin", bytes(MIB), local={"size": 9}, central={"size": 9})),
    "declared size": with_item(Item("a.bin", b"", 0, local={"size": 2**31}, central={"size": 2**31})),
    "declared size in zip64": with_item(Item("a.bin", b"", 0, central={"size": MARK}, extra=zip64_field(2**63))),
    "declared sum": many_quoted,
}

NESTED: dict[str, Build] = {
    "zip": with_item(Item("a.dat", kit(Item("b.txt")))),
    "zip behind a program": with_item(Item("setup.exe", b"MZ" + bytes(900) + kit(Item("b.txt")))),
    "empty zip": with_item(Item("a.dat", kit())),
    "7z": with_item(Item("a.dat", b"7z\xbc\xaf\x27\x1c" + bytes(30))),
    "rar": with_item(Item("a.dat", b"Rar!\x1a\x07\x01\x00" + bytes(30))),
    "gz": with_item(Item("a.dat", b"\x1f\x8b\x08" + bytes(30))),
    "bz2": with_item(Item("a.dat", b"BZh91AY&SY" + bytes(30))),
    "xz": with_item(Item("a.dat", b"\xfd7zXZ\0" + bytes(30))),
    "cab": with_item(Item("a.dat", b"MSCF" + bytes(30))),
    "tar": with_item(Item("a.dat", tar_block())),
}

MANY: dict[str, Build] = {
    "entries": lambda: kit(*numbered(MAX_KIT_ENTRIES + 1)),
    "entries with a count that lies": lambda: kit(*numbered(MAX_KIT_ENTRIES + 1), here=2, entries=2),
    "sixty thousand": lambda: kit(*numbered(60_000)),
    "directory of remarks": lambda: kit(*(Item(f"{number}.txt", comment=bytes(65_000)) for number in range(70))),
}

OVERLAPS: dict[str, Build] = {
    "one inside the other": overlapping,
    "two records of one place": same_place,
    "entry and directory": lambda: kit(
        Item("a.txt", b"x", 0, local={"stored_size": 30, "size": 30}, central={"stored_size": 30, "size": 30})
    ),
}

DOCTYPES: dict[str, Build] = {
    "entity bomb": with_manifest(
        manifest(head='<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>', tail="&c;")
    ),
    "external entity": with_manifest(manifest(head='<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>')),
    "bare": with_manifest(manifest(head="<!DOCTYPE ExtensionManifest>")),
    "harmless looking": with_manifest(manifest(head="<!DOCTYPE html>")),
    "behind a comment": with_manifest(manifest(head="<!-- > --><?p <a>?>\n<!DOCTYPE a>")),
    "in another entry": with_item(Item("notes.txt", doctype("utf-8"))),
    "external in another entry": with_item(Item("notes.xml", b'<!DOCTYPE html SYSTEM "file:///etc/passwd"><html/>')),
    "page with declarations": with_item(Item("a.html", b'<!DOCTYPE html [<!ENTITY a "b">]><html/>')),
    "UTF-8 mark": with_item(Item("a.xml", doctype("utf-8", b"\xef\xbb\xbf"))),
    "UTF-16LE": with_item(Item("a.xml", doctype("utf-16-le", b"\xff\xfe", "utf-16"))),
    "UTF-16BE": with_item(Item("a.xml", doctype("utf-16-be", b"\xfe\xff", "utf-16"))),
    "UTF-16LE without a mark": with_item(Item("a.xml", doctype("utf-16-le"))),
    "UTF-16BE without a mark": with_item(Item("a.xml", doctype("utf-16-be"))),
    "UTF-32LE": with_item(Item("a.xml", doctype("utf-32-le", b"\xff\xfe\0\0"))),
    "UTF-32BE without a mark": with_item(Item("a.xml", doctype("utf-32-be"))),
    "windows-1251": with_item(Item("a.xml", doctype("windows-1251"))),
}

BAD_MANIFESTS: dict[str, Build] = {
    "cut": with_manifest(manifest()[:-9]),
    "cut under another name": with_manifest(manifest()[:-9], "a.dat"),
    "no XML": with_manifest(b"hello", "MANIFEST.XML"),
    "empty": with_manifest(b""),
    "not well-formed in a folder": with_manifest(b"<a><b></a>", "docs/Manifest.xml"),
    "200,000 levels": with_manifest(manifest(tail="<a>" * 200_000 + "</a>" * 200_000)),
    "200,000 levels never closed": with_manifest(b"<a>" * 200_000),
    "257 levels": with_manifest(manifest(tail="<a>" * 256 + "</a>" * 256)),
    "windows-1251 as UTF-8": with_manifest(manifest("Печать.epf").decode().encode("cp1251")),
    "UTF-8 as windows-1251": with_manifest(manifest("Печать.epf").replace(b"UTF-8", b"windows-1251")),
    "UTF-16 as UTF-8": with_manifest(manifest().decode().encode("utf-16")),
    "UTF-8 as UTF-16": with_manifest(manifest().replace(b"UTF-8", b"UTF-16")),
    "UTF-7": with_manifest(manifest().replace(b"UTF-8", b"UTF-7")),
    "unknown entity": with_manifest(manifest("&evil;.epf")),
    "namespace in pieces": with_manifest(manifest().replace(b"Manifest/", b"Mani&#102;est/")[:-9], "a.dat"),
    "too large": with_manifest(manifest(tail=" " * 99 + "<a>я й ц</a>\r\n" * (MAX_MANIFEST_BYTES // 16))),
    "too large together": lambda: kit(
        *(Item(f"{n}.xml", f"<!--{n}{NAMESPACE}{'- ' * (MAX_MANIFEST_BYTES // 4)}--><a/>".encode(), 0) for n in (1, 2))
    ),
}

GROUPS: dict[Fault, dict[str, Build]] = {
    Fault.ZIP_BAD_NAME: NAMES,
    Fault.ZIP_SYMLINK: MODES,
    Fault.ZIP_DUPLICATE_NAME: DUPLICATES,
    Fault.ZIP_ENCRYPTED: ENCRYPTED,
    Fault.ZIP_HEADER_MISMATCH: MISMATCHES,
    Fault.ZIP_DAMAGED: DAMAGED,
    Fault.ZIP_BOMB: BOMBS,
    Fault.ZIP_NESTED: NESTED,
    Fault.TOO_MANY_ENTRIES: MANY,
    Fault.ZIP_OVERLAP: OVERLAPS,
    Fault.EMPTY_FILE: {"nothing": bytes},
    Fault.EMPTY_CONTAINER: {"no entries": kit},
}
CASES = [
    pytest.param(build, fault, id=f"{fault}: {name}")
    for fault, group in GROUPS.items()
    for name, build in group.items()
]


@pytest.mark.parametrize(("build", "fault"), CASES)
def test_hostile_kit_is_refused(build: Build, fault: Fault):
    """Each abuse is refused with its own class of fault, which can be printed and crosses processes."""
    with pytest.raises(RefusedError) as caught:
        read_kit(build())

    assert caught.value.fault is fault
    assert str(caught.value).isascii()


NOTED = [
    pytest.param(build, fault, id=f"{fault}: {name}")
    for fault, group in ((Fault.XML_DOCTYPE, DOCTYPES), (Fault.MANIFEST_BAD_XML, BAD_MANIFESTS))
    for name, build in group.items()
]


@pytest.mark.parametrize(("build", "fault"), NOTED)
def test_hostile_document_is_noted(build: Build, fault: Fault):
    """A document that cannot be read is noted once, and every other entry of the kit is there."""
    data = build()
    found = read_kit(data)

    [anomaly] = found.anomalies
    assert anomaly.fault is fault
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert [found.read(entry) for entry in found.entries] == [archive.read(info) for info in archive.infolist()]


LINES = {
    "document type": (manifest(head="<!-- \n -->\n<!DOCTYPE a>"), Fault.XML_DOCTYPE, 4, ""),
    "document type in UTF-16": (
        "\n\n<!DOCTYPE a><ExtensionManifest/>".encode("utf-16"),
        Fault.XML_DOCTYPE,
        3,
        "",
    ),
    "cut": (manifest(tail="\n\n")[:-9], Fault.MANIFEST_BAD_XML, 4, XmlTrouble.SYNTAX),
    "unknown entity": (manifest(tail="\n<a>\n&evil;</a>"), Fault.MANIFEST_BAD_XML, 4, XmlTrouble.SYNTAX),
    "levels": (manifest(tail="<a>\n" * 300 + "</a>" * 300), Fault.MANIFEST_BAD_XML, 257, XmlTrouble.DEPTH),
    "wrong bytes": (manifest(tail="\n<a>").replace(b"<a>", b"\n\xff"), Fault.MANIFEST_BAD_XML, 4, XmlTrouble.ENCODING),
    "lying declaration": (manifest("Я.epf").replace(b"UTF-8", b"koi8-r"), Fault.MANIFEST_BAD_XML, 1, "encoding"),
    "lines": (manifest(tail="\n" * 70_000 + "<a/>"), Fault.MANIFEST_BAD_XML, 0, XmlTrouble.SIZE),
    "no XML": (b"hello", Fault.MANIFEST_BAD_XML, 0, XmlTrouble.NO_XML),
}


@pytest.mark.parametrize(("content", "fault", "line", "reason"), LINES.values(), ids=LINES.keys())
def test_hostile_document_is_noted_at_its_line(content: bytes, fault: Fault, line: int, reason: str):
    """The note says the line where reading stopped, and why; 0 is the document as a whole."""
    [anomaly] = read_kit(with_manifest(content)()).anomalies

    values = anomaly.values
    assert (anomaly.fault, anomaly.entry, values["line"]) == (fault, "manifest.xml", str(line))
    assert values.get("reason", "") == reason


def test_only_what_is_meant_to_be_the_manifest_is_one_unread():
    """A stray document with a document type leaves the manifest of the kit alone."""
    stray = read_kit(good_kit(Item("notes.xml", doctype("utf-8"))))
    meant = read_kit(with_manifest(manifest(head="<!DOCTYPE a>"), "x.dat")())

    assert ([one.name for one in stray.unread_manifests], stray.manifest is None) == ([], False)
    assert ([one.name for one in meant.unread_manifests], meant.manifest is None) == (["x.dat"], True)


def test_classic_encryption_is_refused_beyond_its_limit():
    """What would take too long to decrypt is refused before it is."""
    size = MAX_CLASSIC_CRYPT_BYTES + 1
    data = good_kit(Item("a.bin", bytes(size), 0, ENCRYPTED_FLAG))

    with pytest.raises(RefusedError) as caught:
        read_kit(data, b"secret")

    assert caught.value.fault is Fault.ZIP_CRYPT_TOO_LARGE
    assert caught.value.values["limit"] == str(MAX_CLASSIC_CRYPT_BYTES)


def test_file_too_large_is_refused(monkeypatch: pytest.MonkeyPatch):
    """A file above the limit of an upload is refused before anything else is asked."""
    data = good_kit()
    monkeypatch.setattr("onec.kit.MAX_ARTIFACT_BYTES", len(data) - 1)

    with pytest.raises(RefusedError) as caught:
        read_kit(data)

    assert caught.value.fault is Fault.FILE_TOO_LARGE
