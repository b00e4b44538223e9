"""Permissions: a line for each, with where it is asked for, what uses it, and how the two compare."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from rich.text import Text

from pipeline.permissions import details_of, name_of
from pipeline.terminal.findings import Tell
from pipeline.terminal.words import Words, one_line
from pipeline.terminal.wrap import hang, indent

MAX_SHOWN: Final = 20
"""So many rows are listed; the JSON and the page have all of them."""

_STYLES: Final = {"missing": "bold red", "different": "bold red", "spare": "yellow", "ok": "green"}


def draw_permissions(report: Mapping[str, Any], words: Words, width: int, tell: Tell) -> Iterator[Text]:
    """Yield the table, nothing where nothing is asked for and nothing used; `tell` says where a place is."""
    rows = report["permissions"]
    if not rows:
        return
    name = words.text("permissions")
    yield Text()
    yield Text.assemble("── ", (name, "bold"), " " + "─" * (width - len(name) - 4))
    yield from indent(Text(words.text("permissions-text"), "dim"), width, 2)
    yield Text()
    for row in rows[:MAX_SHOWN]:
        yield from hang(_row(row, words, tell), width, Text("  • "), Text("    "))
    if len(rows) > MAX_SHOWN:
        yield from indent(Text(words.count("more", len(rows) - MAX_SHOWN), "dim"), width, 4)


def _row(row: Mapping[str, Any], words: Words, tell: Tell) -> Text:
    """Return kind and name, the state, then the places."""
    name = name_of(row)
    shown = words.text("name-unknown") if name is None else one_line(name)
    details = ", ".join(
        words.text(key, value=one_line(value)) if key else one_line(value) for key, value in details_of(row)
    )
    lead = " ".join(filter(None, (words.known("permission", row["kind"]), shown, details and f"({details})")))
    state = words.known("allowed", row["state"])
    places = "; ".join(_places(row, words, tell))
    return Text.assemble(f"{lead}: ", (state, _STYLES.get(row["state"], "")), f"; {places}" if places else "")


def _places(row: Mapping[str, Any], words: Words, tell: Tell) -> Iterator[str]:
    for key, place in (("in-manifest", row["asked"]), ("in-code", row["told"])):
        if place is not None:
            line = words.text("line", number=words.number(place["line"])) if place["line"] else tell(place)
            yield words.text(key, place=line)
    if row["used"]:
        first = tell(row["used"][0])
        if row["count"] > 1:
            first = f"{words.count('places', row['count'])}, {words.text('first-of', place=first)}"
        yield words.text("used-at", place=first)
