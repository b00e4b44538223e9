"""A registration that is killed, wherever it is: the registry has the release whole or not at all."""

import subprocess
import sys
from pathlib import Path

import pytest

from onec.release.bodies import pack_bodies
from onec.release.build import build_index
from storage.folder_configurations import FolderConfigurations
from tests.storage.test_folder_configurations import release

KILLED = 9
MOST_STEPS = 40
CHILD = """
import os, pathlib, sys, tempfile
from storage.folder_configurations import FolderConfigurations

left = int(sys.argv[2])

def step(real):
    def run(*arguments, **options):
        global left
        left -= 1
        if left < 0:
            os._exit(9)
        return real(*arguments, **options)
    return run

folder = pathlib.Path(sys.argv[1])
index, bodies = (folder / "new.index").read_bytes(), (folder / "new.bodies").read_bytes()
for owner, name in ((pathlib.Path, "replace"), (pathlib.Path, "unlink"), (pathlib.Path, "mkdir"), (os, "fsync"),
                    (os, "fdopen"), (tempfile, "mkstemp")):
    setattr(owner, name, step(getattr(owner, name)))
FolderConfigurations(folder / "targets").add(index, bodies, replace=True)
"""


def add_until_killed(folder: Path, steps: int) -> int:
    """Register the release in a process that dies after so many steps; return how it ended."""
    child = subprocess.run([sys.executable, "-c", CHILD, str(folder), str(steps)], check=False, capture_output=True)
    assert child.returncode in {0, KILLED}, child.stderr.decode()
    return child.returncode


@pytest.mark.parametrize("there", [False, True], ids=["first", "in place of another"])
def test_registry_is_whole_wherever_it_was_killed(tmp_path: Path, *, there: bool):
    """One step after another a process dies: what is listed can be read, and the next try makes it right."""
    old, new = (release("1.0", f"Процедура {name}() КонецПроцедуры") for name in ("Старая", "Новая"))
    texts = {one.modules[0].text for one in (old, new)} if there else {new.modules[0].text}
    ended, steps = KILLED, 0
    while ended:
        folder = tmp_path / str(steps)
        folder.mkdir()
        (folder / "new.index").write_bytes(build_index(new))
        (folder / "new.bodies").write_bytes(pack_bodies(new.modules))
        store = FolderConfigurations(folder / "targets")
        if there:
            store.add(build_index(old), pack_bodies(old.modules))
        ended = add_until_killed(folder, steps)

        entries = store.entries()
        assert len(entries) == 1 or (not there and not entries)
        for one in entries:
            key = store.index(one).modules()[0]
            assert store.bodies(one).text(key) in texts
        entry = store.add(build_index(new), pack_bodies(new.modules), replace=True)
        assert store.entries() == [entry]
        assert len(list((folder / "targets").glob("*.index"))) == 1
        steps += 1
        assert steps < MOST_STEPS

    assert steps >= 6  # each of two files is made, opened, flushed and put in its place
