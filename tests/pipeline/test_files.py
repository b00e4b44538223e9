"""Files of the command line: uploads are read with a bound, results are written whole or not at all."""

import os
import stat
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace

import pytest

from pipeline import files
from pipeline.errors import EnvironmentTrouble, UsageError
from pipeline.files import read_document, read_upload, write_whole
from tests.conftest import Write

posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX has these files")


def test_upload(write: Write):
    """Bytes, size, sum and the name without its folders."""
    upload = read_upload(write("Расширение.cfe", b"bytes"))

    assert (upload.data, upload.size, upload.file_name) == (b"bytes", 5, "Расширение.cfe")
    assert upload.sha256 == sha256(b"bytes").hexdigest()


def test_empty_upload(write: Write):
    """An empty file is read: that it is empty is a finding."""
    assert read_upload(write("x.cfe", b"")).size == 0


@pytest.mark.parametrize(("more", "kept"), [(0, True), (1, False), (3000, False)])
def test_upload_at_the_limit(more: int, kept: bool, write: Write, monkeypatch: pytest.MonkeyPatch):  # noqa: FBT001
    """A file up to the limit is kept; of a larger one only the size and the sum are."""
    monkeypatch.setattr(files, "MAX_ARTIFACT_BYTES", 1000)
    monkeypatch.setattr(files, "CHUNK_BYTES", 7)
    data = bytes(range(250)) * 4 + b"x" * more

    upload = read_upload(write("x.cfe", data))

    assert upload.data == (data if kept else b"")
    assert (upload.size, upload.sha256) == (len(data), sha256(data).hexdigest())


def test_missing_upload(tmp_path: Path):
    """A missing file is trouble of the environment, said by its name; so are a folder and a file as a folder."""
    (tmp_path / "file").write_bytes(b"")
    for name in ("none.cfe", "none/none.cfe", "file/x.cfe", "."):
        with pytest.raises(EnvironmentTrouble, match=str(tmp_path)):
            read_upload(tmp_path / name)


@posix
def test_pipe_as_an_upload(tmp_path: Path):
    """A FIFO is no file, and nobody waits for what may never be written to it."""
    path = tmp_path / "pipe.cfe"
    os.mkfifo(path)
    caught: list[Exception] = []

    def read() -> None:
        try:
            read_upload(path)
        except EnvironmentTrouble as error:
            caught.append(error)

    reader = threading.Thread(target=read, daemon=True)
    reader.start()
    reader.join(2)
    waited = reader.is_alive()
    if waited:  # let it go: opening the other end ends the wait
        os.close(os.open(path, os.O_WRONLY | os.O_NONBLOCK))
        reader.join(2)

    assert not waited
    assert len(caught) == 1


@posix
def test_device_as_an_upload():
    """A device gives bytes without end: it is no file."""
    with pytest.raises(EnvironmentTrouble, match="not a file"):
        read_upload(Path("/dev/zero"))


@posix
def test_unreadable_upload(write: Write):
    """A file without the right to read it is trouble of the environment."""
    path = write("x.cfe", b"x")
    path.chmod(0)
    superuser = os.geteuid() == 0
    if superuser:  # who may read everything
        os.seteuid(65534)

    try:
        with pytest.raises(EnvironmentTrouble, match="Permission denied"):
            read_upload(path)
    finally:
        if superuser:
            os.seteuid(0)


