"""Stores of the cache: what was kept comes back or nothing does, and the bounds hold."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from checks.code.store import FolderStore, MemoryStore, Store

KEY = "ab" * 32
OTHER = "cd" * 32


@pytest.fixture(params=["memory", "folder"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    """Return an empty store of each kind."""
    return MemoryStore() if request.param == "memory" else FolderStore(tmp_path, "1")


def test_kept_content_comes_back(store: Store):
    """The last content under a key is what it holds."""
    assert store.get(KEY) is None

    store.put(KEY, b"\n1\n")
    store.put(KEY, b"\n2\n")
    store.close()

    assert store.get(KEY) == b"\n2\n"
    assert store.get(OTHER) is None


def test_memory_is_bounded():
    """What was not asked for longest goes first; content above the bound is not kept at all."""
    store = MemoryStore(10)
    store.put("a", b"1234")
    store.put("b", b"1234")
    store.get("a")

    store.put("c", b"1234")

    assert [store.get(key) for key in "abc"] == [b"1234", None, b"1234"]
    store.put("d", b"1" * 11)
    assert store.get("d") is None
    assert store.size <= 10


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: content[:-1],
        lambda content: content + b" ",
        lambda content: content.replace(b"{", b"["),
        lambda content: content.replace(b"otk-code/1", b"otk-code/0"),
        lambda _: b"",
        lambda _: b"{}",
    ],
    ids=["cut", "longer", "changed", "another format", "empty", "without a head"],
)
def test_damaged_file_is_ignored(tmp_path: Path, damage: Callable[[bytes], bytes]):
    """A file whose head does not fit its body is none."""
    store = FolderStore(tmp_path, "1")
    store.put(KEY, b'{"a":1}')
    [path] = [one for one in tmp_path.rglob("*") if one.is_file()]

    path.write_bytes(damage(path.read_bytes()))

    assert store.get(KEY) is None


def test_file_of_another_key_is_ignored(tmp_path: Path):
    """A file that was moved to another name says whose it is."""
    store = FolderStore(tmp_path, "1")
    store.put(KEY, b"1")
    path = tmp_path / "1" / KEY[:2] / KEY

    target = tmp_path / "1" / OTHER[:2] / OTHER
    target.parent.mkdir()
    path.rename(target)

    assert store.get(OTHER) is None


def test_folder_is_bounded_and_holds_one_generation(tmp_path: Path):
    """The oldest files go until half the bound is left; those of another engine go as a whole."""
    old = FolderStore(tmp_path, "0")
    old.put(KEY, b"1")
    store = FolderStore(tmp_path, "1", limit=1000)
    keys = [f"{number:064x}" for number in range(10)]
    for number, key in enumerate(keys):
        store.put(key, b"1" * 100)
        os.utime(tmp_path / "1" / key[:2] / key, (number, number))

    store.close()

    assert sum(one.stat().st_size for one in tmp_path.rglob("*") if one.is_file()) <= 500
    assert [store.get(key) is not None for key in (keys[0], keys[-1])] == [False, True]
    assert old.get(KEY) is None


def test_other_process_does_not_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A child that reads a hostile file cannot spoil what its parent believes."""
    store = FolderStore(tmp_path, "1")
    monkeypatch.setattr(os, "getpid", lambda: -1)

    store.put(KEY, b"1")

    assert store.get(KEY) is None


def test_folder_that_cannot_be_written_costs_nothing(tmp_path: Path):
    """No place to write is no fault."""
    (tmp_path / "file").write_bytes(b"")
    store = FolderStore(tmp_path / "file", "1")

    store.put(KEY, b"1")
    store.close()

    assert store.get(KEY) is None
