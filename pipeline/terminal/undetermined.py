"""What could not be told from the text: a line for each thing, with the reason and the place."""

from collections.abc import Iterator, Mapping
from typing import Any

from rich.text import Text

from pipeline.terminal.findings import Tell
from pipeline.terminal.words import Words
from pipeline.terminal.wrap import hang


def draw_undetermined(report: Mapping[str, Any], words: Words, width: int, tell: Tell) -> Iterator[Text]:
    """Yield the list, nothing where all could be told; `tell` says where a place is."""
    if not report["undetermined"]:
        return
    name = words.text("undetermined")
    yield Text()
    yield Text.assemble("── ", (name, "bold"), " " + "─" * (width - len(name) - 4))
    for row in report["undetermined"]:
        lead = f"{words.said(row['what'])}: {words.said(row['why'])}"
        told = words.text("told", lead=lead, place=tell(row["location"]))
        yield from hang(Text(told), width, Text("  • "), Text("    "))
