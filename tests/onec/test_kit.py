"""Kits that are read: what is unusual but legal, what is noted, and the manifest that is found."""

import io
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from onec.budget import Budget
from onec.errors import RefusedError
from onec.faults import Anomaly, Fault
from onec.kit import Kit, is_zip, read_kit
from onec.limits import MAX_KIT_REMARK_BYTES, MAX_MANIFEST_BYTES, MIB
from onec.zip_crypt import PIECE_BYTES
from onec.zip_stream import Content, Source
from tests.build_kit import (
    DESCRIPTOR_FLAG,
    EPF,
    NAMESPACE,
    SHARED,
    UTF_8_FLAG,
    Item,
    deflate,
    good_kit,
    kit,
    manifest,
    streamed,
    unicode_path,
    zip64_end,
    zip64_field,
)
from tests.build_manifest import EXTENSION_MANIFEST, compatibility, extension_compatibility, patch

CYRILLIC = "Печатная форма.epf"
SAMPLES = sorted((SHARED / "corpus" / "synthetic").glob("kit_*.zip"))


def faults(data: bytes) -> list[Fault]:
    """Return the classes of what was noted about a kit."""
    return [anomaly.fault for anomaly in read_kit(data).anomalies]


def manifests(found: Kit) -> list[str]:
    """Return the names of the entries that are manifests."""
    return [one.entry.name for one in found.manifests]


def test_good_kit_is_read():
    """Entries keep their order, sizes and bytes; the manifest says its version, its file and its line."""
    found = read_kit(good_kit())

    assert [(entry.name, entry.raw_name, entry.size, entry.is_folder) for entry in found.entries] == [
        ("manifest.xml", b"manifest.xml", len(manifest()), False),
        ("processor.epf", b"processor.epf", len(EPF), False),
    ]
    assert found.entries[1].stored_size == len(deflate(EPF))
    assert [found.read(entry) for entry in found.entries] == [manifest(), EPF]
    assert found.manifest
    assert found.manifest.entry is found.entries[0]
    assert (found.manifest.version, found.manifest.file_name, found.manifest.line) == ("1.0.0.2", "processor.epf", 2)
    assert (manifests(found), found.encrypted, found.anomalies) == (["manifest.xml"], False, ())


@pytest.mark.skipif(not SAMPLES, reason=f"no example kits in {SHARED}: set OTK_SHARED")
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_example_kit_is_read(path: Path):
    """Every example kit is read without remark, and its manifest names one of its files."""
    found = read_kit(path.read_bytes())

    assert found.anomalies == ()
    assert found.manifest
    assert [entry.name[-4:] for entry in found.find(found.manifest.file_name or "")] in ([".epf"], [".erf"])
    with zipfile.ZipFile(path) as archive:
        assert [found.read(entry) for entry in found.entries] == [archive.read(info) for info in archive.infolist()]


