"""Places of findings: as rows of plain data, and in words as messages end with them."""

from typing import Any

from checks.finding import Location
from pipeline.visible import visible
from rules.rule import Text

NOWHERE = Text("", "")


def where(location: Location) -> Text:
    """Return the place inside the artifact as a phrase; empty where the fault is of the whole."""
    if not location.entry:
        return NOWHERE
    entry = visible(location.entry)
    return Text(f"в элементе «{entry}»", f"in the element “{entry}”")


def location_row(location: Location) -> dict[str, Any]:
    """Return the place as the report has it."""
    snippet = "\n".join(visible(line) for line in location.snippet) if location.snippet else None
    return {
        "entry": visible(location.entry),
        "object": visible(location.object),
        "module": location.module,
        "method": visible(location.method),
        "line": location.line,
        "column": location.column,
        "snippet": snippet,
        "snippet_line": location.snippet_line,
    }
