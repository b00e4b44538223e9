"""Where loops end and which variables a stretch of text may change, told from the tokens at once for a module."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from onec.bsl import kinds as k

_LOOPS: Final = re.compile(b"[%b]" % bytes([k.FOR, k.WHILE, k.END_DO, k.END_PROCEDURE, k.END_FUNCTION]))
_HAS: Final = bytes([k.DOT, k.OPEN_INDEX])
"""A name in front of one of these is an object, or a container."""
_WITHIN: Final = re.escape(
    bytes([k.DOT, k.COMMA, k.OPEN, k.OPEN_INDEX, k.QUESTION, k.EQUAL, k.COMPARE, k.PLUS, k.MINUS, k.MULTIPLY, k.IF])
    + bytes([k.ELSIF, k.IN, k.TO, k.WHILE, k.RETURN, k.RAISE, k.NEW, k.AND, k.OR, k.NOT, k.EXECUTE, k.GOTO])
)
"""A name behind one of these does not begin a statement."""
# A literal first is what `re` finds fast; what stands before it is looked at behind it.
_CHANGED: Final = re.compile(
    # The start of a statement; an argument on its own, which a method may take by reference; what has members.
    b"%(name)b(?:(?<![%(within)b]%(name)b)|(?<=[%(before)b]%(name)b)(?=[%(after)b])|(?<!%(dot)b%(name)b)(?=[%(has)b]))"
    % {
        b"name": bytes([k.NAME]),
        b"within": _WITHIN,
        b"before": re.escape(bytes([k.OPEN, k.COMMA])),
        b"after": re.escape(bytes([k.CLOSE, k.COMMA])),
        b"dot": re.escape(bytes([k.DOT])),
        b"has": re.escape(_HAS),
    }
)
_ASSIGNED: Final = re.compile(
    b"%(name)b(?:(?<![%(within)b]%(name)b)(?=%(equal)b)|(?<=%(each)b%(name)b))"
    % {
        b"name": bytes([k.NAME]),
        b"within": _WITHIN,
        b"equal": re.escape(bytes([k.EQUAL])),
        b"each": re.escape(bytes([k.EACH])),
    }
)

_COPIED: Final = re.compile(
    b"%(name)b(?<![%(within)b]%(name)b)%(equal)b%(name)b(?![%(more)b])"
    % {
        b"name": bytes([k.NAME]),
        b"within": _WITHIN,
        b"equal": re.escape(bytes([k.EQUAL])),
        b"more": re.escape(bytes([k.OPEN, k.PLUS, k.MINUS, k.MULTIPLY, k.EQUAL, k.COMPARE, k.AND, k.OR, k.IN])),
    }
)
"""A variable is given another one, or a member of it."""


class Spans:
    """Ends of loops and names that may be changed, of one module."""

    __slots__ = ("_assigned", "_changed", "_copied", "_ends", "_kinds", "_words")

    def __init__(self, kinds: bytes, words: Sequence[str]) -> None:
        self._kinds = kinds
        self._words = words
        self._ends: dict[int, int] | None = None
        self._changed: list[int] = []
        self._assigned: list[int] = [match.start() for match in _ASSIGNED.finditer(kinds)]
        self._copied: list[int] = []

    def assigned(self, first: int, end: int) -> set[str]:
        """Return names that the tokens from `first` up to `end` give a value to by `=` or `Для`."""
        words = self._words
        places = self._assigned[bisect_left(self._assigned, first) : bisect_left(self._assigned, end)]
        return {words[at] for at in places}

    def changed(self, first: int, end: int) -> frozenset[str]:
        """Return names that the tokens from `first` up to `end` may change."""
        if self._ends is None:
            self._scan()
        places = self._changed[bisect_left(self._changed, first) : bisect_left(self._changed, end)]
        words = self._words
        return frozenset([words[at] for at in places])

    def changed_too(self, first: int, end: int) -> frozenset[str]:
        """Return names that the tokens may change, those included that have another name there: А = С; А.К = 1."""
        names = self.changed(first, end)
        places = self._copied[bisect_left(self._copied, first) : bisect_left(self._copied, end)]
        words = self._words
        more = [words[at + 2] for at in reversed(places) if words[at] in names]
        return names.union(more) if more else names

    def objects(self, first: int, end: int) -> frozenset[str]:
        """Return names of which the tokens use a member."""
        if self._ends is None:
            self._scan()
        kinds, words = self._kinds, self._words
        places = self._changed[bisect_left(self._changed, first) : bisect_left(self._changed, end)]
        return frozenset([words[at] for at in places if kinds[at + 1] in _HAS])

    def loop_end(self, at: int) -> int:
        """Return the token behind the loop that begins at a token."""
        if self._ends is None:
            self._scan()
        return (self._ends or {}).get(at, len(self._words))

    def _scan(self) -> None:
        kinds = self._kinds
        self._changed = [match.start() for match in _CHANGED.finditer(kinds)]
        self._copied = [match.start() for match in _COPIED.finditer(kinds)]
        self._ends = ends = {}
        opened: list[int] = []
        for match in _LOOPS.finditer(kinds):
            at = match.start()
            kind = kinds[at]
            if kind in {k.FOR, k.WHILE}:
                opened.append(at)
            elif kind == k.END_DO:
                if opened:
                    ends[opened.pop()] = at
            else:
                for start in opened:
                    ends[start] = at
                opened.clear()
