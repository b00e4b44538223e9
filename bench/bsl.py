"""Time all that is done with module texts over real trees, beside tree-sitter-hbk parsing only, in one run.

usage: bench/bsl.py [--rounds N] [--collector] [--peer PROGRAM] [--trees NAME…]    OTK_TREES names their folder

Each figure stands beside its target. Texts are in memory; MB are 10^6 bytes of UTF-8; a Russian letter has two. Each is
the best of the rounds, taken in turns so that a noisy machine hurts all alike: compare the ratios. The cyclic collector
is off unless --collector is given; in processes of their own it works as `otk` sets it. --peer is an installed
onec-hbk-bsl, which needs a Python 3.12 of its own.
"""

import argparse
import gc
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import tree_sitter_hbk
from audit import AUDIT, SHARED, SMALL, best
from bsl_workers import contents, examine, run_workers, subjects_of
from made_up_rules import FEW, MANY, padded
from tree_sitter import Language, Parser

from checks.code.cache import Cache
from checks.code.store import MemoryStore
from onec.bsl.lexer import lex
from onec.bsl.parser import parse
from rules.language.build import tables
from rules.language.pack import definitions, pack
from rules.language.quick import names_only

TREES = Path(os.environ.get("OTK_TREES") or Path(__file__).resolve().parents[2] / "trees")
MB = 1e6
LARGE_BYTES = 5_000_000
CHANGED = 9
SEED = 20261120
ADDED = "\nПроцедура ДобавленаДляЗамера(Имя)\n\tВыполнить(Имя);\nКонецПроцедуры\n".encode()
SECURITY_RULES = (
    "BSL005,BSL006,BSL012,BSL180,BSL183,BSL184,BSL185,BSL188,BSL203,BSL205,BSL226,BSL231,BSL246,BSL247,BSL261,BSL264"
)
"""What onec-hbk-bsl 0.8 tags with `security`."""


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--collector", action="store_true")
    parser.add_argument("--peer", metavar="PROGRAM")
    parser.add_argument("--trees", nargs="*", default=["vanessa-automation"], metavar="NAME")
    options = parser.parse_args()
    if not options.collector:
        gc.disable()
    audit(options.rounds)  # first, for what this process holds counts as the peak of all it starts
    for name in options.trees:
        if (TREES / name).is_dir():
            one(TREES / name, options)
        else:
            print(f"{name}: absent under {TREES}; set OTK_TREES")


def one(folder: Path, options: argparse.Namespace) -> None:
    """Print the figures of one tree."""
    # Before this process is large.
    alone, memory = min(run_workers(["0", "1", str(folder)]) for _ in range(options.rounds))
    both, half_memory = min(
        run_workers(*(["01"[part], "2", str(folder)] for part in range(2))) for _ in range(options.rounds)
    )
    print(f"\n{folder.name}")
    large(folder, options.rounds)
    found = contents(folder)
    stored = [module.data for content in found for module in content.modules]
    size = sum(map(len, stored)) / MB
    print(f"  {len(stored)} modules, {size:.1f} MB")
    speeds(found, stored, options.rounds)
    tell("two processes, times as fast", alone / both, 1.8)
    tell("memory of one process, MB", memory / MB, 200, most=True)
    tell("memory of one of two, MB", half_memory / MB, 200, most=True)
    again(found)
    peer(folder, size / alone, size, options.peer)


def speeds(found: Sequence[object], stored: Sequence[bytes], rounds: int) -> None:
    """Print how fast each step is, and how fast beside tree-sitter-hbk."""
    texts = [data.decode("utf-8", "replace") for data in stored]
    size = sum(map(len, stored)) / MB
    second = Parser(Language(tree_sitter_hbk.language()))
    few, many = tables(definitions()[:FEW]), padded(pack().tables)
    steps: dict[str, Callable[[], object]] = {
        "hbk, parse only": lambda: each(second.parse, stored),
        "lex": lambda: each(lambda text: lex(text).code(), texts),
        "parse": lambda: each(parse, texts),
        f"names of {FEW} rules": lambda: each(lambda text: names_only(few, text), texts),
        f"names of {MANY} rules": lambda: each(lambda text: names_only(many, text), texts),
        "all rules and flows": lambda: examine(subjects_of(found)),
    }
    best_of = in_turns(steps, rounds)
    speed = {step: size / seconds for step, seconds in best_of.items()}
    beside = speed["hbk, parse only"]
    targets = {"parse": 15.0, f"names of {FEW} rules": 40.0, f"names of {MANY} rules": 40.0, "all rules and flows": 8.0}
    for step, value in speed.items():
        tell(f"{step}, MB/s", value, targets.get(step))
    tell("parse beside hbk", speed["parse"] / beside, 0.4)
    tell("all rules and flows beside hbk", speed["all rules and flows"] / beside, 0.2)
    tell("names, many rules beside few", speed[f"names of {MANY} rules"] / speed[f"names of {FEW} rules"], 0.9)


