"""The format stage over the corpus: honest files meet no blocker."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from checks.subject import read_subject
from checks.upload import upload
from pipeline.stages import CHECKS, Stage, run_stage
from rules.rule import Severity

CORPUS = Path(os.environ.get("OTK_SHARED", Path(__file__).resolve().parents[3] / "shared")) / "corpus"
INDEX: list[dict[str, Any]] = (
    json.loads((CORPUS / "INDEX.json").read_text(encoding="utf-8"))["files"] if CORPUS.is_dir() else []
)
HOLD_PROGRAMS = {
    "files/precommit1c_fe89c0973f.epf": "UnpackV8.exe and zlib1.dll in templates, run by the data processor",
    "files/precommit1c_5c4933ec04.epf": "UnpackV8.exe and zlib1.dll in templates, run by the data processor",
    "files/xUnitFor1C_1ea74bad5b.cf": "UnpackV8.exe, zlib1.dll and v8unpack.exe in templates of two data processors",
    "files/xUnitFor1C_eb15fa8e6f.cf": "DynamicWrapperX.dll and regsvrex.exe, which call any library of the system",
}
"""Real files that do hold programs: the rule says so truly."""


@pytest.mark.skipif(not INDEX, reason="the corpus is absent: set OTK_SHARED")
@pytest.mark.parametrize("facts", INDEX, ids=lambda facts: facts["file"])
def test_honest_file_meets_no_blocker(facts: dict[str, Any]):
    """Only programs inside a file are refused, and only where there are some."""
    subject = read_subject(upload((CORPUS / facts["file"]).read_bytes(), Path(facts["file"]).name))

    outcome = run_stage(Stage.FORMAT, subject, CHECKS[Stage.FORMAT])

    blockers = {finding.rule.name for finding in outcome.findings if finding.rule.severity is Severity.BLOCKER}
    assert outcome.broken == ()
    assert blockers == ({"executable-content"} if facts["file"] in HOLD_PROGRAMS else set())
