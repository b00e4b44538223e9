"""Places in the text of a module: many of them, at the cost of one search for line ends."""

import re
from bisect import bisect_right

from checks.author_requests import AuthorRequests
from checks.code.units import Unit
from checks.finding import Location
from checks.module_faults import CONTEXT_LINES, MAX_SNIPPET_LINE_CHARS
from onec.bsl.kinds import SEMICOLON
from onec.bsl.lexer import lex, line_starts
from onec.bsl.requests import find_requests

FEW = 50
"""Places whose lines are counted one by one: to look for all line ends takes as long."""

MAX_STATEMENT_CHARS = 2_000
"""Of a statement by which a flow is known again."""


class Places:
    """Turns offsets in one text into locations."""

    __slots__ = ("_asked", "_last", "_lines", "_text", "_unit")

    def __init__(self, unit: Unit, text: str) -> None:
        self._unit = unit
        self._text = text
        self._lines: list[int] | None = None
        self._asked = 0
        self._last = (0, 1)

    def at(self, offset: int, method: str, *, snippet: bool = True) -> Location:
        """Return the location of an offset.

        Args:
            offset: in characters.
            method: the one around it, as written.
            snippet: with the lines around it, which cost memory.
        """
        line, start = self._line_of(offset)
        return self._location(line, offset - start + 1, method, start if snippet else None)

    def on(self, line: int, column: int, method: str, *, snippet: bool = True) -> Location:
        """Return the location of a line and a column, both from 1; see `at`. A line behind the text has no snippet."""
        start = next(iter(self._starts()[line - 1 : line]), None) if snippet else None
        return self._location(line, column, method, start)

    def _location(self, line: int, column: int, method: str, start: int | None) -> Location:
        """Return a location, with the lines around it where the offset of its line is given."""
        first = max(1, line - CONTEXT_LINES)
        return Location(
            self._unit.member.place(self._unit.module.entry),
            self._unit.module.object,
            self._unit.module.kind.value,
            method,
            line,
            column,
            () if start is None else self._around(start, line, first),
            None if start is None else first,
        )

    def requests(self) -> AuthorRequests:
        """Return what the author asks analysers."""
        return AuthorRequests(find_requests(self._text))

    def statement(self, offset: int) -> tuple[str, int]:
        """Return the words of a statement from an offset on with one blank between them, and the offset behind it."""
        tokens = lex(self._text[offset : offset + MAX_STATEMENT_CHARS]).code()
        end = tokens.kinds.find(SEMICOLON)
        if end < 0:
            end = len(tokens.kinds)
        return " ".join(tokens.words[:end]), offset + (tokens.end(end - 1) if end else 0)

    def word(self, offset: int) -> str:
        """Return the name that stands at an offset, as written."""
        found = re.compile(r"\w+").match(self._text, offset)
        return found[0] if found else ""

    def line(self, offset: int) -> str:
        """Return the line of an offset without its indentation."""
        return self._line(self._line_of(offset)[1]).strip()

    def _line_of(self, offset: int) -> tuple[int, int]:
        """Return the number of a line and where it begins: counted from the last one, of many by a table."""
        if self._asked >= FEW:
            starts = self._starts()
            line = bisect_right(starts, offset)
            return line, starts[line - 1]
        self._asked += 1
        known, line = self._last
        line += self._text.count("\n", known, offset) - self._text.count("\n", offset, known)
        self._last = (offset, line)
        return line, self._text.rfind("\n", 0, offset) + 1

    def _starts(self) -> list[int]:
        """Return where lines begin."""
        if self._lines is None:
            self._lines = line_starts(self._text)
        return self._lines

    def _around(self, start: int, line: int, first: int) -> tuple[str, ...]:
        """Return the line that begins at an offset with those from the first on, and those behind it."""
        last = line + CONTEXT_LINES
        if self._lines is not None:
            return tuple(map(self._line, self._lines[first - 1 : last]))
        for _ in range(line - first):
            start = self._text.rfind("\n", 0, start - 1) + 1
        found = [self._line(start)]
        while len(found) <= last - first and (start := self._text.find("\n", start) + 1):
            found.append(self._line(start))
        return tuple(found)

    def _line(self, start: int) -> str:
        stop = start + MAX_SNIPPET_LINE_CHARS
        end = self._text.find("\n", start, stop)
        return self._text[start : stop if end < 0 else end].rstrip("\r")
