"""A very long line has many statements."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from onec.bsl import kinds as k
from onec.bsl.code import Code
from rules.catalogue import rule
from rules.language.hit import Hit

RULE = rule("statements-in-one-line")

MIN_CHARS: Final = 1_000
MIN_STATEMENTS: Final = 10

_LINE_END: Final = re.compile(r"[\r\n]")
"""Real texts have lone CR between lines too."""


def check_module(code: Code) -> Iterator[Hit]:
    """Yield the lines that are longer than any screen and have many statements."""
    tokens = code.module.tokens
    end = tokens.kinds.index(k.END)
    for start, stop in _long_lines(tokens.text):
        first, last = bisect_left(tokens.starts, start, hi=end), bisect_left(tokens.starts, stop, hi=end)
        count = tokens.kinds[first:last].count(k.SEMICOLON)
        if count >= MIN_STATEMENTS:
            method = code.module.method_at(tokens.starts[first])
            name = tokens.spelling(method.at) if method else ""
            values = {"length": str(stop - start), "count": str(count)}
            yield Hit(RULE.name, first, tokens.starts[first], stop, name, values)


def _long_lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the long lines of a text begin and end; of so many characters only the last end of a line counts."""
    start = 0
    while start + MIN_CHARS <= len(text):
        stop = start + MIN_CHARS
        behind = max(text.rfind("\n", start, stop), text.rfind("\r", start, stop)) + 1
        if behind == 0:
            end = _LINE_END.search(text, stop)
            behind = end.start() if end else len(text)
            yield start, behind
        start = behind
