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

MAX_STATEMENT_CHARS = 2_000
"""Of a statement by which a flow is known again."""


class Places:
    """Turns offsets in one text into locations."""

    __slots__ = ("_lines", "_text", "_unit")

    def __init__(self, unit: Unit, text: str) -> None:
        self._unit = unit
        self._text = text
        self._lines = line_starts(text)

    def at(self, offset: int, method: str, *, snippet: bool = True) -> Location:
        """Return the location of an offset.

        Args:
            offset: in characters.
            method: the one around it, as written.
            snippet: with the lines around it, which cost memory.
        """
        line = bisect_right(self._lines, offset)
        return self.on(line, offset - self._lines[line - 1] + 1, method, snippet=snippet)

    def on(self, line: int, column: int, method: str, *, snippet: bool = True) -> Location:
        """Return the location of a line and a column, both from 1; see `at`."""
        first = max(1, line - CONTEXT_LINES)
        return Location(
            self._unit.member.place(self._unit.module.entry),
            self._unit.module.object,
            self._unit.module.kind.value,
            method,
            line,
            column,
            self._around(first, line + CONTEXT_LINES) if snippet else (),
            first if snippet else None,
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
        return self._line(self._lines[bisect_right(self._lines, offset) - 1]).strip()

    def _around(self, first: int, last: int) -> tuple[str, ...]:
        starts = self._lines[first - 1 : last]
        return tuple(self._line(start) for start in starts)

    def _line(self, start: int) -> str:
        end = self._text.find("\n", start)
        stop = len(self._text) if end < 0 else end
        return self._text[start : min(stop, start + MAX_SNIPPET_LINE_CHARS)].rstrip("\r")
