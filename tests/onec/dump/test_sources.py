"""Trees in folders and zips, and what their makers may have put there."""

import contextlib
import os
import stat
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onec.dump import sources
from onec.dump.read import read_tree
from onec.dump.sources import open_tree
from onec.errors import RefusedError
from onec.faults import Fault

DUMPS = Path(__file__).parents[2] / "data" / "dumps"
EXTENSION = DUMPS / "designer-extension"
ALL = ("designer-configuration", "designer-extension", "designer-external", "edt-extension")


def zipped(folder: Path, target: Path, rename: Callable[[str], str] = str) -> Path:
    """Return a zip of the files of a folder."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*")):
            archive.write(path, rename(path.relative_to(folder).as_posix()))
    return target


def zip_of(target: Path, *entries: zipfile.ZipInfo | str) -> Path:
    """Return a zip of empty entries."""
    with zipfile.ZipFile(target, "w") as archive:
        for entry in entries:
            archive.writestr(entry, b"")
    return target


def refusal(path: Path) -> RefusedError:
    """Return how the tree at `path` is refused when all its files are read."""
    with pytest.raises(RefusedError) as caught:
        read_all(path)
    return caught.value


def read_all(path: Path) -> None:
    """Read every file of the tree at `path`."""
    with open_tree(path) as tree:
        for name in tree.names:
            tree.read(name)


@pytest.mark.parametrize("dump", ALL)
def test_zip_gives_what_the_folder_gives(dump: str, tmp_path: Path):
    """A zipped dump is the same content, entries and bytes included."""
    assert read_tree(zipped(DUMPS / dump, tmp_path / "dump.zip")) == read_tree(DUMPS / dump)


def test_folder_around_the_dump_is_looked_into(tmp_path: Path):
    """Archives of repositories hold one folder more; entries say it, objects do not."""
    content = read_tree(zipped(EXTENSION, tmp_path / "dump.zip", "main/src/cf/{}".format))

    assert content.objects == read_tree(EXTENSION).objects
    assert {module.entry.split("/Ext/")[0] for module in content.modules} >= {"main/src/cf/Catalogs/Товары"}


class RussianInfo(zipfile.ZipInfo):
    """An entry as Russian Windows writes it: the name in code page 866 and no flag for another."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802 (what `zipfile` calls)
        return self.filename.encode("cp866"), self.flag_bits


def test_names_in_code_page_866_are_read(tmp_path: Path):
    """A zip that Russian Windows made is the same content as any other."""
    with zipfile.ZipFile(tmp_path / "dump.zip", "w") as archive:
        for path in EXTENSION.rglob("*.*"):
            archive.writestr(RussianInfo(path.relative_to(EXTENSION).as_posix()), path.read_bytes())

    assert read_tree(tmp_path / "dump.zip") == read_tree(EXTENSION)


def test_file_that_is_no_zip_is_refused(tmp_path: Path):
    """A file of another format is no source tree."""
    (tmp_path / "dump.zip").write_bytes(b"no zip")

    assert refusal(tmp_path / "dump.zip").fault is Fault.NOT_A_CONTAINER


def test_absent_path_is_the_environments_fault(tmp_path: Path):
    """Where nothing is, nothing is refused."""
    with pytest.raises(FileNotFoundError):
        read_tree(tmp_path / "absent")


@pytest.mark.parametrize(
    "name",
    ["../Configuration.xml", "/etc/passwd", "C:/a.xml", "a/../../b.xml", "a\\b.xml", "a//b.xml", "./a.xml", "a/.."],
)
def test_path_out_of_the_zip_is_refused(name: str, tmp_path: Path):
    """A path that escapes, or could mean two places, refuses the zip before anything is read."""
    error = refusal(zip_of(tmp_path / "dump.zip", name))

    assert error.fault is Fault.ZIP_BAD_NAME
    assert error.entry == name


def test_duplicate_entry_is_refused(tmp_path: Path):
    """Two entries of one name are ambiguous."""
    with pytest.warns(UserWarning, match="Duplicate name"):
        path = zip_of(tmp_path / "dump.zip", "a.xml", "a.xml")

    assert refusal(path).fault is Fault.ZIP_DUPLICATE_NAME


def test_encrypted_entry_is_refused(tmp_path: Path):
    """A flag of encryption is enough."""
    path = zip_of(tmp_path / "dump.zip", "a.xml")
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\1\2") + 8] |= 1
    path.write_bytes(data)

    assert refusal(path).fault is Fault.ZIP_ENCRYPTED


def test_damaged_entry_is_refused(tmp_path: Path):
    """An entry whose sum is wrong is not read."""
    path = zip_of(tmp_path / "dump.zip", "a.xml")
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\1\2") + 16] ^= 1
    path.write_bytes(data)

    assert (refusal(path).fault, refusal(path).entry) == (Fault.ZIP_DAMAGED, "a.xml")


def test_unusual_compression_is_refused(tmp_path: Path):
    """Nobody who dumps metadata compresses it otherwise than zip always did."""
    path = tmp_path / "dump.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("a.xml", b"1")

    assert refusal(path).fault is Fault.ZIP_DAMAGED


