"""Archives of a registry that are not as we wrote them: each is refused, whatever part of it is asked for."""

import json
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from onec.classes import ModuleKind
from onec.errors import BadIndexError
from onec.release.bodies import Bodies
from onec.release.entries import MAX_ENTRY_BYTES, MAX_ENTRY_LISTS
from onec.release.index import ReleaseIndex
from onec.release.pack import HEAD, OBJECTS, shard
from tests.build_release import OWNER, item, release

GOOD = release(item(OWNER), base="Процедура А(Б) Экспорт\nВ = 1;\nКонецПроцедуры")
DEEP = b"[" * 1_000_000 + b"]" * 1_000_000


def entries() -> dict[str, bytes]:
    """Return the entries of an index that is whole."""
    with ZipFile(BytesIO(whole(GOOD))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def whole(index: ReleaseIndex) -> bytes:
    """Return the bytes of an index."""
    return index._data  # noqa: SLF001  # what a registry keeps


def archive(files: Mapping[str, bytes]) -> bytes:
    """Return an archive of some entries."""
    data = BytesIO()
    with ZipFile(data, "w", ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return data.getvalue()


def ask(data: bytes) -> None:
    """Ask an index for all that it tells."""
    index = ReleaseIndex(data)
    assert all(one.full_name.lower() for one in index.objects)
    index.object(OWNER)
    index.with_uuid("")
    index.form("CommonForm.Нет")
    for key in index.modules():
        assert len(dict(index.methods(*key) or {})) == len({one.name.lower() for one in index.module(*key) or ()})


def test_whole_index_is_read():
    """What the tests below change is in order before."""
    ask(archive(entries()))


HEADS = [b"[]", b'"a"', b"null", DEEP, *({"name": 1}, {"version": []}, {"unread": [5]}, {"unread": 5})]
OBJECT_ROWS = [
    [1, 2],
    [["a", "b"]],
    [["a", None, "", [], None]],
    [["a", "b", "", [], [1]]],
    [["a", "b", "", [5], None]],
]
MODULE_ROWS = [[1], [["a", "Иное", []]], [[OWNER, "Module", [[1]]]], [[OWNER, "Module", [["a"] * 9]]]]


@pytest.mark.parametrize("head", HEADS)
def test_wrong_heads(head: bytes | dict[str, object]):
    """A head of another shape, or of other types than we write."""
    files = entries()
    files[HEAD] = json.dumps(json.loads(files[HEAD]) | head).encode() if isinstance(head, dict) else head

    with pytest.raises(BadIndexError):
        ask(archive(files))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        *((OBJECTS, json.dumps(one).encode()) for one in OBJECT_ROWS),
        *((shard(OWNER), json.dumps(one).encode()) for one in MODULE_ROWS),
        *(
            (name, one)
            for name in (OBJECTS, shard(OWNER))
            for one in (DEEP, b"{", b"\xff", b'{"a":1}', b"[" + b"9" * 5000)
        ),
        (OBJECTS, b" " * MAX_ENTRY_BYTES + b"[]"),
        (OBJECTS, b"[" + b"[]," * MAX_ENTRY_LISTS + b"[]]"),
    ],
)
def test_wrong_entries(name: str, content: bytes):
    """Nested too deep, of another shape, cut short, no text, or a bomb."""
    with pytest.raises(BadIndexError):
        ask(archive(entries() | {name: content}))


def test_entry_that_is_gone():
    """Objects are in every index."""
    with pytest.raises(BadIndexError):
        ask(archive({name: content for name, content in entries().items() if name != OBJECTS}))


@pytest.mark.parametrize(
    ("old", "new"), [(b"PK\1\2\x14\3\x14\0\0\0", b"PK\1\2\x14\3\x14\0\1\0"), (b"\x08\0", b"\x63\0")]
)
def test_archive_that_cannot_be_opened(old: bytes, new: bytes):
    """Encrypted, or packed by a method that nobody knows."""
    with pytest.raises(BadIndexError):
        ask(whole(GOOD).replace(old, new))


def test_every_byte_may_be_another():
    """No byte of an index that was turned leads to anything but an answer or a refusal."""
    data = whole(GOOD)
    for at in range(len(data)):
        turned = bytearray(data)
        turned[at] ^= 0x55
        try:
            ask(bytes(turned))
        except BadIndexError:
            continue


def test_texts_of_modules():
    """Texts that are none are refused when they are asked for."""
    key = (OWNER, ModuleKind.MODULE)

    assert Bodies(archive({f"{OWNER}/Module": "А".encode()})).text(key) == "А"
    with pytest.raises(BadIndexError):
        Bodies(archive({f"{OWNER}/Module": b"\xff"})).text(key)
    with pytest.raises(BadIndexError):
        Bodies(b"")
