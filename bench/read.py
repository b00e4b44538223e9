"""Time the reader over the corpus against the inflate floor and against v8unpack, in one run; print ratios.

usage: bench/read.py [--rounds N] [--peer-rounds N]        OTK_SHARED names the folder with the corpus

The floor inflates the same streams with `zlib.decompressobj(-15)` and does nothing else. Data is in memory; one
process. Each figure is the best of the rounds, taken in turns so that a noisy machine hurts all alike. The peer reads
from and writes to a folder in memory where there is one, because that is all it can do.
"""

import argparse
import contextlib
import io
import os
import re
import sys
import tempfile
import time
import zlib
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from onec.budget import Budget
from onec.classes import ModuleKind
from onec.container import is_container, read_container
from onec.file import read_file
from onec.inflate import inflate
from onec.modules import BOM, Place, read_module

SHARED = Path(os.environ.get("OTK_SHARED", Path(__file__).resolve().parents[2] / "shared"))
MEMORY = Path("/dev/shm")  # noqa: S108 (only the peer's scratch folder, made by tempfile)
FORM = re.compile(BOM + rb"\{[234],\s*\{")
TARGETS = {"all elements": 1.6, "with module texts": 2.7, "with metadata": 7.5}


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--peer-rounds", type=int, default=1)
    options = parser.parse_args()
    files = sorted((SHARED / "corpus" / "files").glob("*"))
    if not files:
        sys.exit(f"no corpus under {SHARED}; set OTK_SHARED")
    uploads = [path.read_bytes() for path in files]
    streams = [element.stored for data in uploads for element in read_container(data).elements]
    steps = {
        "floor": lambda: floor(streams),
        "all elements": lambda: every(uploads, elements),
        "with module texts": lambda: every(uploads, texts),
        "with metadata": lambda: every(uploads, metadata),
    }
    best = in_turns(steps, options.rounds)
    inflated = sum(len(zlib.decompress(one, -15)) for one in streams)
    print(f"{len(files)} files, {sum(map(len, uploads)) / 1e6:.1f} MB stored, {inflated / 1e6:.1f} MB inflated")
    print(f"floor {best['floor'] * 1000:.1f} ms")
    for name, limit in TARGETS.items():
        print(f"{name:<18} {best[name] * 1000:7.1f} ms  {best[name] / best['floor']:5.2f} x floor (limit {limit})")
    seconds = peer(files, options.peer_rounds) if options.peer_rounds else None
    if seconds is not None:
        print(
            f"v8unpack           {seconds * 1000:7.1f} ms  {seconds / best['with metadata']:5.1f} x ours with metadata"
        )


def in_turns(steps: dict[str, Callable[[], None]], rounds: int) -> dict[str, float]:
    """Return the best seconds of each step."""
    best = dict.fromkeys(steps, float("inf"))
    for _ in range(rounds):
        for name, step in steps.items():
            start = time.perf_counter()
            step()
            best[name] = min(best[name], time.perf_counter() - start)
    return best


def every(uploads: list[bytes], read: Callable[[bytes], None]) -> None:
    """Read every upload."""
    for data in uploads:
        read(data)


def floor(streams: list[bytes]) -> None:
    """Inflate every stream and nothing else."""
    for stream in streams:
        zlib.decompressobj(-15).decompress(stream)


def elements(data: bytes) -> None:
    """Read the container and inflate every element, with every bound held."""
    budget = Budget()
    for element in read_container(data).elements:
        inflate(element.stored, budget, element.name)


def texts(data: bytes) -> None:
    """Do that, and decode the text of every module, told by its shape."""
    budget = Budget()
    for element in read_container(data).elements:
        content = inflate(element.stored, budget, element.name).data
        form = FORM.match(content)
        if form or is_container(content) or (content.startswith(BOM) and content[len(BOM) :][:1] != b"{"):
            place = Place("", ModuleKind.FORM if form else ModuleKind.MODULE)
            module, _ = read_module(content, element.name, place, budget)
            if module is not None:
                module.text  # noqa: B018 (decoding is what is timed)


def metadata(data: bytes) -> None:
    """Read everything: metadata of every object, and the text of every module."""
    for module in read_file(data).content.modules:
        module.text  # noqa: B018 (decoding is what is timed)


def peer(files: list[Path], rounds: int) -> float | None:
    """Return the best seconds v8unpack takes to take all files apart; None where it is not installed."""
    try:
        import v8unpack  # noqa: PLC0415 (it may not be installed)
    except ImportError:
        print("v8unpack is not installed; script/test installs it")
        return None
    best = float("inf")
    for _ in range(rounds):
        with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
            start = time.perf_counter()
            failed = sum(not _extract(v8unpack, path, Path(folder) / str(number)) for number, path in enumerate(files))
            best = min(best, time.perf_counter() - start)
    print(f"v8unpack fails on {failed} of {len(files)} files")
    return best


def _extract(v8unpack: object, path: Path, folder: Path) -> bool:
    try:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            v8unpack.extract(str(path), str(folder))  # type: ignore[attr-defined]
    except (Exception, SystemExit):  # noqa: BLE001 (whatever the peer raises, the time it took counts)
        return False
    return True


if __name__ == "__main__":
    main()
