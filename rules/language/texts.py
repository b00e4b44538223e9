"""Constant texts, queries, comments and long lines of a module, and which patterns they match."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate, islice
from typing import Final

from onec.bsl import kinds as k
from onec.bsl.lexer import Tokens, lex, literal_text
from rules.language.expressions import regex
from rules.language.tables import Tables

_LITERALS: Final = re.compile(b"[%b]+" % bytes([k.TEXT, k.UNFINISHED]))
_QUERY: Final = re.compile(r"\s*+(?:выбрать|select)\s", re.IGNORECASE)
_QUERY_PARTS: Final = re.compile(r'("[^"]*+")|//[^\n]*+')
_STROKES: Final = re.compile("//")
_COMMENT: Final = re.compile(r"//[^\r\n]*+")
_LINE_END: Final = re.compile(r"[\r\n]")

MAX_STROKES: Final = 50
"""In one line; what a literal with more of them is followed by is looked at only together with that."""


class Literals:
    """The string literals of a module; neighbours are one."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._spans = [match.span() for match in _LITERALS.finditer(tokens.kinds)]
        words = tokens.words
        raw = ["".join(words[first:end]) if end - first > 1 else words[first] for first, end in self._spans]
        same: dict[str, list[int]] = {}
        for number, one in enumerate(raw):
            same.setdefault(one, []).append(number)
        self._numbers = list(same.values())
        self._all = "\n".join(same)
        self._starts = list(accumulate((len(one) + 1 for one in same), initial=0))
        self._texts: dict[int, str] = {}

    def patterns(self, tables: Tables) -> set[int]:
        """Return the patterns of which a text that they need is in some literal, and those that need none."""
        every = self._all
        if not every:
            return set()
        found = {number for needle, numbers in tables.needles.items() if needle in every for number in numbers}
        found.update(number for number, _, needed, _ in tables.literals if not needed)
        return found

    def matching(self, needed: Sequence[str], pattern: str, *, query: bool) -> Iterator[int]:
        """Yield the offsets of the literals that a regular expression is found in."""
        expression = regex(pattern)
        for number in self._with(needed) if needed else range(len(self._spans)):
            if matches(expression, self._text(number), query=query):
                yield self._tokens.starts[self._spans[number][0]]

    def _with(self, needed: Sequence[str]) -> list[int]:
        """Return the numbers of the literals that have one of some texts in lower case, sorted."""
        found: set[int] = set()
        for text in needed:
            at = self._all.find(text)
            while at >= 0:
                number = bisect_right(self._starts, at) - 1
                found.update(self._numbers[number])
                at = self._all.find(text, self._starts[number + 1])
        return sorted(found)

    def _text(self, number: int) -> str:
        text = self._texts.get(number)
        if text is None:
            spelling = self._tokens.spelling
            text = self._texts[number] = "".join(literal_text(spelling(at)) for at in range(*self._spans[number]))
        return text


def matches(expression: re.Pattern[str], text: str, *, query: bool) -> bool:
    """Tell whether a constant text matches; as a query only if it is one, and without its comments."""
    found = query_text(text) if query else text
    return found is not None and expression.search(found) is not None


def query_text(text: str) -> str | None:
    """Return the text of a query without its comments, None for what is no query."""
    return _QUERY_PARTS.sub(r"\1", text) if _QUERY.match(text) else None


class Comments:
    """The comments of a module, which its tokens leave out: read only around lines that match."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._known: dict[int, str] = {}
        self._between: dict[int, list[int]] = {}

    @cached_property
    def low(self) -> str:
        """All comments in lower case, a line each, and what looks like one within a literal."""
        return "\n".join(self._lines).lower()

    def patterns(self, comments: Iterable[tuple[int, str, Sequence[str]]]) -> list[int]:
        """Return the patterns of comments of which a text that they need is there, or that need none."""
        low = self.low
        return [number for number, _, needed in comments if low and (not needed or any(one in low for one in needed))]

    def matching(self, needed: Sequence[str], pattern: str) -> Iterator[int]:
        """Yield the offsets of the comments that a regular expression is found in, sorted."""
        if not self.low:
            return
        expression = regex(pattern)
        numbers = _lines_with(needed, self.low, self._starts) if needed else range(len(self._lines))
        found = [number for number in numbers if any(map(expression.search, _possible(self._lines[number])))]
        offsets = {offset for number in found for offset in self._in_line(self._offsets[number])}
        yield from sorted(offset for offset in offsets if expression.search(self._known[offset]))

    def text(self, offset: int) -> str:
        """Return the comment at an offset."""
        return self._known.get(offset, "")

    @cached_property
    def _lines(self) -> list[str]:
        return _COMMENT.findall(self._tokens.text)

    @cached_property
    def _starts(self) -> list[int]:
        """Where the lines begin in `low`."""
        return list(accumulate((len(one) + 1 for one in self.low.split("\n")), initial=0))

    @cached_property
    def _offsets(self) -> list[int]:
        """Where the lines begin in the text."""
        return [match.start() for match in _COMMENT.finditer(self._tokens.text)]

    @cached_property
    def _last(self) -> int:
        """The number of the token `END`; behind it stands what was read more than once."""
        return self._tokens.kinds.index(k.END)

    def _in_line(self, offset: int) -> Iterator[int]:
        """Yield the offsets of the comments from an offset, where two strokes stand, up to the end of its line."""
        tokens = self._tokens
        end = _LINE_END.search(tokens.text, offset)
        stop = end.start() if end else len(tokens.text)
        at = bisect_right(tokens.starts, offset, 0, self._last) - 1
        while at < self._last and (at < 0 or tokens.end(at) < stop):
            there = self._behind(at)
            yield from there[bisect_left(there, offset) : bisect_left(there, stop)]
            at += 1

    def _behind(self, at: int) -> list[int]:
        """Return the offsets of the comments between a token and the next one."""
        found = self._between.get(at)
        if found is None:
            tokens = self._tokens
            first = tokens.end(at) if at >= 0 else 0
            between = lex(tokens.text[first : tokens.starts[at + 1]])
            numbers = [number for number, kind in enumerate(between.kinds) if kind == k.COMMENT]
            self._known.update((first + between.starts[number], between.spelling(number)) for number in numbers)
            found = self._between[at] = [first + between.starts[number] for number in numbers]
        return found


def _lines_with(needed: Sequence[str], low: str, starts: Sequence[int]) -> list[int]:
    """Return the numbers of the lines of a text that have one of some texts, sorted."""
    found: set[int] = set()
    for text in needed:
        at = low.find(text)
        while at >= 0:
            number = bisect_right(starts, at) - 1
            found.add(number)
            at = low.find(text, starts[number + 1])
    return sorted(found)


def _possible(line: str) -> Iterator[str]:
    """Yield what may be the comment in a line: literals may have the two strokes too, and stand before one."""
    yield line
    starts = islice(_STROKES.finditer(line, len("//")), MAX_STROKES - 1)
    yield from (line[match.start() :] for match in starts)


def long_lines(text: str, longer: int) -> Iterator[int]:
    """Yield the offsets of the lines that have more than so many characters."""
    start = 0
    while start <= len(text) - longer:
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if end - start > longer:
            yield start
        start = end + 1
