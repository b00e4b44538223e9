"""The registry where the machine fails it: no right, no space, others at the same time, a kill at any moment."""

import os
import resource
import signal
import tempfile
from collections.abc import Callable, Iterator
from multiprocessing import get_context
from pathlib import Path
from typing import ParamSpec, TypeVar

import pytest

from onec.classes import ModuleKind
from onec.release.bodies import pack_bodies
from pipeline.configurations import AlreadyRegisteredError
from pipeline.errors import EnvironmentTrouble
from storage.doctor import targets
from storage.folder_configurations import FolderConfigurations
from tests.build_release import OWNER
from tests.build_verification import NEW, OLD, index_of

P = ParamSpec("P")
T = TypeVar("T")

BODIES = pack_bodies([])
NOBODY = 65534
FORK = get_context("fork")


@pytest.fixture
def folder() -> Iterator[Path]:
    """Give a folder that everybody can enter, unlike those of pytest."""
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        yield Path(place)


def test_folder_without_rights(folder: Path):
    """Where nothing can be written what is there is still served, and a new release is refused with the reason."""
    place = folder / "targets"
    entry = FolderConfigurations(place).add(index_of(OLD, "1.0"), BODIES)
    for path in place.iterdir():
        path.chmod(0o444)
    place.chmod(0o555)
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(NOBODY)
    try:
        with pytest.raises(EnvironmentTrouble, match="targets"):
            FolderConfigurations(place).add(index_of(NEW, "2.0"), BODIES)
        served = FolderConfigurations(place).index(entry).head.version
    finally:
        if is_root:
            os.seteuid(0)
        place.chmod(0o755)

    assert served == "1.0"
    assert FolderConfigurations(place).entries() == [entry]


def test_file_in_place_of_the_folder(folder: Path):
    """A file where the folder should be is told by name."""
    (folder / "targets").write_bytes(b"")

    with pytest.raises(EnvironmentTrouble, match="targets"):
        FolderConfigurations(folder / "targets").add(index_of(OLD, "1.0"), BODIES)


@pytest.mark.parametrize("room", [0, len(BODIES) - 1, len(BODIES) + 1])
def test_no_space(room: int, folder: Path):
    """Where space ends, at the first file or at the second, nothing is registered and no draft is left."""
    store = FolderConfigurations(folder / "targets")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, hard))
    try:
        with pytest.raises(EnvironmentTrouble, match="targets"):
            store.add(index_of(OLD, "1.0"), BODIES)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    assert store.entries() == []
    assert store.damaged() == []
    store.add(index_of(OLD, "1.0"), BODIES)
    assert len(store.entries()) == 1


def _add(place: Path, text: str, version: str) -> None:
    try:
        FolderConfigurations(place).add(index_of(text, version), BODIES)
    except AlreadyRegisteredError:
        os._exit(7)
    os._exit(0)


def test_two_at_once(folder: Path):
    """Of several that register the same version at the same time one is first; other versions come beside it."""
    place = folder / "targets"
    texts = [f"Процедура А{number}()\nКонецПроцедуры" for number in range(4)]
    children = [FORK.Process(target=_add, args=(place, text, "1.0")) for text in texts]
    children += [FORK.Process(target=_add, args=(place, OLD, f"2.{number}")) for number in range(4)]
    for one in children:
        one.start()
    for one in children:
        one.join(60)

    assert sorted(one.exitcode or 0 for one in children[:4]) == [0, 7, 7, 7]
    assert [one.exitcode for one in children[4:]] == [0] * 4
    assert [one.head.version for one in FolderConfigurations(place).entries()] == ["1.0", "2.0", "2.1", "2.2", "2.3"]
    assert FolderConfigurations(place).damaged() == []


def _die(place: Path, moment: int) -> None:
    """Register a release over another, and be killed at the given step of writing."""
    steps = iter(range(moment))

    def killing(act: Callable[P, T]) -> Callable[P, T]:
        def step(*given: P.args, **more: P.kwargs) -> T:
            if next(steps, None) is None:
                os.kill(os.getpid(), signal.SIGKILL)
            return act(*given, **more)

        return step

    for name in ("fsync", "open", "replace", "rename", "unlink"):
        setattr(os, name, killing(getattr(os, name)))
    FolderConfigurations(place).add(index_of(NEW, "1.0"), BODIES, replace=True)
    os._exit(0)


def test_killed_at_any_moment(folder: Path):
    """Whenever the process is killed, every release that is listed is whole; the next try succeeds."""
    ends = []
    for moment in range(20):
        place = folder / str(moment)
        store = FolderConfigurations(place)
        store.add(index_of(OLD, "1.0"), BODIES)
        child = FORK.Process(target=_die, args=(place, moment))
        child.start()
        child.join(60)
        ends.append(child.exitcode)
        versions = [store.index(one).head.version for one in store.entries()]
        bodies = [store.bodies(one) for one in store.entries()]

        assert set(versions) == {"1.0"}
        assert len(bodies) == len(versions)
        store.add(index_of(NEW, "1.0"), BODIES, replace=True)
        assert [set(store.index(one).methods(OWNER, ModuleKind.MODULE) or ()) for one in store.entries()] == [
            {"пересчитать", "открыть"}
        ]
    assert ends[0] == -signal.SIGKILL
    assert ends[-1] == 0
    assert ends.count(-signal.SIGKILL) > 4


def test_doctor_names_what_is_damaged(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """How many releases there are, and which files do harm; without a registry all is well."""
    monkeypatch.setenv("OTK_HOME", str(tmp_path))
    assert targets()[0]
    store = FolderConfigurations()
    first, second = (store.add(index_of(OLD, version), BODIES) for version in ("1.0", "2.0"))
    well, russian, _ = targets()
    assert (well, russian) == (True, "Зарегистрировано выпусков: 2.")

    (store.folder / f"{first.sha256}.index").write_bytes(b"cut")
    (store.folder / f"{second.sha256}.bodies").unlink()
    (store.folder / ".left.new").write_bytes(b"half")
    well, _, english = targets()

    assert not well
    assert english.startswith("Releases registered: 1.")
    for name in (f"{first.sha256}.index", f"{second.sha256}.index", ".left.new"):
        assert name in english
