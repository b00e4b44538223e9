"""A method is replaced by a copy of its text with changes marked in it."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from checks.code.hits import hit
from checks.code.interceptors import Interceptor, Manner, interceptors
from onec.bsl import kinds as k
from onec.bsl.code import Code
from onec.bsl.lexer import lex
from rules.catalogue import rule
from rules.language.hit import Hit

RULE = rule("standard-text-copied")

MIN_MARKS: Final = 2
"""A change has a mark at its beginning and one at its end."""

_MARK: Final = re.compile(
    r"//[\s/*]*(?:\+\+|--|>>|<<|[{}]|\b(?:начало|конец)\b.{0,40}\b(?:измен|вставк|доработ|добавлен|правк)"
    r"|\b(?:вставка|доработка|изменено|добавлено|insert|changed|added)\b|\b(?:begin|end)\b.{0,40}\b(?:chang|insert|add))"
    r"|//.{0,60}(?:\+\+|--)\s*$"
)
"""How authors mark their changes in somebody else's text, in lower case."""


def check_module(code: Code) -> Iterator[Hit]:
    """Yield the interceptors in place of a method that never call it and have marked changes."""
    copies = [
        one for one in interceptors(code) if one.manner is Manner.AROUND and one.part.body and not any(one.proceeds())
    ]
    marks = _marks(code.module.tokens.text) if copies else []
    for one in copies:
        if _count(code, marks, one) >= MIN_MARKS:
            yield hit(code, RULE, one.at, one.part, target=one.target)


def _marks(text: str) -> list[int]:
    """Return the offsets of the comments that mark changes."""
    whole = lex(text)
    return [
        offset
        for kind, word, offset in zip(whole.kinds, whole.words, whole.starts, strict=False)
        if kind == k.COMMENT and _MARK.match(word)
    ]


def _count(code: Code, marks: Sequence[int], one: Interceptor) -> int:
    """Return how many marks stand within a method."""
    header = one.part.header
    if header is None:
        return 0
    starts = code.module.tokens.starts
    return bisect_left(marks, starts[header.end - 1]) - bisect_left(marks, starts[header.first])
