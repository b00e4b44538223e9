"""Time the front end for module texts over real trees: tokens, trees, and tree-sitter-hbk parsing only, in one run.

usage: bench/bsl.py [--rounds N] [--collector] [TREE…]        OTK_TREES names the folder with the trees

Texts are in memory, one process. MB are 10^6 bytes of UTF-8; a Russian letter has two. Each figure is the best of the
rounds, taken in turns so that a noisy machine hurts all alike: compare the ratios. The cyclic collector is off unless
--collector is given.
"""

import argparse
import gc
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import tree_sitter_hbk
from tree_sitter import Language, Parser

from onec.bsl.lexer import lex
from onec.bsl.parser import parse
from onec.bsl.symbols import symbols

TREES = Path(os.environ.get("OTK_TREES") or Path(__file__).resolve().parents[2] / "trees")
TARGET = 0.4
"""Of the speed of tree-sitter-hbk, parsing only, that text to tree shall have."""


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--collector", action="store_true")
    parser.add_argument("trees", nargs="*")
    options = parser.parse_args()
    if not options.collector:
        gc.disable()
    names = options.trees or sorted(path.name for path in TREES.glob("*") if path.is_dir())
    if not names:
        sys.exit(f"no trees under {TREES}; set OTK_TREES")
    print(f"{'tree':<20} {'modules':>7} {'MB':>6} {'lex':>6} {'parse':>6} {'names':>6} {'hbk':>6}  MB/s   parse/hbk")
    for name in names:
        one(name, options.rounds)
    print(f"target: parse at least {TARGET} of hbk")


def one(name: str, rounds: int) -> None:
    """Print the figures of one tree."""
    files = [path for path in sorted((TREES / name).rglob("*")) if path.suffix in {".bsl", ".os"} and path.is_file()]
    stored = [path.read_bytes().removeprefix(b"\xef\xbb\xbf") for path in files]
    texts = [data.decode("utf-8", "replace") for data in stored]
    second = Parser(Language(tree_sitter_hbk.language()))
    steps: dict[str, Callable[[], None]] = {
        "lex": lambda: each(lambda text: lex(text).code(), texts),
        "parse": lambda: each(parse, texts),
        "names": lambda: each(lambda text: symbols(parse(text)), texts),
        "hbk": lambda: each(second.parse, stored),
    }
    best = dict.fromkeys(steps, float("inf"))
    for _ in range(rounds):
        for step, run in steps.items():
            start = time.perf_counter()
            run()
            best[step] = min(best[step], time.perf_counter() - start)
    size = sum(map(len, stored)) / 1e6
    speeds = "".join(f" {size / best[step]:6.1f}" for step in steps)
    unread = sum(len(parse(text).unparsed) for text in texts)
    ratio = best["hbk"] / best["parse"]
    print(f"{name:<20} {len(texts):>7} {size:>6.1f}{speeds}  {'':4}  {ratio:6.2f}   {unread} unparsed spans")


def each(run: Callable[..., object], values: list[str] | list[bytes]) -> None:
    """Run a step on each value, holding on to nothing."""
    for value in values:
        run(value)


if __name__ == "__main__":
    main()