def test_list_of_entries_is_bounded_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A zip that says its list is enormous is refused for saying so."""
    monkeypatch.setattr(sources, "MAX_ZIP_DIRECTORY_BYTES", 2000)
    path = zip_of(tmp_path / "dump.zip", *(f"{number:060}.xml" for number in range(20)))

    assert refusal(path).fault is Fault.TOO_MANY_ENTRIES


def test_entry_cannot_inflate_beyond_its_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A bomb is read up to the limit."""
    monkeypatch.setattr("onec.dump.tree.MAX_FILE_BYTES", 1000)
    path = tmp_path / "dump.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.bsl", bytes(10_000_000))

    error = refusal(path)

    assert (error.fault, error.entry) == (Fault.FILE_TOO_LARGE, "a.bsl")


def test_link_out_of_the_folder_is_refused(tmp_path: Path):
    """A symbolic link is never followed; one within the project refuses it."""
    secret = tmp_path / "secret.bsl"
    secret.write_text("secret", encoding="utf-8")
    tree = tmp_path / "tree"
    (tree / "Ext").mkdir(parents=True)
    (tree / "Configuration.xml").write_bytes((EXTENSION / "Configuration.xml").read_bytes())
    (tree / "Ext" / "SessionModule.bsl").symlink_to(secret)

    with pytest.raises(RefusedError) as caught:
        read_tree(tree)

    assert (caught.value.fault, caught.value.entry) == (Fault.ZIP_SYMLINK, "Ext/SessionModule.bsl")


def test_link_to_a_folder_is_not_walked(tmp_path: Path):
    """A link to the folder above would never end."""
    (tmp_path / "tree").mkdir()
    (tmp_path / "tree" / "loop").symlink_to(tmp_path, target_is_directory=True)

    with open_tree(tmp_path / "tree") as tree:
        assert tree.names == ()
        assert tree.links == {"loop"}


def test_link_in_a_zip_is_no_file(tmp_path: Path):
    """A zip says by the mode of an entry that it is a link."""
    entry = zipfile.ZipInfo("Ext/SessionModule.bsl")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16

    with open_tree(zip_of(tmp_path / "dump.zip", entry)) as tree:
        assert tree.links == {"Ext/SessionModule.bsl"}


def test_pipe_is_left_out(tmp_path: Path):
    """A pipe would keep its reader waiting."""
    os.mkfifo(tmp_path / "Configuration.xml")

    with open_tree(tmp_path) as tree:
        assert tree.names == ()


@pytest.fixture(scope="module")
def sound_zip(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return the bytes of a zip that is read."""
    return zipped(DUMPS / "designer-external", tmp_path_factory.mktemp("zip") / "dump.zip").read_bytes()


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=4))
def test_spoiled_zip_is_read_or_refused(tmp_path: Path, sound_zip: bytes, changes: list[tuple[float, int]]):
    """Whatever bytes of a zip are changed, it is read or refused; nothing else is raised."""
    data = bytearray(sound_zip)
    for place, value in changes:
        data[int(place * len(data))] = value
    (tmp_path / "dump.zip").write_bytes(data)

    with contextlib.suppress(RefusedError):
        read_tree(tmp_path / "dump.zip")


def test_file_before_the_beginning_is_refused(tmp_path: Path):
    """An entry that would lie before the zip's first byte is damage, not trouble of the disk."""
    path = zip_of(tmp_path / "dump.zip", "a.xml", "b.xml")
    data = bytearray(path.read_bytes())
    end = data.index(b"PK\5\6")
    struct.pack_into("<I", data, end + 16, struct.unpack_from("<I", data, end + 16)[0] + 1)
    path.write_bytes(data)

    assert refusal(path).fault is Fault.ZIP_DAMAGED


def test_nothing_is_written(tmp_path: Path):
    """Reading a zip leaves nothing beside it."""
    path = zipped(EXTENSION, tmp_path / "dump.zip")
    before = path.stat().st_mtime_ns, path.stat().st_size

    read_tree(path)

    assert list(tmp_path.iterdir()) == [path]
    assert (path.stat().st_mtime_ns, path.stat().st_size) == before


def test_name_cut_by_a_zero_byte_is_refused(tmp_path: Path):
    """A name that looks shorter to some readers than to others is ambiguous."""
    path = zip_of(tmp_path / "dump.zip", "a.xmlX.bsl")
    path.write_bytes(path.read_bytes().replace(b"a.xmlX.bsl", b"a.xml\0.bsl"))

    assert refusal(path).fault is Fault.ZIP_BAD_NAME


def test_list_longer_than_the_file_is_refused(tmp_path: Path):
    """A zip whose end points before its beginning is no zip."""
    path = zip_of(tmp_path / "dump.zip", "a.xml")
    data = bytearray(path.read_bytes())
    struct.pack_into("<I", data, data.index(b"PK\5\6") + 12, len(data) * 2)
    path.write_bytes(data)

    assert refusal(path).fault is Fault.NOT_A_CONTAINER
