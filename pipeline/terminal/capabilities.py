"""What the add-on can do: a line for each thing the code reaches for, under a word for its kind."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from rich.text import Text

from pipeline.terminal.findings import Tell
from pipeline.terminal.words import Words, one_line
from pipeline.terminal.wrap import hang, indent

MAX_SHOWN_VALUES: Final = 10
"""So many things of one kind are listed; the JSON and the page have all of them."""


def draw_capabilities(report: Mapping[str, Any], words: Words, width: int, tell: Tell) -> Iterator[Text]:
    """Yield the table, nothing where nothing was found; `tell` says where a place is.

    What has no value of its own shows the title of its rule.
    """
    if not report["capabilities"]:
        return
    titles = {finding["rule"]: words.said(finding["title"]) for finding in report["findings"]}
    name = words.text("capabilities")
    yield Text()
    yield Text.assemble("── ", (name, "bold"), " " + "─" * (width - len(name) - 4))
    yield from indent(Text(words.text("capabilities-text"), "dim"), width, 2)
    for word, rows in report["capabilities"].items():
        yield Text()
        yield from indent(Text(words.known("can", word), "bold"), width, 2)
        for row in rows[:MAX_SHOWN_VALUES]:
            yield from hang(_reached(row, titles, words, tell), width, Text("  • "), Text("    "))
        if len(rows) > MAX_SHOWN_VALUES:
            yield from indent(Text(words.count("more", len(rows) - MAX_SHOWN_VALUES), "dim"), width, 4)


def _reached(row: Mapping[str, Any], titles: Mapping[str, str], words: Words, tell: Tell) -> Text:
    """Return the value, where there is one, the number of places, where there are several, and the first of them."""
    named = one_line(row["value"] or "") or titles.get(row["rule"], "")
    value = words.text("value-unknown") if row["value"] is None else named
    places = words.count("places", row["count"]) if row["count"] > 1 else ""
    place = tell(row["places"][0])
    if places:
        place = words.text("first-of", place=place)
    lead = ", ".join(part for part in (value, places) if part)
    return Text(words.text("told", lead=lead, place=place) if lead else place)
