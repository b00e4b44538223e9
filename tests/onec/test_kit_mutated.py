"""Kits with bytes nobody thought of: refused or read, never anything else."""

import io
import zipfile

from hypothesis import given, settings
from hypothesis import strategies as st

from onec.errors import RefusedError
from onec.kit import read_kit
from tests.build_kit import EPF, UTF_8_FLAG, Item, aes, classic, kit, manifest, streamed, zip64_field

PASSWORD = b"secret"
PLAIN = kit(
    Item("manifest.xml", manifest()),
    Item("docs/", b"", 0),
    Item("Печать.epf".encode("cp866"), EPF),
    Item("я.txt", b"text", 0, UTF_8_FLAG, extra=zip64_field(9)),
    streamed("page.html", b"<html><br></html>"),
    comment=b"comment",
)
ENCRYPTED = kit(
    Item("manifest.xml", manifest()), aes(Item("a.epf", EPF[:99]), PASSWORD), classic(Item("b.epf", EPF[:99]), PASSWORD)
)
CHANGES = st.lists(st.tuples(st.integers(0, 2**16), st.integers(0, 255)), min_size=1, max_size=6)
SPLICES = st.tuples(st.integers(0, 2**16), st.integers(0, 64), st.binary(max_size=64))


def changed(data: bytes, changes: list[tuple[int, int]]) -> bytes:
    """Return the bytes with some of them replaced."""
    out = bytearray(data)
    for at, value in changes:
        out[at % len(out)] = value
    return bytes(out)


def raw_name(info: zipfile.ZipInfo) -> bytes:
    """Return the bytes that `zipfile` read a name from."""
    return info.orig_filename.encode("utf-8" if info.flag_bits & UTF_8_FLAG else "cp437")


def check(data: bytes) -> None:
    """Read a kit and all its entries; what is accepted must be what `zipfile` reads."""
    try:
        found = read_kit(data, PASSWORD)
        contents = [found.read(entry) for entry in found.entries]
    except RefusedError:
        return
    if found.encrypted:
        return
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        infos = archive.infolist()
        assert [raw_name(info) for info in infos] == [entry.raw_name for entry in found.entries]
        assert [archive.read(info) for info in infos] == contents


@settings(max_examples=1500, deadline=None)
@given(CHANGES)
def test_changed_bytes_are_refused_or_read(changes: list[tuple[int, int]]):
    """Any bytes of a kit may change."""
    check(changed(PLAIN, changes))


@settings(max_examples=1000, deadline=None)
@given(SPLICES)
def test_cut_and_inserted_bytes_are_refused_or_read(splice: tuple[int, int, bytes]):
    """Any bytes may be missing, and others stand in their place."""
    at, length, inserted = splice
    at %= len(PLAIN)

    check(PLAIN[:at] + inserted + PLAIN[at + length :])


@settings(max_examples=500, deadline=None)
@given(CHANGES)
def test_changed_bytes_of_encrypted_kit_are_refused_or_read(changes: list[tuple[int, int]]):
    """The cipher library's own exceptions do not come through."""
    check(changed(ENCRYPTED, changes))


def test_every_cut_is_refused():
    """No beginning of a kit is a kit."""
    for length in range(len(PLAIN)):
        try:
            read_kit(PLAIN[:length])
        except RefusedError:
            continue
        raise AssertionError(length)


@settings(max_examples=500, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_refused_or_read(data: bytes):
    """Bytes with an end record behind them look like a kit and are none."""
    check(data)
    check(data + kit())
