"""Read the real source trees and print what each takes: `python bench/trees.py [NAME...]`, from the project's folder.

Trees lie in the folder that OTK_TREES names, by default `trees` beside the project's folder. Each is read in a process
of its own, so that the peak of memory is its own; the reader is imported before the clock starts.
"""

import os
import resource
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

from onec.dump.read import read_tree  # noqa: E402 (a script beside the package)

TREES = Path(os.environ.get("OTK_TREES") or PROJECT.parent / "trees")
NAMES = ("ssl-3.1.3.250", "ssl-3.1.5.171", "yaxunit-extension", "yaxunit-demo", "tools_ui_1c")
MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Measure:
    """What reading one tree took; memory in MB, at its peak and before the tree was read."""

    objects: int
    modules: int
    seconds: float
    peak: float
    start: float


def measure(path: Path) -> Measure:
    """Read the tree at `path`."""
    start_memory = peak_memory()
    start = time.perf_counter()
    content = read_tree(path)
    seconds = time.perf_counter() - start
    return Measure(len(content.objects), len(content.modules), seconds, peak_memory(), start_memory)


def peak_memory() -> float:
    """Return the process's peak of resident memory in MB; Linux counts it in KiB, macOS in bytes."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / MB


def size(path: Path) -> float:
    """Return the size of all files of a tree in MB."""
    return sum(file.stat().st_size for file in path.rglob("*") if file.is_file()) / MB


def main() -> None:
    """Print a line for each tree."""
    print(f"{'tree':20}{'objects':>9}{'modules':>9}{'MB':>8}{'seconds':>9}{'MB/s':>7}{'peak MB':>9}{'before':>8}")
    for name in sys.argv[1:] or NAMES:
        path = TREES / name
        if not path.is_dir():
            print(f"{name:20} absent: no folder {path}")
            continue
        total = size(path)
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            one = pool.submit(measure, path).result()
        print(
            f"{name:20}{one.objects:9}{one.modules:9}{total:8.1f}{one.seconds:9.2f}{total / one.seconds:7.0f}"
            f"{one.peak:9.0f}{one.start:8.0f}"
        )


if __name__ == "__main__":
    main()
