"""Many files in several processes: one that kills its process is a result of its own, and costs no other."""

import os
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from pipeline.add_ons import Processes, find_add_ons, shown
from pipeline.errors import EnvironmentTrouble, UsageError

_given: list[str] = []


def prepare(word: str) -> None:
    """Keep what a process is given."""
    _given.append(word)


def act(path: Path) -> str:
    """Return the word and how often it was given; die, or raise, as the name of the file says."""
    if path.stem == "dies":
        os._exit(9)
    if path.stem == "raises":
        raise ValueError(path.stem)
    return f"{path.stem} {','.join(_given)}"


def outcomes(jobs: int, *names: str) -> dict[str, object]:
    """Return what became of each file."""
    processes = Processes(jobs, act, prepare, ("given",))
    return {path.stem: done.exception() or done.result() for path, done in processes.results(map(Path, names))}


@pytest.mark.parametrize("jobs", [1, 2])
def test_each_file_has_a_result(jobs: int):
    """All are looked at, whatever the number of processes, and each process is prepared once."""
    names = [str(number) for number in range(9)]

    assert outcomes(jobs, *names) == {one: f"{one} given" for one in names}


def test_death_and_trouble_cost_one_file_each():
    """The file that kills its process and the one that raises are told; those around them are looked at."""
    found = outcomes(2, "a", "dies", "b", "raises", "c", "d", "e")

    assert {name: type(one) for name, one in found.items() if not isinstance(one, str)} == {
        "dies": BrokenProcessPool,
        "raises": ValueError,
    }
    assert {name for name, one in found.items() if isinstance(one, str)} == {"a", "b", "c", "d", "e"}


def test_only_files_that_kill():
    """Where each process dies the end is reached all the same."""
    assert [type(one) for one in outcomes(2, "dies").values()] == [BrokenProcessPool]


def test_add_ons_of_a_folder(tmp_path: Path):
    """Files below the folder by their suffix, whatever the case; links are not followed, others left out."""
    (tmp_path / "a" / "b").mkdir(parents=True)
    for name in ("a/b/Один.CFE", "a/два.zip", "три.epf", "четыре.erf", "пять.cf", "readme.txt"):
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "folder.cfe").mkdir()
    (tmp_path / "link.cfe").symlink_to(tmp_path / "три.epf")
    (tmp_path / "loop").symlink_to(tmp_path)

    found = [shown(one, tmp_path) for one in find_add_ons(tmp_path)]

    assert found == ["a/b/Один.CFE", "a/два.zip", "три.epf", "четыре.erf"]
    assert find_add_ons(tmp_path / "три.epf") == [tmp_path / "три.epf"]
    assert shown(tmp_path / "три.epf", tmp_path / "три.epf") == "три.epf"


def test_no_add_on_is_told(tmp_path: Path):
    """An empty folder is a wrong use, a missing one trouble of the environment."""
    with pytest.raises(UsageError, match=r"\.cfe"):
        find_add_ons(tmp_path)
    with pytest.raises(EnvironmentTrouble, match="missing"):
        find_add_ons(tmp_path / "missing")
