"""Requests to leave code unchecked: comments by which an author speaks to an analyser.

Known are ours, those of BSL Language Server and of 1C:EDT. Only comments are looked at, never literals. Nothing is
judged here, and nobody has to follow a request.

Sources: "Escaping Code from Diagnostic" of BSL Language Server's guide; 1C:EDT's guide, suppression of check results in
a module (the comment stands at a statement or at a method).
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from enum import StrEnum
from functools import cached_property
from typing import Final, NamedTuple

from onec.bsl import kinds as k
from onec.bsl.comments import comments_at
from onec.bsl.lexer import Tokens, find_all, fold, lex

MAX_COMMENT_CHARACTERS: Final = 300
"""Of a comment that are kept; a reason is shorter, and a report shows one for each finding."""


class RequestTool(StrEnum):
    """To whom a comment speaks."""

    OTK = "otk"
    BSLLS = "bsl-language-server"
    EDT = "v8-code-style"


class Request(NamedTuple):
    """One request.

    Attributes:
        tool: to whom it speaks.
        check: what is to be left out, in lower case: a rule, a check, a key; "" for everything.
        first, last: the lines it covers, counted from 1.
        line: of the comment.
        comment: its text as written.
    """

    tool: RequestTool
    check: str
    first: int
    last: int
    line: int
    comment: str


_MARKS: Final = ("bslls", "otk", "@skip-")
"""What a comment that is a request holds; to look for each is quicker than for any of them."""
_ANY: Final = re.compile(r"bslls|otk\s*:|@skip-")
_OTK: Final = re.compile(r"//+\s*otk\s*:\s*ignore\s+([a-z][\w-]*(?:\s*,\s*[a-z][\w-]*)*)")
_EDT: Final = re.compile(r"//+\s*@skip-(?:check\s+([a-z][\w-]*(?:\s*,\s*[a-z][\w-]*)*)|(warning)\b)")
_BSLLS: Final = re.compile(r"//+\s*bslls(?::(\w+))?-(?:(off|выкл)|(?:on|вкл))\b")

_HEADERS: Final = frozenset({k.PROCEDURE, k.FUNCTION, k.ASYNC, k.ANNOTATION})
_METHOD_WORDS: Final = frozenset({k.PROCEDURE, k.FUNCTION})
_METHOD_ENDS: Final = frozenset({k.END_PROCEDURE, k.END_FUNCTION})
_STATEMENT_ENDS: Final = _METHOD_ENDS | {k.SEMICOLON, k.THEN, k.DO, k.TRY, k.ELSE, k.EXCEPT}


def find_requests(text: str) -> tuple[Request, ...]:
    """Return the requests of a module in the order of their comments, in linear time; a text without any is not read.

    Ours and EDT's cover the statement they stand at the end of, alone on a line the one that follows; before a method
    ours covers the header, EDT's the whole of it. BSL Language Server's cover their line or, alone on one, all up to
    the comment that takes them back.
    """
    offsets = _marks(text)
    return _requests(lex(text).code(), offsets) if offsets else ()


def requests_in(tokens: Tokens) -> tuple[Request, ...]:
    """Return the requests of a module that was read, as `find_requests` does; `tokens` are those of `Module`."""
    offsets = _marks(tokens.text)
    return _requests(tokens.up_to_end(), offsets) if offsets else ()


def _marks(text: str) -> list[int]:
    """Return the offsets of what looks like a part of a request, sorted."""
    low = fold(text)
    return sorted(at for mark in _MARKS for at in find_all(low, mark))


def _requests(code: Tokens, offsets: list[int]) -> tuple[Request, ...]:
    marks = [
        _Mark(offset, fold(comment)[:MAX_COMMENT_CHARACTERS], comment[:MAX_COMMENT_CHARACTERS].rstrip())
        for offset, comment in comments_at(code, offsets)
        if _ANY.search(fold(comment))
    ]
    if not marks:
        return ()
    lines = _Lines(code)
    found = [*_at_places(marks, lines), *_switched_off(marks, lines)]
    return tuple(sorted(found, key=lambda one: (one.line, one.tool, one.check)))


class _Mark(NamedTuple):
    """A comment that may be a request: its offset, its text in lower case and as written."""

    offset: int
    word: str
    comment: str


class _Lines:
    """What of the code stands around a comment."""

    def __init__(self, code: Tokens) -> None:
        self._code = code
        self._count = len(self._code.kinds)
        self.last = code.position(len(code.text))[0]

    @cached_property
    def _ends(self) -> list[int]:
        return self._all(_STATEMENT_ENDS)

    @cached_property
    def _method_words(self) -> list[int]:
        return self._all(_METHOD_WORDS)

    @cached_property
    def _closings(self) -> list[int]:
        return self._all(frozenset({k.CLOSE}))

    @cached_property
    def _method_ends(self) -> list[int]:
        return self._all(_METHOD_ENDS)

    def line(self, offset: int) -> int:
        """Return the line of a comment."""
        return self._code.position(offset)[0]

    def is_alone(self, offset: int) -> bool:
        """Tell whether no code stands in front of a comment on its line."""
        before = self._behind(offset) - 1
        return before < 0 or self._code_line(before) != self.line(offset)

    def covered(self, offset: int, *, methods: bool) -> tuple[int, int]:
        """Return the lines of what a comment stands at: the statement before or behind it, or the method behind it."""
        line, behind = self.line(offset), self._behind(offset)
        if not self.is_alone(offset):
            first, last = self._statement(behind - 1, self._ends)
            return min(first, line), max(line, last)
        if behind == self._count:
            return line, line
        if self._code.kinds[behind] not in _HEADERS:
            return line, self._statement(behind, self._ends)[1]
        if methods:
            return line, self._code_line(self._next(behind, self._method_ends))
        return line, self._code_line(self._next(self._next(behind, self._method_words), self._closings))

    def _statement(self, at: int, ends: list[int]) -> tuple[int, int]:
        """Return the lines from behind the end in front of token `at` up to the end at or behind it."""
        number = bisect_left(ends, at)
        first = ends[number - 1] + 1 if number else 0
        return self._code_line(first), self._code_line(self._next(at, ends))

    def _next(self, at: int, places: list[int]) -> int:
        """Return the first of `places` from token `at` on, the last token where there is none."""
        number = bisect_left(places, at)
        return places[number] if number < len(places) else self._count - 1

    def _all(self, kinds: frozenset[int]) -> list[int]:
        wanted = b"[%b]" % re.escape(bytes(sorted(kinds)))
        return [match.start() for match in re.finditer(wanted, self._code.kinds)]

    def _behind(self, offset: int) -> int:
        """Return the number of the first token of code behind a comment."""
        return bisect_left(self._code.starts, offset, hi=self._count)

    def _code_line(self, at: int) -> int:
        return self._code.position(self._code.starts[at])[0]


def _at_places(marks: list[_Mark], lines: _Lines) -> Iterator[Request]:
    for offset, word, comment in marks:
        if match := _OTK.match(word):
            tool, checks = RequestTool.OTK, match[1]
        elif match := _EDT.match(word):
            tool, checks = RequestTool.EDT, match[1] or ""
        else:
            continue
        first, last = lines.covered(offset, methods=tool is RequestTool.EDT)
        for check in checks.split(","):
            yield Request(tool, check.strip(), first, last, lines.line(offset), comment)


def _switched_off(marks: list[_Mark], lines: _Lines) -> Iterator[Request]:
    off: dict[str, _Mark] = {}
    for mark in marks:
        match = _BSLLS.match(mark.word)
        if match is None:
            continue
        key, line = match[1] or "", lines.line(mark.offset)
        if not lines.is_alone(mark.offset):
            if match[2]:
                yield Request(RequestTool.BSLLS, key, line, line, line, mark.comment)
        elif match[2]:
            off.setdefault(key, mark)
        elif key in off:
            yield _up_to(line, key, off.pop(key), lines)
    for key, mark in off.items():
        yield _up_to(lines.last, key, mark, lines)


def _up_to(last: int, key: str, mark: _Mark, lines: _Lines) -> Request:
    line = lines.line(mark.offset)
    return Request(RequestTool.BSLLS, key, line, last, line, mark.comment)
