"""Time the rules of the language over real trees, and show that their number hardly matters.

usage: bench/rules.py [--rounds N] [TREE…]        OTK_TREES names the folder with the trees

Texts are in memory, one process, the cyclic collector is off. MB are 10^6 bytes of UTF-8; a Russian letter has two.
Each figure is the best of the rounds. `names` looks for the words of rules without reading the code, with the first 60
rules, with all, and with as many more made up that there are 1,000; `match` is the engine without cutting and parsing.
The first lines tell what a start costs with a warm cache.
"""

import argparse
import gc
import os
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from made_up_rules import FEW, MANY, padded

from onec.bsl.code import Code, Surroundings
from onec.bsl.parser import parse
from onec.dump.paths import module_place
from rules.language.build import tables
from rules.language.pack import definitions, pack
from rules.language.quick import names_only
from rules.language.tables import Tables

TREES = Path(os.environ.get("OTK_TREES") or Path(__file__).resolve().parents[2] / "trees")
TARGET_NAMES = 40
TARGET_START_MS = 60
START = """\
import time
start = time.perf_counter()
from rules.catalogue import catalogue
catalogue()
half = time.perf_counter()
from rules.language.pack import pack
pack()
print((half - start) * 1000, (time.perf_counter() - half) * 1000)
"""


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("trees", nargs="*")
    options = parser.parse_args()
    names = options.trees or sorted(path.name for path in TREES.glob("*") if path.is_dir())
    if not names:
        sys.exit(f"no trees under {TREES}; set OTK_TREES")
    rules = pack()
    starts = [started() for _ in range(options.rounds)]
    catalogue, whole = (min(figures) for figures in zip(*starts, strict=True))
    print(f"start: catalogue {catalogue:.0f} ms, pack {whole:.0f} ms; target: together at most {TARGET_START_MS}")
    print(f"rules: {len(rules.names)} with {len(rules.tables.patterns)} patterns")
    gc.disable()
    print(f"{'tree':<20} {'modules':>7} {'MB':>6} {'few':>6} {'all':>6} {'many':>6} {'match':>6}  MB/s")
    for name in names:
        one(name, options.rounds)
    print(f"target: names at least {TARGET_NAMES} MB/s on Russian code, with {FEW} rules as with {MANY}")


def started() -> tuple[float, float]:
    """Return what reading the catalogue and then the pack costs a fresh process, in milliseconds."""
    root = Path(__file__).resolve().parents[1]
    told = subprocess.run([sys.executable, "-c", START], cwd=root, capture_output=True, text=True, check=True)  # noqa: S603 (our own code)
    first, second = told.stdout.split()
    return float(first), float(second)


def one(name: str, rounds: int) -> None:
    """Print the figures of one tree."""
    root = TREES / name
    files = [path for path in sorted(root.rglob("*")) if path.suffix in {".bsl", ".os"} and path.is_file()]
    texts = [path.read_bytes().decode("utf-8-sig", "replace") for path in files]
    size = sum(len(text.encode()) for text in texts) / 1e6
    sets = {"few": tables(definitions()[:FEW]), "all": pack().tables, "many": padded(pack().tables)}
    best = dict.fromkeys(sets, float("inf"))
    for _ in range(rounds):
        for step, some in sets.items():
            start = time.perf_counter()
            names(some, texts)
            best[step] = min(best[step], time.perf_counter() - start)
    places = [module_place(path.relative_to(root).as_posix()) for path in files]
    matched = min(match(texts, places) for _ in range(rounds))
    speeds = "".join(f" {size / best[step]:6.1f}" for step in sets)
    print(f"{name:<20} {len(texts):>7} {size:>6.1f}{speeds} {size / matched:6.1f}")


def names(rules: Tables, texts: list[str]) -> None:
    """Look for the names of rules in all texts."""
    for text in texts:
        names_only(rules, text)


def match(texts: list[str], places: list[object]) -> float:
    """Return the seconds that the engine needs for all texts."""
    spent = 0.0
    for text, place in zip(texts, places, strict=True):
        code = Code(parse(text), Surroundings(place.object, place.kind))
        start = time.perf_counter()
        pack().match(code)
        spent += time.perf_counter() - start
    return spent


if __name__ == "__main__":
    main()
