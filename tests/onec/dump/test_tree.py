"""A tree of files, by paths, bounded."""

import unicodedata

import pytest

from onec.dump import tree as module
from onec.dump.tree import ReadFile, Tree
from onec.errors import RefusedError
from onec.faults import Fault


def holding(data: bytes) -> ReadFile:
    """Return a reader of a file of these bytes."""
    return lambda size: data[:size]


def test_names_are_composed_and_sorted():
    """Letters that a file system takes apart are put together, as metadata writes them."""
    apart = unicodedata.normalize("NFD", "Йод.xml")

    tree = Tree([("b.xml", holding(b"2")), (apart, holding(b"1"))])

    assert tree.names == ("b.xml", "Йод.xml")
    assert "Йод.xml" in tree
    assert tree.read("Йод.xml") == b"1"


def test_two_files_of_one_name_are_refused():
    """Two spellings of one name are ambiguous."""
    with pytest.raises(RefusedError) as caught:
        Tree([("Йод.xml", holding(b"1")), (unicodedata.normalize("NFD", "Йод.xml"), holding(b"2"))])

    assert caught.value.fault is Fault.ZIP_DUPLICATE_NAME
    assert caught.value.entry == "Йод.xml"


def test_hidden_files_are_left_out():
    """What begins with a dot can be no object of metadata."""
    tree = Tree([(".git/config", holding(b"")), ("src/.settings/a.bsl", holding(b"")), ("a.bsl", holding(b""))])

    assert tree.names == ("a.bsl",)


def test_links_are_set_apart():
    """A symbolic link is no file."""
    tree = Tree([("a.bsl", None)])

    assert tree.names == ()
    assert tree.links == {"a.bsl"}


def test_too_many_files_are_refused(monkeypatch: pytest.MonkeyPatch):
    """Files are counted while they are listed."""
    monkeypatch.setattr(module, "MAX_TREE_ENTRIES", 2)

    with pytest.raises(RefusedError) as caught:
        Tree((f"{number}.xml", holding(b"")) for number in range(3))

    assert caught.value.fault is Fault.TOO_MANY_ENTRIES


def test_large_file_is_refused(monkeypatch: pytest.MonkeyPatch):
    """A file is read up to its limit and one byte more, however long it is."""
    monkeypatch.setattr(module, "MAX_FILE_BYTES", 4)
    asked: list[int] = []

    def endless(size: int) -> bytes:
        asked.append(size)
        return bytes(size)

    tree = Tree([("a.bsl", endless), ("b.bsl", holding(b"1234"))])

    with pytest.raises(RefusedError) as caught:
        tree.read("a.bsl")

    assert caught.value.fault is Fault.FILE_TOO_LARGE
    assert caught.value.entry == "a.bsl"
    assert asked == [5]
    assert tree.read("b.bsl") == b"1234"


def test_all_files_together_are_bounded(monkeypatch: pytest.MonkeyPatch):
    """What is read adds up, of one file read twice too."""
    monkeypatch.setattr(module, "MAX_TREE_BYTES", 7)
    tree = Tree([("a.bsl", holding(b"1234"))])
    tree.read("a.bsl")

    with pytest.raises(RefusedError) as caught:
        tree.read("a.bsl")

    assert caught.value.fault is Fault.FILE_TOO_LARGE
