"""Constant texts, queries, comments and long lines of a module, and which patterns they match."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Final

from onec.bsl import kinds as k
from onec.bsl.lexer import Tokens, lex, literal_text
from rules.language.expressions import regex

_LITERALS: Final = re.compile(b"[%b]+" % bytes([k.TEXT, k.UNFINISHED]))
_QUERY: Final = re.compile(r"\s*+(?:выбрать|select)\s", re.IGNORECASE)
_QUERY_PARTS: Final = re.compile(r'("[^"]*+")|//[^\n]*+')
_STROKES: Final = re.compile("//")
_COMMENT: Final = re.compile(r"//[^\r\n]*+")

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

    def __bool__(self) -> bool:
        """Tell whether there are any."""
        return bool(self._spans)

    def patterns(self, needles: Mapping[str, Sequence[int]]) -> set[int]:
        """Return the patterns of which a text that they need is in some literal."""
        every = self._all
        return {number for needle, numbers in needles.items() if needle in every for number in numbers}

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
    if query:
        if not _QUERY.match(text):
            return False
        text = _QUERY_PARTS.sub(r"\1", text)
    return expression.search(text) is not None


class Comments:
    """The comments of a module; the tokens are cut anew only where one seems to match."""

    def __init__(self, tokens: Tokens) -> None:
        self._text = tokens.text

    def matching(self, needed: Sequence[str], pattern: str) -> Iterator[int]:
        """Yield the offsets of the comments that a regular expression is found in."""
        if not self._low or (needed and not any(word in self._low for word in needed)):
            return
        expression = regex(pattern)
        if any(expression.search(comment) for comment in self._possible):
            for offset, text in self._comments.items():
                if expression.search(text):
                    yield offset

    def text(self, offset: int) -> str:
        """Return the comment at an offset."""
        return self._comments.get(offset, "")

    @cached_property
    def _low(self) -> str:
        """All comments in lower case, and what looks like one within a literal."""
        return "\n".join(_COMMENT.findall(self._text)).lower()

    @cached_property
    def _possible(self) -> list[str]:
        """Everything that may be a comment: literals may have the two strokes too, and stand before one in a line."""
        found = []
        for line in _COMMENT.findall(self._text):
            starts = [match.start() for match in _STROKES.finditer(line)]
            found += [line[start:] for start in starts[:MAX_STROKES]]
        return found

    @cached_property
    def _comments(self) -> dict[int, str]:
        tokens = lex(self._text)
        return {tokens.starts[at]: tokens.spelling(at) for at, kind in enumerate(tokens.kinds) if kind == k.COMMENT}


def long_lines(text: str, longer: int) -> Iterator[int]:
    """Yield the offsets of the lines that have more than so many characters."""
    start = 0
    while start <= len(text) - longer:
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if end - start > longer:
            yield start
        start = end + 1
