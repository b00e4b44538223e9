"""The registry in a folder: whole or absent, one index a version, damage is never served."""

from pathlib import Path

import pytest

from onec.model import Content, FileKind, Properties
from onec.release.bodies import pack_bodies
from onec.release.build import build_index
from pipeline.configurations import AlreadyRegisteredError, find_entry, version_key
from pipeline.errors import EnvironmentTrouble, UsageError
from storage.folder_configurations import FolderConfigurations
from tests import build

MODULE = "CommonModule.Обмен"
BODIES = pack_bodies([])


def release(version: str, text: str = "", name: str = "Склад") -> Content:
    """Return a configuration of one common module."""
    read = build.file(build.module(text), kind=FileKind.CONFIGURATION, name=name, objects=[MODULE])
    return Content(
        FileKind.CONFIGURATION, Properties(name, "root", version=version), read.content.objects, read.content.modules
    )


def index(version: str, text: str = "", name: str = "Склад") -> bytes:
    """Return the index of such a configuration."""
    return build_index(release(version, text, name))


@pytest.fixture
def store(tmp_path: Path) -> FolderConfigurations:
    """Give a registry that is empty, whose folder does not exist yet."""
    return FolderConfigurations(tmp_path / "targets")


def test_empty_registry_has_nothing(store: FolderConfigurations):
    """No folder is no trouble."""
    assert store.entries() == []


def test_release_comes_back(store: FolderConfigurations):
    """What was added is listed and read by its entry, texts of modules included."""
    content = release("3.1.5.1", "Процедура А() КонецПроцедуры")
    entry = store.add(build_index(content), pack_bodies(content.modules))

    assert store.entries() == [entry]
    assert store.index(entry).head.version == "3.1.5.1"
    assert store.bodies(entry).text((MODULE, content.modules[0].kind)) == "Процедура А() КонецПроцедуры"


def test_versions_are_ordered_as_numbers(store: FolderConfigurations):
    """3.1.10 is newer than 3.1.9, and the newest is what a bare name means."""
    for version in ("3.1.10.2", "3.1.9.7", "3.1.10.11"):
        store.add(index(version), BODIES)

    assert [one.head.version for one in store.entries()] == ["3.1.9.7", "3.1.10.2", "3.1.10.11"]
    assert find_entry(store.entries(), "склад").head.version == "3.1.10.11"
    assert find_entry(store.entries(), "Склад@3.1.9.7").head.version == "3.1.9.7"


def test_version_key_takes_any_text():
    """Words and endless numbers have their place behind numbers."""
    assert sorted(["2.0", "2.а", "10", "2." + "9" * 5000, ""], key=version_key)[:3] == ["2.0", "2." + "9" * 5000, "2.а"]


def test_same_bytes_again_change_nothing(store: FolderConfigurations):
    """Registering twice is one release."""
    store.add(index("1.0"), BODIES)
    store.add(index("1.0"), BODIES)

    assert len(store.entries()) == 1


def test_other_release_of_the_version_is_refused(store: FolderConfigurations):
    """A rebuilt release takes the place of the old one only where that was said."""
    old = store.add(index("1.0"), BODIES)
    with pytest.raises(AlreadyRegisteredError, match=r"Склад 1\.0"):
        store.add(index("1.0", "Процедура А() КонецПроцедуры"), BODIES)
    assert store.entries() == [old]

    new = store.add(index("1.0", "Процедура А() КонецПроцедуры"), BODIES, replace=True)

    assert store.entries() == [new]


def test_what_is_not_registered_is_named():
    """The message lists the versions there are."""
    with pytest.raises(UsageError, match="Другая"):
        find_entry([], "Другая@1.0")


def test_unfinished_release_is_absent(store: FolderConfigurations, tmp_path: Path):
    """Texts without an index, as a killed process leaves them, are nothing; the next try makes them whole."""
    (tmp_path / "targets").mkdir()
    (tmp_path / "targets" / ("0" * 64 + ".bodies")).write_bytes(BODIES)
    (tmp_path / "targets" / ".abc.new").write_bytes(b"half")

    assert store.entries() == []


def test_damaged_index_is_not_served(store: FolderConfigurations, tmp_path: Path):
    """A file that is cut is not listed, one that was changed is refused when it is asked for."""
    entry = store.add(index("1.0"), BODIES)
    path = tmp_path / "targets" / f"{entry.sha256}.index"
    path.write_bytes(index("1.0", "Процедура Б() КонецПроцедуры"))
    with pytest.raises(EnvironmentTrouble, match="damaged"):
        store.index(entry)
    path.write_bytes(path.read_bytes()[:50])

    assert store.entries() == []


def test_file_that_another_process_took_away_is_absent(
    store: FolderConfigurations, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """Between the list of files and the look at one of them it may go."""
    entry = store.add(index("1.0"), BODIES)
    gone = tmp_path / "targets" / ("0" * 64 + ".index")
    monkeypatch.setattr(
        Path, "glob", lambda _self, _pattern: iter([gone, tmp_path / "targets" / f"{entry.sha256}.index"])
    )

    assert store.entries() == [entry]


def test_removed_release_is_gone(store: FolderConfigurations, tmp_path: Path):
    """Nothing is left of it."""
    store.remove(store.add(index("1.0"), BODIES))

    assert (store.entries(), list((tmp_path / "targets").iterdir())) == ([], [])
