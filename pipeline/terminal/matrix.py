"""Problems by release: releases across by their numbers, problems down."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from rich.text import Text

from pipeline.terminal.columns import draw_table
from pipeline.terminal.findings import Tell
from pipeline.terminal.words import Words, one_line
from pipeline.terminal.wrap import hang, indent

MAX_RELEASES: Final = 15
"""Columns that leave room for the problem; the JSON has all of them."""

PROBLEM_COLUMNS: Final = 24
"""Left for the problem on a narrow terminal."""

CELL_COLUMNS: Final = 4

MAX_SHOWN: Final = 20
"""So many problems are listed; the JSON has all of them."""

Body = Mapping[str, Any]


def draw_matrix(report: Body, words: Words, width: int, tell: Tell) -> Iterator[Text]:
    """Yield the table, nothing where there is one release or no problem; `tell` says where a place is."""
    targets, rows = report["targets"], report["matrix"]
    if len(targets) < 2 or not rows:  # noqa: PLR2004 (of one release the findings say it all)
        return
    name = words.text("matrix")
    yield Text()
    yield Text.assemble("── ", (name, "bold"), " " + "─" * (width - len(name) - 4))
    shown = targets[: max(1, min(MAX_RELEASES, (width - PROBLEM_COLUMNS) // CELL_COLUMNS))]
    for number, target in enumerate(shown, 1):
        release = f"{one_line(target['configuration'])} {one_line(target['version'])}".rstrip()
        yield from hang(Text(release), width, Text(f"  {number:>2}  ", "dim"), Text(" " * 6))
    if len(targets) > len(shown):
        yield from indent(Text(words.count("more", len(targets) - len(shown)), "dim"), width, 6)
    yield Text()
    heads = [Text(""), *(Text(str(number), "dim") for number in range(1, len(shown) + 1))]
    places = {one["fingerprint"]: tell(one["location"]) for one in report["findings"]}
    for line in draw_table([heads, *(_row(one, shown, places) for one in rows[:MAX_SHOWN])], width - 2):
        yield Text.assemble("  ", line)
    if len(rows) > MAX_SHOWN:
        yield from indent(Text(words.count("more", len(rows) - MAX_SHOWN), "dim"), width, 2)


def _row(row: Body, shown: Sequence[Body], places: Mapping[str, str]) -> list[Text]:
    """Return code and place of a problem, then a cell for each release: a cross where it is, nothing known, or none."""
    problem = f"{one_line(row['rule'])} {places.get(row['fingerprint'], one_line(row['name']))}"
    marks = zip(row["releases"], shown, strict=False)
    return [Text(problem), *(_mark(there, known=one["status"] != "unknown") for there, one in marks)]


def _mark(there: bool, *, known: bool) -> Text:  # noqa: FBT001 (a value of the table)
    if not known:
        return Text("?", "dim")
    return Text("×", "bold red") if there else Text("·", "dim")
