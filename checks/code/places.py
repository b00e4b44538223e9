"""Places in the text of a module: many of them, at the cost of one search for line ends."""

import re
from bisect import bisect_right

from checks.code.units import Unit
from checks.finding import Location
from checks.module_faults import CONTEXT_LINES, MAX_SNIPPET_LINE_CHARS


class Places:
    """Turns offsets in one text into locations."""

    __slots__ = ("_lines", "_text", "_unit")

    def __init__(self, unit: Unit, text: str) -> None:
        self._unit = unit
        self._text = text
        self._lines = [0, *(match.end() for match in re.finditer("\n", text))]

    def at(self, offset: int, method: str, *, snippet: bool = True) -> Location:
        """Return the location of an offset.

        Args:
            offset: in characters.
            method: the one around it, as written.
            snippet: with the lines around it, which cost memory.
        """
        line = bisect_right(self._lines, offset)
        first = max(1, line - CONTEXT_LINES)
        return Location(
            self._unit.member.place(self._unit.module.entry),
            self._unit.module.object,
            self._unit.module.kind.value,
            method,
            line,
            offset - self._lines[line - 1] + 1,
            self._around(first, line + CONTEXT_LINES) if snippet else (),
            first if snippet else None,
        )

    def _around(self, first: int, last: int) -> tuple[str, ...]:
        starts = self._lines[first - 1 : last]
        return tuple(self._line(start) for start in starts)

    def _line(self, start: int) -> str:
        end = self._text.find("\n", start)
        stop = len(self._text) if end < 0 else end
        return self._text[start : min(stop, start + MAX_SNIPPET_LINE_CHARS)].rstrip("\r")
