"""Flows in real files that a reader confirmed: each stays found. Lines are told, and nothing of the files."""

import json
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from checks.code.examine import examine_code
from checks.subject import read_subject
from checks.upload import upload
from tests.checks.code.attempts import Attempts
from tests.hostile import corpus

pytestmark = pytest.mark.skipif(not (corpus() / "INDEX.json").is_file(), reason="no corpus under OTK_SHARED")

FLOWS = json.loads((Path(__file__).parents[2] / "data" / "true_flows.json").read_text(encoding="utf-8"))


@cache
def found(file: str) -> frozenset[tuple[str, str, int | None]]:
    """Return rule, entry and line of what is found in a file by following data."""
    data = (corpus() / "files" / file).read_bytes()
    findings = examine_code(read_subject(upload(data, file)), Attempts(), ())
    return frozenset((one.rule.name, one.location.entry, one.location.line) for one in findings if one.flow)


@pytest.mark.parametrize("flow", FLOWS, ids=lambda one: f"{one['file']}:{one['rule']}:{one['line']}")
def test_confirmed_flow_is_found(flow: dict[str, Any]):
    """The rule finds the same line of the same file, with the way of the data."""
    data = (corpus() / "files" / flow["file"]).read_bytes()

    assert sha256(data).hexdigest() == flow["sha256"]
    assert (flow["rule"], flow["entry"], flow["line"]) in found(flow["file"])
