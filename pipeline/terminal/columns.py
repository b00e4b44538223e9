"""Tables of a terminal: columns as wide as what they hold, the first one wrapped where there is no room."""

from collections.abc import Iterator, Sequence
from typing import Final

from rich.cells import cell_len
from rich.text import Text

from pipeline.terminal.wrap import wrap

GAP: Final = 2
NARROWEST: Final = 16
"""Columns that the first one keeps, whatever the others need."""


def draw_table(rows: Sequence[Sequence[Text]], width: int) -> Iterator[Text]:
    """Yield the lines of a table; the columns behind the first are not wrapped."""
    widths = [max(cell_len(cell.plain) for cell in column) for column in zip(*rows, strict=True)]
    first = min(widths[0], max(width - sum(widths[1:]) - GAP * (len(widths) - 1), NARROWEST))
    for lead, *cells in rows:
        pieces = list(wrap(lead, first, first))
        line = Text.assemble(_padded(pieces[0], first))
        for cell, room in zip(cells, widths[1:], strict=True):
            line = Text.assemble(line, " " * GAP, _padded(cell, room))
        line.rstrip()
        yield line
        yield from pieces[1:]


def _padded(cell: Text, room: int) -> Text:
    return Text.assemble(cell, " " * (room - cell_len(cell.plain)))
