"""Code stands so far to the right that nobody sees it."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from onec.bsl import kinds as k
from onec.bsl.code import Code
from rules.catalogue import rule
from rules.language.hit import Hit

RULE = rule("code-off-the-screen")

MIN_BLANKS: Final = 100
"""Between two tokens of a line; columns of a table of assignments are closer."""
MIN_INDENT: Final = 200
"""Columns in front of the first token of a line, tabs as four."""

_TAB: Final = 4
_GAP: Final = re.compile(r"[^\S\r\n]{25,}")
"""As many tabs as make the lesser of the two."""
_EVERY: Final = 8
_SAMPLE: Final = re.compile(r"[^\S\r\n]{3,}")
"""Of every eighth character: so many blanks stand in each gap."""


def check_module(code: Code) -> Iterator[Hit]:
    """Yield the tokens with that many blanks in front of them in their line."""
    tokens = code.module.tokens
    text, starts = tokens.text, tokens.starts
    end = tokens.kinds.index(k.END)
    for gap in _gaps(text):
        blanks = len(gap.group().expandtabs(_TAB))
        first = gap.start() == 0 or text[gap.start() - 1] in "\r\n"
        if blanks < (MIN_INDENT if first else MIN_BLANKS):
            continue
        at = bisect_left(starts, gap.end(), hi=end)
        if at < end and starts[at] == gap.end():
            line = text.rfind("\n", 0, gap.end()) + 1
            method = code.module.method_at(gap.end())
            name = tokens.spelling(method.at) if method else ""
            values = {"column": str(gap.end() - line + 1), "blanks": str(len(gap.group()))}
            yield Hit(RULE.name, at, gap.end(), tokens.end(at), name, values)


def _gaps(text: str) -> Iterator[re.Match[str]]:
    """Yield the gaps of a text; few characters of it tell where to look for them."""
    for sample in _SAMPLE.finditer(text[::_EVERY]):
        first, last = sample.start() * _EVERY, (sample.end() - 1) * _EVERY
        yield from _GAP.finditer(text, max(0, first - _EVERY + 1), last + _EVERY)
