"""The run record holds what a report must not: when, where, how long, and what broke with its traceback."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pipeline.audit import Audited
from pipeline.run_record import RunRecord
from pipeline.stages import BrokenCheck

KEYS = ["schema", "started", "seconds", "path", "sha256", "engine", "python", "system", "host", "broken"]


def record(path: Path, *broken: BrokenCheck) -> dict[str, Any]:
    """Return the record of a run that has just ended."""
    audited = Audited({"artifact": {"sha256": "a" * 64}}, broken)
    found = json.loads(RunRecord.start().finish(path, audited))
    assert isinstance(found, dict)
    return found


def test_content(tmp_path: Path):
    """Times are UTC, the path is whole."""
    found = record(tmp_path / "x" / ".." / "файл.cfe")

    assert list(found) == KEYS
    assert found["path"] == str(tmp_path / "файл.cfe")
    assert datetime.fromisoformat(str(found["started"])).utcoffset() == UTC.utcoffset(None)
    assert isinstance(found["seconds"], float)
    assert 0 <= found["seconds"] < 5
    assert (found["sha256"], found["broken"]) == ("a" * 64, [])


def test_broken_checks(tmp_path: Path):
    """What broke comes with its traceback: it is for us."""
    try:
        raise ValueError("bug \ud800")  # noqa: TRY301 (a real traceback)
    except ValueError as error:
        broken = BrokenCheck("chain-loop", error)

    [row] = record(tmp_path, broken)["broken"]

    assert row["check"] == "chain-loop"
    assert "test_run_record.py" in "".join(row["traceback"])
    assert "bug" in row["traceback"][-1]


def test_path_that_is_no_text(tmp_path: Path):
    """A file name of bytes that are no text can be written down."""
    assert str(record(tmp_path / "a\udcffb")["path"]).startswith(str(tmp_path))
