"""Lines of at most so many columns: nothing is cut, and long 1C names break where they may."""

import re
from collections.abc import Iterator

from rich.cells import cell_len
from rich.text import Text

_INSIDE_NAME = re.compile(r"(?<=[._/\\:,;(=])(?=[^\s.,;:)])|(?<=[a-zа-яё])(?=[A-ZА-ЯЁ])|(?<=\u00a0)")
_SPACES = re.compile(r" +")
_SHORTEST_PIECE = 6
"""Columns: less of a long name doesn't stand at the end of a line."""


def hang(text: Text, width: int, first: Text, rest: Text) -> Iterator[Text]:
    """Yield the text as lines of `width` columns, the first one behind `first`, the others behind `rest`."""
    lead = first
    for piece in wrap(text, width - cell_len(first.plain), width - cell_len(rest.plain)):
        yield Text.assemble(lead, piece)
        lead = rest


def indent(text: Text, width: int, columns: int) -> Iterator[Text]:
    """Yield the text as lines of `width` columns, all of them so many columns to the right."""
    margin = Text(" " * columns)
    return hang(text, width, margin, margin)


def wrap(text: Text, first: int, rest: int) -> Iterator[Text]:
    """Yield the text in pieces of at most `first`, then `rest` columns.

    They end at a space; where a name needs more than a line, inside it; where it has no joint, anywhere.
    """
    plain = text.plain
    cuts: list[int] = []  # one division at the end: each slice of a Text copies all of it
    start, room = 0, max(first, 1)
    while (end := _fit(plain, start, room)) < len(plain):
        start, room = _joint(plain, start, end, max(rest, 1)), max(rest, 1)
        cuts.append(start)
    yield from map(_trimmed, text.divide(cuts))


def _trimmed(piece: Text) -> Text:
    piece.rstrip()
    return piece


def _fit(plain: str, start: int, room: int) -> int:
    """Return the end of the longest piece that fits; one character always does, and so do spaces at the end."""
    columns = 0
    for index in range(start, len(plain)):
        columns += cell_len(plain[index])
        if columns > room and index > start and plain[index] != " ":
            return index
    return len(plain)


def _joint(plain: str, start: int, end: int, room: int) -> int:
    """Return where to break a piece that could go on to `end`; the next line has `room` columns."""
    space = max((each.end() for each in _SPACES.finditer(plain, start, end) if each.start() > start), default=start)
    word = plain[space : space + room + 1].split(" ", 1)[0]
    if space > start and cell_len(word) <= room:
        return space
    joints = [each.start() for each in _INSIDE_NAME.finditer(plain, space + 1, end + 1) if each.start() <= end]
    if joints and joints[-1] - space >= _SHORTEST_PIECE:
        return joints[-1]
    return space if space > start else end
