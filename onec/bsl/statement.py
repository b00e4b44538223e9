"""The statement around a token: its place, and its words by which a finding is known again in the next version.

Found by tokens alone, so that it costs what the statement costs; of a very long one a window around the token is taken.
"""

from typing import Final, NamedTuple

from onec.bsl import kinds as k
from onec.bsl.lexer import Tokens, literal_text

WINDOW: Final = 500
"""Tokens on each side that are looked at: many findings in one long statement cost so much each."""


class Statement(NamedTuple):
    """Tokens from `first` up to `end`; of a block its head up to `Тогда` or `Цикл`, of a method its header."""

    first: int
    end: int


def statement_at(tokens: Tokens, at: int) -> Statement:
    """Return the statement that a token of a module stands in."""
    kinds = tokens.kinds
    first = at
    lowest = max(0, at - WINDOW)
    while first > lowest and kinds[first - 1] not in _BEFORE and kinds[first] not in _STARTS:
        first -= 1
    if kinds[first] in _HEADERS:
        behind = _header_end(kinds, first)
        if at >= behind:
            return Statement(behind, _end(kinds, at))
        return Statement(_annotated(kinds, first), behind)
    end = _end(kinds, at)
    if kinds[end] in _HEADERS and kinds[first] in _BEFORE_HEADER:
        end = _header_end(kinds, end)
    return Statement(first, end)


def statement_words(tokens: Tokens, statement: Statement) -> str:
    """Return the words in lower case with one blank between them: no comments, no indentation, within texts neither."""
    words = tokens.words[statement.first : statement.end]
    kinds = tokens.kinds[statement.first : statement.end]
    at = kinds.find(k.TEXT)
    while at >= 0:
        if "\n" in words[at]:
            words[at] = f'"{literal_text(words[at])}"'
        at = kinds.find(k.TEXT, at + 1)
    return " ".join(words)


def statement_span(tokens: Tokens, statement: Statement) -> tuple[int, int]:
    """Return the offset of the first character of a statement and that behind its last one."""
    return tokens.starts[statement.first], tokens.end(max(statement.first, statement.end - 1))


def _end(kinds: bytes, at: int) -> int:
    end = at
    highest = min(len(kinds) - 1, at + WINDOW)
    while end < highest:
        kind = kinds[end]
        if kind in _LAST:
            return end + 1
        if end > at and kind in _BEHIND:
            return end
        end += 1
    return end


def _header_end(kinds: bytes, first: int) -> int:
    """Return the token behind the header of a method whose first word is given; of an endless one it is some token."""
    highest = min(len(kinds) - 1, first + 2 * WINDOW)
    at = first + 1
    at += kinds[at] not in _NO_NAME
    if kinds[at] == k.OPEN:
        depth = 0
        while kinds[at] != k.END and at < highest:
            depth += (kinds[at] == k.OPEN) - (kinds[at] == k.CLOSE)
            at += 1
            if depth == 0:
                break
    return at + (kinds[at] == k.EXPORT)


def _annotated(kinds: bytes, first: int) -> int:
    """Return the first token of the annotations of a method."""
    lowest = max(0, first - WINDOW)
    while first > lowest and kinds[first - 1] not in _BEFORE:
        first -= 1
    return first


_HEADERS: Final = bytes([k.PROCEDURE, k.FUNCTION])
_NO_NAME: Final = _HEADERS + bytes([k.OPEN, k.END])
_BEFORE_HEADER: Final = bytes([k.ANNOTATION, k.ASYNC])
_ENDS: Final = bytes([k.END_IF, k.END_DO, k.END_TRY, k.END_PROCEDURE, k.END_FUNCTION])
_CONDITIONS: Final = bytes([k.PP_IF, k.PP_ELSIF, k.PP_ELSE, k.PP_ENDIF])
_BEFORE: Final = bytes([k.END, k.SEMICOLON, k.THEN, k.ELSE, k.DO, k.TRY, k.EXCEPT, k.COLON]) + _ENDS + _CONDITIONS
"""What a statement can begin behind."""

_STARTS: Final = _HEADERS + bytes([k.IF, k.ELSIF, k.FOR, k.WHILE, k.RETURN, k.RAISE, k.GOTO])
"""What begins a statement; `Асинх` and annotations before a header are its own."""

_LAST: Final = bytes([k.SEMICOLON, k.THEN, k.DO, k.TRY])
_BEHIND: Final = bytes([k.END, k.ELSE, k.ELSIF, k.EXCEPT]) + _ENDS + _CONDITIONS + _HEADERS
