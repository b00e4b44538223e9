"""Sample findings of real code for a reader: are they right? `python bench/precision.py [--seed N] [--size N] [PATH…]`.

Paths are files to audit and trees to scan, by default the corpus and all trees. Of all findings of severity major and
above some are drawn, by seed, and printed with the lines around and the way of the data.
"""

import argparse
import json
import os
import random
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))

from checks.upload import upload  # noqa: E402 (a script beside the packages)
from pipeline.audit import audit  # noqa: E402
from pipeline.rows import Terms  # noqa: E402
from pipeline.scan import scan  # noqa: E402
from pipeline.scan_sources import read_sources  # noqa: E402
from rules.policy import policy  # noqa: E402

TREES = Path(os.environ.get("OTK_TREES") or PROJECT.parent / "trees")
SHARED = Path(os.environ.get("OTK_SHARED") or PROJECT.parent / "shared")
SEED = 20261120
SIZE = 60
WORSE = ("major", "critical", "blocker")
DAY = date(2026, 11, 20)

Row = dict[str, Any]


def main() -> None:
    """Print the sample, and how many findings of each rule there are."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--size", type=int, default=SIZE)
    parser.add_argument("--rule", action="append", default=[], help="only findings of this rule; may be repeated")
    parser.add_argument("--json", type=Path, help="write all findings to a file")
    parser.add_argument("paths", type=Path, nargs="*")
    options = parser.parse_args()
    paths = options.paths or [*sorted(SHARED.glob("corpus/files/*")), *sorted(TREES.glob("*"))]
    found = [row for path in paths for row in _rows(path)]
    if options.rule:
        found = [row for row in found if row["name"] in options.rule or row["rule"] in options.rule]
    if options.json:
        options.json.write_text(json.dumps(found, ensure_ascii=False, indent=1), encoding="utf-8")
    drawn = random.Random(options.seed).sample(found, min(options.size, len(found)))  # noqa: S311 (no secret)
    for number, row in enumerate(drawn, 1):
        _print(number, row)
    for (rule, name, severity), count in Counter((r["rule"], r["name"], r["severity"]) for r in found).most_common():
        print(f"{count:6} {rule} {name} {severity}")
    print(f"{len(found):6} findings of severity major and above")


def _rows(path: Path) -> list[Row]:
    terms = Terms(policy("new"), DAY)
    if path.is_dir():
        rows = scan(read_sources([path]), terms, frozenset()).body["findings"]
    else:
        rows = audit(upload(path.read_bytes(), path.name), terms).report["findings"]
    chosen = [row for row in rows if row["severity"] in WORSE and row["stage"] == "security"]
    return [{"artifact": path.name, **row} for row in chosen]


def _print(number: int, row: Row) -> None:
    place = row["location"]
    print(f"\n#{number} {row['rule']} {row['name']} {row['severity']}/{row['confidence']}")
    print(f"   {row['artifact']} {place['entry']}:{place['line']} {place['object']} {place['method']}")
    print(f"   {row['message']['ru']}")
    first = place["snippet_line"] or 0
    for offset, line in enumerate((place["snippet"] or "").split("\n")):
        mark = ">" if first + offset == place["line"] else " "
        print(f"   {mark} {first + offset:5} {line.rstrip()[:150]}")
    for step in row["flow"]:
        print(f"     · {step['kind']:9} {step['location']['line']:6} {step['statement'][:130]}")


if __name__ == "__main__":
    main()
