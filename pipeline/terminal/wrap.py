"""Lines of at most so many columns: nothing is cut, and long 1C names break where they may."""

import re
from collections.abc import Iterator

from rich.cells import cell_len
from rich.text import Text

_INSIDE_NAME = re.compile(r"(?<=[._/\\:,;(=])(?=[^\s.,;:)])|(?<=[a-zа-яё])(?=[A-ZА-ЯЁ])")
_SPACE = re.compile(r" +")
_SHORTEST_COLUMNS = 8
"""A piece of a name shorter than this doesn't stand alone at the end of a line."""


def hang(prefix: Text, text: Text, width: int, indent: int) -> Iterator[Text]:
    """Yield lines: the prefix and the text, further lines `indent` columns to the right.

    Args:
        prefix: at most `indent` columns; it is filled up with spaces.
        text: one line of any length.
        width: of the lines in columns, the indent among them.
        indent: in columns.
    """
    lead = prefix.copy()
    lead.append(" " * (indent - cell_len(prefix.plain)))
    for piece in wrap(text, width - indent):
        yield Text.assemble(lead, piece)
        lead = Text(" " * indent)


def wrap(text: Text, width: int) -> Iterator[Text]:
    """Yield the text in pieces of at most `width` columns, broken at spaces, else inside names, else anywhere."""
    start = 0
    while True:
        end = _fit(text.plain, start, max(width, 1))
        if end < len(text):
            end = _break(text.plain, start, end, width)
        piece = text[start:end]
        piece.rstrip()
        yield piece
        if end >= len(text):
            return
        start = end


def _fit(plain: str, start: int, width: int) -> int:
    """Return the end of the longest piece that fits; one character always does."""
    columns = 0
    for index in range(start, len(plain)):
        columns += cell_len(plain[index])
        # Spaces at the end of a line take no room.
        if columns > width and index > start and plain[index] != " ":
            return index
    return len(plain)


def _break(plain: str, start: int, end: int, width: int) -> int:
    """Return where to break: after the last space, unless the word behind it needs more than a line of its own."""
    space = max((match.end() for match in _SPACE.finditer(plain, start, end) if match.start() > start), default=0)
    word = plain[space or start :].split(" ", 1)[0]
    if space and cell_len(word) <= width:
        return space
    inside = [at.start() for at in _INSIDE_NAME.finditer(plain, max(space, start) + 1, end + 1) if at.start() <= end]
    if inside and inside[-1] - max(space, start) >= min(_SHORTEST_COLUMNS, width):
        return inside[-1]
    return space or end
