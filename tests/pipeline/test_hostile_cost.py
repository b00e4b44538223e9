"""What the heaviest hostile files cost a whole audit, report included: a verdict, and no more memory than is allowed.

Seconds are a guard against hanging only; bench/audit.py watches the real budget of 5 s.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hostile import CASES, Case

resource = pytest.importorskip("resource", reason="memory of a process is measured on POSIX only")

MAX_MIB = 400
HANG_SECONDS = 60
ROOT = Path(__file__).resolve().parents[2]
HEAVY = [pytest.param(case, id=case.name) for case in CASES if case.heavy]

AUDIT = """
import json, resource, sys
from pipeline.cli import main

code = main(["audit", sys.argv[1], "--format", "text", "-o", sys.argv[2]])
if sys.platform == "linux":  # ru_maxrss begins with the memory of the process that started this one
    lines = open("/proc/self/status").read().splitlines()
    peak = next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM:"))
else:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
print(json.dumps({"code": code, "mib": peak}))
"""


@pytest.mark.parametrize("case", HEAVY)
def test_audit_of_a_heavy_file_ends_within_the_memory(case: Case, tmp_path: Path):
    """The worst files we know get a report for people: rejected or for an auditor, never our fault."""
    path, report = tmp_path / case.file, tmp_path / "report.txt"
    try:
        run("-m", "tests.hostile", case.name, str(path), seconds=120)

        result = json.loads(run("-c", AUDIT, str(path), str(report), seconds=HANG_SECONDS))
    finally:
        path.unlink(missing_ok=True)  # pytest keeps its folders, and these files are large

    assert result["code"] == 1 if case.outcome == "reject" else result["code"] in (1, 3)
    assert result["mib"] < MAX_MIB
    assert report.stat().st_size < 10_000_000


def run(*arguments: str, seconds: float) -> str:
    """Run Python in the project and return what it printed."""
    done = subprocess.run(
        [sys.executable, "-X", "utf8", *arguments], cwd=ROOT, capture_output=True, check=False, timeout=seconds
    )
    assert done.returncode == 0, done.stderr.decode(errors="replace")[-2000:]
    return done.stdout.decode()