def in_turns(steps: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Return the best seconds of each step."""
    found = dict.fromkeys(steps, float("inf"))
    for _ in range(rounds):
        for step, run in steps.items():
            found[step] = min(found[step], timed(run))
    return found


def again(found: list[object]) -> None:
    """Print how much faster the second scan is where one module has changed: some drawn by seed, and the largest."""
    cold = timed(lambda: examine(subjects_of(found), Cache(MemoryStore())))
    cache = Cache(MemoryStore())
    examine(subjects_of(found), cache)
    places = [(at, number) for at, content in enumerate(found) for number in range(len(content.modules))]
    drawn = random.Random(SEED).sample(places, min(CHANGED, len(places)))  # noqa: S311 (no secret)
    largest = max(places, key=lambda one: len(found[one[0]].modules[one[1]].data))
    times = [timed(lambda place=place: examine(subjects_of(changed(found, *place)), cache)) for place in drawn]
    tell(f"again after one of {len(places)} modules changed, times as fast", cold / median(times), 15)
    tell("the slowest of them", cold / max(times))
    tell(
        "after the largest module changed", cold / timed(lambda: examine(subjects_of(changed(found, *largest)), cache))
    )
    tell("after nothing changed", cold / timed(lambda: examine(subjects_of(found), cache)))


def changed(found: list[object], at: int, number: int) -> list[object]:
    """Return the contents with a method more in one module."""
    modules = list(found[at].modules)
    modules[number] = replace(modules[number], data=modules[number].data + ADDED)
    return [*found[:at], replace(found[at], modules=tuple(modules)), *found[at + 1 :]]


def large(folder: Path, rounds: int) -> None:
    """Print what one module of 5 MB takes."""
    seconds, memory = min(run_workers([str(LARGE_BYTES), str(folder)]) for _ in range(rounds))
    tell("one module of 5 MB, seconds", seconds, 2, most=True)
    tell("one module of 5 MB, MB of memory", memory / MB, 250, most=True)


def audit(rounds: int) -> None:
    """Print what `otk audit` of a small file takes as a process."""
    path = SHARED / "corpus" / "files" / SMALL
    if not path.is_file():
        print(f"no corpus under {SHARED}; set OTK_SHARED")
        return
    print("otk audit of 10 KB, whole process")
    seconds, memory = best([*AUDIT, str(path)], rounds * 3)
    tell("seconds", seconds, 0.4, most=True)
    tell("MB of memory", memory / MB)


def peer(folder: Path, speed: float, size: float, program: str | None) -> None:
    """Print how much slower onec-hbk-bsl is with its security rules only."""
    if not program:
        print("  onec-hbk-bsl: not run, it needs a Python 3.12 of its own; see --peer")
        return
    command = [
        program,
        "check",
        "--no-config",
        "--jobs",
        "1",
        "--format",
        "json",
        "--select",
        SECURITY_RULES,
        str(folder),
    ]
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 (given on the command line)
    seconds = time.perf_counter() - start
    print(f"  onec-hbk-bsl, security rules only: {size / seconds:.2f} MB/s, exit code {done.returncode}")
    tell("times as fast as onec-hbk-bsl", speed / (size / seconds), 5)


def each(run: Callable[..., object], values: Sequence[object]) -> None:
    """Run a step on each value, holding on to nothing."""
    for value in values:
        run(value)


def timed(run: Callable[[], object]) -> float:
    """Return the seconds that a step takes."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def tell(what: str, value: float, target: float | None = None, *, most: bool = False) -> None:
    """Print a figure, and beside it its target, at least or at most, and whether that is reached."""
    passed = "" if target is None else "pass" if (value <= target if most else value >= target) else "MISS"
    wanted = "" if target is None else f"{'<=' if most else '>='} {target:g}"
    print(f"  {what:<58} {value:8.2f}  {wanted:>8}  {passed}", flush=True)


if __name__ == "__main__":
    main()
