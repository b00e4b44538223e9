"""What the heaviest hostile files cost: the words they end with, and that no upload takes more memory than is allowed.

Each case is made in one process and read in another, so that neither the test run's memory nor the making of the case
counts as the reader's. Seconds are a guard against hanging only; bench/ watches the real budget of 5 s.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hostile import CASES, Case

resource = pytest.importorskip("resource", reason="memory of a process is measured on POSIX only")

MAX_MIB = 400
HANG_SECONDS = 30
ROOT = Path(__file__).resolve().parent.parent.parent
HEAVY = [pytest.param(case, id=case.name) for case in CASES if case.heavy]

READ = """
import json, resource, sys
from pathlib import Path
from onec.errors import RefusedError
from onec.file import read_file

data = Path(sys.argv[1]).read_bytes()
refused, noted = "", []
try:
    file = read_file(data)
    noted = sorted({str(one.fault) for one in file.anomalies})
    for module in file.content.modules:
        module.text
    for template in file.templates:
        template.contents()
except RefusedError as error:
    refused = str(error.fault)
if sys.platform == "linux":  # ru_maxrss begins with the memory of the process that started this one
    lines = Path("/proc/self/status").read_text().splitlines()
    peak = next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM:"))
else:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
print(json.dumps({"refused": refused, "noted": noted, "mib": peak}))
"""


@pytest.mark.parametrize("case", HEAVY)
def test_heavy_file_stays_within_the_memory(case: Case, tmp_path: Path):
    """The worst files we know end as they should, with less memory than any upload may take."""
    path = tmp_path / case.file
    try:
        run("-m", "tests.hostile", case.name, str(path), seconds=120)

        result = json.loads(run("-c", READ, str(path), seconds=HANG_SECONDS))
    finally:
        path.unlink(missing_ok=True)  # pytest keeps its folders, and these files are large

    assert (result["refused"] in case.words) if case.outcome == "reject" else not result["refused"]
    assert case.outcome == "reject" or set(case.words) <= set(result["noted"])
    assert case.outcome != "accept" or result["noted"] == []
    assert result["mib"] < MAX_MIB


def run(*arguments: str, seconds: float) -> str:
    """Run Python in the project and return what it printed."""
    command = [sys.executable, *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, timeout=seconds)
    assert done.returncode == 0, done.stderr.decode(errors="replace")[-2000:]
    return done.stdout.decode()