LEGAL = {
    "stored": Item("a.txt", b"abc", 0),
    "deflated": Item("a.txt", b"abc"),
    "empty": Item("a.txt", b"", 0),
    "empty and deflated": Item("a.txt", b""),
    "folder": Item("docs/", b"", 0, attributes=0o40755 << 16 | 0x10),
    "folder written as a stream": streamed("docs/", b""),
    "folder without attributes": Item("docs/", b"", 0, attributes=0),
    "file in a folder": Item("docs/a.txt", b"abc"),
    "Windows attributes": Item("a.txt", b"abc", attributes=0x20),
    "descriptor": streamed("a.txt", b"abc"),
    "descriptor without its mark": streamed("a.txt", b"abc", marked=False),
    "wide descriptor": streamed("a.txt", b"abc", wide=True),
    "wide descriptor without its mark": streamed("a.txt", b"abc", marked=False, wide=True),
    "descriptor flag with known sizes": Item("a.txt", b"abc", flags=DESCRIPTOR_FLAG),
    "level flags differ": Item("a.txt", b"abc", flags=0x2, local={"flags": 0}),
    "zip64 in the local header": Item(
        "a.txt", b"abc", 0, local={"size": 2**32 - 1, "stored_size": 2**32 - 1, "extra": zip64_field(3, 3)}
    ),
    "zip64 in both": Item(
        "a.txt",
        b"abc",
        0,
        local={"size": 2**32 - 1, "stored_size": 2**32 - 1},
        central={"size": 2**32 - 1, "stored_size": 2**32 - 1},
        extra=zip64_field(3, 3),
    ),
    "unknown extra field": Item("a.txt", b"abc", extra=b"UT\x05\x00\x03abcd"),
    "padding behind the extra fields": Item("a.txt", b"abc", local_extra=bytes(3)),
    "page": Item("readme.html", b"<!DOCTYPE html>\n<html><br></html>"),
    "old page": Item(
        "readme.html", b'<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01//EN" "http://www.w3.org/TR/html4/strict.dtd"><p>'
    ),
    "XML that is not well-formed": Item("a.xml", b"<a><b></a>"),
    "XML in an unknown encoding": Item("a.xml", b'<?xml version="1.0" encoding="EBCDIC-CP-BE"?><a/>'),
    "XML larger than a manifest": Item("a.xml", b"<a>" + bytes(range(128)) * (MAX_MANIFEST_BYTES // 128), 0),
}


@pytest.mark.parametrize("item", LEGAL.values(), ids=LEGAL.keys())
def test_unusual_but_legal_entry_is_read(item: Item):
    """What real archivers write is read without remark, and `zipfile` reads the same."""
    data = good_kit(item)
    found = read_kit(data)

    assert found.read(found.entries[2]) == item.content
    assert found.anomalies == ()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.read(archive.infolist()[2]) == item.content


def test_wide_end_record_is_read():
    """An archive with a zip64 end record is read, with marks in the narrow one and without."""
    narrow = kit(Item("a.txt"))
    offset = narrow.index(b"PK\1\2")
    size = narrow.index(b"PK\5\6") - offset
    between = zip64_end(size, offset, 1)

    marks_of_end: list[dict[str, int | bytes]] = [
        {},
        {"here": 0xFFFF, "entries": 0xFFFF, "size": 0xFFFFFFFF, "offset": 0xFFFFFFFF},
    ]
    for marks in marks_of_end:
        assert faults(kit(Item("a.txt"), between=between, **marks)) == []


READINGS = {
    "UTF-8 flag": (Item(CYRILLIC, flags=UTF_8_FLAG), CYRILLIC, ()),
    "code page 866": (Item(CYRILLIC.encode("cp866")), CYRILLIC, ()),
    "UTF-8 without its flag": (Item(CYRILLIC), CYRILLIC, (CYRILLIC.encode().decode("cp866"),)),
    "Unicode path": (
        Item(b"______.epf", extra=unicode_path(b"______.epf", CYRILLIC)),
        CYRILLIC,
        ("______.epf",),
    ),
    "Unicode path of another name": (Item(b"a.epf", extra=unicode_path(b"b.epf", CYRILLIC)), "a.epf", ()),
    "ASCII": (Item("a.epf"), "a.epf", ()),
}


@pytest.mark.parametrize(("item", "name", "others"), READINGS.values(), ids=READINGS.keys())
def test_name_is_read_in_every_way(item: Item, name: str, others: tuple[str, ...]):
    """A name is shown in its likeliest reading, the others are kept, and each of them finds the entry."""
    found = read_kit(kit(item))
    [entry] = found.entries

    assert (entry.name, entry.other_names) == (name, others)
    for reading in (name, *others):
        assert found.find(reading) == (entry,)


def test_file_is_found_without_regard_to_case_and_folder():
    """`FileName` finds an entry by its last part in any case, and never a folder."""
    found = read_kit(kit(Item("docs/", b"", 0), Item("docs/Отчёт.ERF", flags=UTF_8_FLAG), Item("a.txt")))

    assert [entry.name for entry in found.find("C:\\kit\\ОТЧЁТ.erf")] == ["docs/Отчёт.ERF"]
    assert [entry.name for entry in found.find("отче\u0308т.erf")] == ["docs/Отчёт.ERF"]
    assert found.find("docs") == ()
    assert found.find("") == ()


@pytest.mark.parametrize("name", ["anything.dat", "Манифест.txt", "docs/manifest.xml"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1251", "utf-32"])
def test_manifest_is_found_by_its_root(name: str, encoding: str):
    """The manifest may have any name and any encoding that it declares."""
    declared = "utf-8" if encoding == "utf-8-sig" else encoding
    text = manifest(CYRILLIC, "1.0.0.1").decode().replace("UTF-8", declared)
    found = read_kit(kit(Item("readme.xml", b"<a/>"), Item(name, text.encode(encoding), flags=UTF_8_FLAG)))

    assert manifests(found) == [name]
    assert found.manifest
    assert (found.manifest.version, found.manifest.file_name, found.manifest.line) == ("1.0.0.1", CYRILLIC, 2)


def test_every_manifest_is_named():
    """Two manifests are both named; which one counts is not the reader's to judge."""
    found = read_kit(good_kit(Item("second.txt", manifest("b.epf"))))

    assert manifests(found) == ["manifest.xml", "second.txt"]


@pytest.mark.parametrize(
    "content",
    [
        b'<bundle xmlns="http://v8.1c.ru/8.2/addin/bundle"/>',
        b'<ExtensionManifest xmlns="http://www.v8.1c.ru/ssl/patch"/>',
    ],
)
def test_other_document_is_no_manifest(content: bytes):
    """The name of the file alone makes no manifest."""
    found = read_kit(kit(Item("manifest.xml", content)))

    assert (found.manifest, found.manifests) == (None, ())


@pytest.mark.parametrize(
    ("content", "version"),
    [
        ("<ExtensionManifest/>", ""),
        ('<ConfigurationExtensionManifest xmlns="urn:other"/>', ""),
        (f'<Manifest xmlns="{NAMESPACE}1.0.0.2"/>', "1.0.0.2"),
        (f'<ExtensionManifest xmlns="{NAMESPACE}2.0"/>', "2.0"),
        (f'<ConfigurationExtensionManifest xmlns="{EXTENSION_MANIFEST}"/>', "1.0.0.1"),
    ],
)
def test_manifest_is_told_by_root_or_namespace(content: str, version: str):
    """What is meant to be a manifest is one, so that its faults are told and not that there is none."""
    found = read_kit(kit(Item("a", content.encode())))

    assert found.manifest
    assert (manifests(found), found.manifest.version) == (["a"], version)


def test_other_documents_are_named():
    """The lists of configurations and the manifest of a patch are documents, and no manifests of the kit."""
    found = read_kit(
        good_kit(
            Item("c.xml", compatibility(("Розница", None)).encode()),
            Item("d.xml", extension_compatibility(("Розница", "1.0.0.0", "*")).encode()),
            Item("e.xml", patch(("Розница", "1.0")).encode()),
            Item("f.xml", b"<CompatibilityList/>"),
        )
    )

    assert [one.name for one in found.documents] == ["manifest.xml", "c.xml", "d.xml", "e.xml"]
    assert manifests(found) == ["manifest.xml"]


def test_prefixed_manifest_without_file_name():
    """A prefix on the root is no hindrance, a missing FileName no refusal."""
    found = read_kit(kit(Item("a", f'<m:ExtensionManifest xmlns:m="{NAMESPACE}1.0.0.2"/>'.encode())))

    assert found.manifest
    assert (found.manifest.version, found.manifest.file_name) == ("1.0.0.2", None)


NOTES = {
    "program in front": (good_kit(prefix=b"MZ" + bytes(99)), Fault.ZIP_PREFIX_DATA, {"bytes": "101"}),
    "program put in front later": (
        good_kit(prefix=b"MZ" + bytes(99), shifted=True),
        Fault.ZIP_PREFIX_DATA,
        {"bytes": "101"},
    ),
    "behind the end": (good_kit(trailing=b"evil"), Fault.ZIP_TRAILING_DATA, {"place": "end", "bytes": "4"}),
    "gap": (good_kit(Item("a.txt", gap=b"evil")), Fault.ZIP_TRAILING_DATA, {"place": "gap", "bytes": "4"}),
    "gap in the middle": (
        good_kit(Item("a.txt", gap=b"evil"), Item("b.txt")),
        Fault.ZIP_TRAILING_DATA,
        {"place": "gap", "bytes": "4"},
    ),
    "long comment": (
        good_kit(comment=bytes(MAX_KIT_REMARK_BYTES + 1)),
        Fault.ZIP_TRAILING_DATA,
        {"place": "comment", "bytes": "1025"},
    ),
    "long comment of an entry": (
        good_kit(Item("a.txt", comment=bytes(MAX_KIT_REMARK_BYTES + 1))),
        Fault.ZIP_TRAILING_DATA,
        {"place": "entry", "bytes": "1025"},
    ),
    "long extra field": (
        good_kit(Item("a.txt", local_extra=b"zz\x00\x08" + bytes(0x800))),
        Fault.ZIP_TRAILING_DATA,
        {"place": "entry", "bytes": "2052"},
    ),
    "behind a deflate stream": (
        good_kit(Item("a.txt", stored=deflate(b"content") + b"evil")),
        Fault.DEFLATE_TRAILING_DATA,
        {"bytes": "4"},
    ),
}


@pytest.mark.parametrize(("data", "fault", "values"), NOTES.values(), ids=NOTES.keys())
def test_bytes_outside_the_entries_are_noted(data: bytes, fault: Fault, values: dict[str, str]):
    """What belongs to no entry is noted with its place and length, and the kit is read."""
    found = read_kit(data)

    [anomaly] = found.anomalies
    assert (anomaly.fault, dict(anomaly.values)) == (fault, values)
    assert found.read(found.entries[1]) == EPF


def test_zeros_between_entries_and_short_comments_are_not_noted():
    """Alignment and a word of the archiver are usual."""
    assert faults(good_kit(Item("a.txt", gap=bytes(9)), comment=b"made by hand")) == []


def test_all_trailing_bytes_of_a_stream_are_counted():
    """Bytes behind the end of a deflate stream are counted over all pieces in which they are read."""
    behind = 2 * PIECE_BYTES + 3
    found = read_kit(kit(Item("a.txt", b"abc", stored=deflate(b"abc") + bytes(behind))))

    assert found.anomalies == (Anomaly(Fault.DEFLATE_TRAILING_DATA, "a.txt", {"bytes": str(behind)}),)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (good_kit(), True),
        (kit(), True),
        (good_kit(prefix=b"MZ"), True),
        (good_kit()[:99], True),
        (EPF, False),
        (b"", False),
        (b"PK\5\6", False),
    ],
)
def test_zip_is_told_by_its_bytes(data: bytes, *, expected: bool):
    """A local header or an end record makes a zip, whatever the file is called."""
    assert is_zip(data) is expected


def test_reading_an_entry_spends_the_budget():
    """Entries count in the budget of the upload, and a spent one refuses."""
    found = read_kit(good_kit())
    budget = Budget(len(EPF) + 1)

    found.read(found.entries[1], budget)

    assert budget.inflated_bytes == 1
    with pytest.raises(RefusedError) as caught:
        found.read(found.entries[1], budget)
    assert caught.value.fault is Fault.DEFLATE_BOMB


def test_entry_of_another_kit_is_not_read():
    """An entry is read from its own kit only."""
    other = read_kit(kit(Item("a.txt")))

    with pytest.raises(ValueError, match="not in tuple"):
        read_kit(good_kit()).read(other.entries[0])


def test_memory_stays_far_below_what_the_entries_take():
    """Entries are gone through in pieces: no more is held at once than a manifest may have, in copies."""
    content = bytes(range(256)) * (8 * MIB // 256)
    data = kit(*(Item(f"{number}.bin", content, 0) for number in range(8)))
    tracemalloc.start()
    try:
        read_kit(data)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert peak < 4 * MAX_MANIFEST_BYTES


def test_bomb_is_left_at_its_limit(monkeypatch: pytest.MonkeyPatch):
    """Of an entry that inflates beyond its limit, one piece more than the limit is inflated and nothing behind it."""
    seen: list[Content] = []
    create = Source.content
    stored = deflate(bytes(64 * MIB))

    def content(self: Source, number: int) -> Content:
        seen.append(create(self, number))
        return seen[-1]

    monkeypatch.setattr(Source, "content", content)

    with pytest.raises(RefusedError) as caught:
        read_kit(kit(Item("a.bin", b"x", stored=stored)))

    assert caught.value.fault is Fault.ZIP_BOMB
    assert int(caught.value.values["limit"]) == 200 * len(stored) < seen[0].size <= 200 * len(stored) + PIECE_BYTES
