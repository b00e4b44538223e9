"""Time `otk audit` as a whole process and take its peak memory; print both against their bounds.

usage: bench/audit.py [--rounds N] [--hostile]        OTK_SHARED names the folder with the corpus

Without an option: a data processor of about 10 KB, against a bare start of the same Python (the ratio is what a noisy
machine leaves intact), and the largest file of the corpus. With --hostile: every heavy upload of tests/hostile.py.
"""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("OTK_SHARED", PROJECT.parent / "shared"))
SMALL = "add-tests-for-1C-ERP_949b5c11b6.epf"
AUDIT = [sys.executable, "-X", "utf8", "-m", "pipeline.cli", "audit", "--format", "json"]
KIB = 1024
MIB = 1024 * KIB


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--hostile", action="store_true")
    options = parser.parse_args()
    files = sorted((SHARED / "corpus" / "files").glob("*"), key=lambda path: path.stat().st_size)
    if not files:
        sys.exit(f"no corpus under {SHARED}; set OTK_SHARED")
    bare, _ = best([sys.executable, "-I", "-c", "pass"], options.rounds)
    print(f"{'bare Python':<55} {bare:6.3f} s")
    for path in (files[0].parent / SMALL, files[-1]):
        seconds, memory = best([*AUDIT, str(path)], options.rounds)
        title = f"{path.name}, {path.stat().st_size} bytes"
        print(f"{title:<55} {seconds:6.3f} s  {memory / MIB:6.1f} MiB  {seconds / bare:5.1f} x bare Python")
    if options.hostile:
        hostile()


def hostile() -> None:
    """Audit every heavy hostile upload once."""
    sys.path.insert(0, str(PROJECT))
    from tests.hostile import CASES  # noqa: PLC0415 (only for this option)

    worst_seconds, worst_memory = 0.0, 0
    with tempfile.TemporaryDirectory() as folder:
        for case in CASES:
            if not case.heavy:
                continue
            path = Path(folder) / case.file
            if os.fork() == 0:  # made in a child: what a process once held counts as the peak of all it starts
                path.write_bytes(case.make())
                os._exit(0)
            os.wait()
            seconds, memory = once([*AUDIT, str(path)])
            worst_seconds, worst_memory = max(worst_seconds, seconds), max(worst_memory, memory)
            print(f"{case.name:<55} {seconds:6.2f} s  {memory / MIB:6.1f} MiB")
    print(f"{'worst':<55} {worst_seconds:6.2f} s  {worst_memory / MIB:6.1f} MiB  (bounds 5 s, 400 MiB)")


def best(command: list[str], rounds: int) -> tuple[float, int]:
    """Return the least seconds and the least peak memory in bytes over some rounds."""
    results = [once(command) for _ in range(rounds)]
    return min(seconds for seconds, _ in results), min(memory for _, memory in results)


def once(command: list[str]) -> tuple[float, int]:
    """Run a command; return its wall seconds and its peak resident memory in bytes."""
    start = time.perf_counter()
    with Path(os.devnull).open("wb") as nowhere:
        actions = [(os.POSIX_SPAWN_DUP2, nowhere.fileno(), 1), (os.POSIX_SPAWN_DUP2, nowhere.fileno(), 2)]
        child = os.posix_spawn(command[0], command, {**os.environ, "PYTHONPATH": str(PROJECT)}, file_actions=actions)
        _, _, usage = os.wait4(child, 0)
    return time.perf_counter() - start, usage.ru_maxrss * KIB


if __name__ == "__main__":
    main()