def test_upload_that_cannot_be_read_to_its_end(write: Write, monkeypatch: pytest.MonkeyPatch):
    """A disk that fails in the middle is trouble of the environment."""
    path = write("x.cfe", b"x")

    def fail(*_: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("pipeline.files.sha256", fail)

    with pytest.raises(EnvironmentTrouble, match="Input/output error"):
        read_upload(path)


@pytest.mark.parametrize(
    ("name", "content", "document"),
    [
        ("a.json", '{"a": [1, null]}', {"a": [1, None]}),
        ("a", "[]", []),
        ("a.yaml", "- a: 1\n", [{"a": 1}]),
        ("a.yml", "", None),
        ("a.yaml", "a: &x [1]\nb: *x\n", {"a": [1], "b": [1]}),
    ],
)
def test_document(name: str, content: str, document: object, write: Write):
    """JSON, or YAML by its suffix."""
    assert read_document(write(name, content)) == document


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.json", b""),
        ("a.json", b"{"),
        ("a.json", b"\xff\xfe{}"),
        ("a.json", b"[" * 100_000),
        ("a.json", b'{"a": ' + b"9" * 5000 + b"}"),
        ("a.yaml", b"{"),
        ("a.yaml", b"a: b: c"),
        ("a.yaml", b"\x00"),
        ("a.yaml", b"[" * 2000),
        ("a.yaml", b"!!python/object/apply:os.system ['true']"),
        ("a.yaml", b"until: 2026-13-45"),
        ("a.yaml", b"a: !!timestamp x"),
        ("a.yaml", b"a: !!int x"),
        ("a.yaml", b"a: !!int ''"),
        ("a.yaml", b"a: !!bool x"),
        ("a.yaml", b"a: !!binary \xd0\x96"),
        ("a.yaml", b"a: !!float x"),
        ("a.yaml", b"? {a: b}\n: c"),
    ],
    ids=lambda value: repr(value[:40]),
)
def test_document_that_is_none(name: str, content: bytes, write: Write):
    """Whatever is wrong with a document is wrong use, said by its name, and never an exception of a library."""
    with pytest.raises(UsageError, match=name):
        read_document(write(name, content))


def test_document_beyond_the_limit(write: Write, monkeypatch: pytest.MonkeyPatch):
    """A document is bounded too."""
    monkeypatch.setattr(files, "MAX_DOCUMENT_BYTES", 10)

    with pytest.raises(UsageError, match="larger"):
        read_document(write("a.json", "[1, 2, 3, 4]"))


def test_missing_document(tmp_path: Path):
    """A missing file or a folder is trouble of the environment."""
    for path in (tmp_path / "none.json", tmp_path):
        with pytest.raises(EnvironmentTrouble):
            read_document(path)


def test_result_is_written_whole(tmp_path: Path):
    """The result replaces what was there, and nothing else is left in the folder."""
    target = tmp_path / "отчёт.json"
    target.write_bytes(b"older and longer")

    write_whole(target, b"new")

    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


@posix
def test_result_is_as_readable_as_any_file(tmp_path: Path):
    """The mode is what the umask says."""
    plain = tmp_path / "plain"
    plain.write_bytes(b"")
    write_whole(tmp_path / "out", b"")

    assert stat.S_IMODE((tmp_path / "out").stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)


def test_result_into_a_missing_folder(tmp_path: Path):
    """A folder is not made by the way."""
    with pytest.raises(EnvironmentTrouble, match="none"):
        write_whole(tmp_path / "none" / "out", b"x")

    assert list(tmp_path.iterdir()) == []


def test_result_in_place_of_a_folder(tmp_path: Path):
    """A folder is not replaced, and no draft is left."""
    (tmp_path / "out").mkdir()

    with pytest.raises(EnvironmentTrouble):
        write_whole(tmp_path / "out", b"x")

    assert list(tmp_path.iterdir()) == [tmp_path / "out"]


def test_full_disk_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Where the space ends in the middle, the older result stays and the draft goes."""
    target = tmp_path / "out"
    target.write_bytes(b"older")

    @contextmanager
    def full(handle: int, _mode: str) -> Iterator[SimpleNamespace]:
        def write(_content: bytes) -> None:
            raise OSError(28, "No space left on device")

        yield SimpleNamespace(write=write)
        os.close(handle)

    monkeypatch.setattr("pipeline.files.os.fdopen", full)

    with pytest.raises(EnvironmentTrouble, match="No space left"):
        write_whole(target, b"new")

    assert target.read_bytes() == b"older"
    assert list(tmp_path.iterdir()) == [target]


@posix
def test_result_into_a_link(tmp_path: Path):
    """A link stays a link: what it points to is written."""
    (tmp_path / "real").write_bytes(b"")
    link = tmp_path / "link"
    link.symlink_to("real")

    write_whole(link, b"new")

    assert link.is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


@posix
def test_result_into_a_special_file(tmp_path: Path):
    """A pipe or a device is written to and never replaced: `-o /dev/null` must leave /dev/null alone."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    keep = os.open(pipe, os.O_RDWR | os.O_NONBLOCK)

    try:
        write_whole(pipe, b"new")
        kept = stat.S_ISFIFO(pipe.stat().st_mode)
        got = os.read(keep, 10) if kept else b""
    finally:
        os.close(keep)

    assert kept
    assert got == b"new"
