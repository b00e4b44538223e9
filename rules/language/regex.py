r"""Whether a regular expression of a rule is safe on any text: it must need linear time, on every Python from 3.11.0.

The check is stricter than the truth and easy to tell: a part of open length (`*`, `+`) may only begin where what stands
before it cannot be of the same characters, else every start is tried with every length. `"[^"]*"` is good, `a.*b` is
not (say `a.{0,200}b`), `\w+@` is not (say `\b\w+@`).
"""

import re
from re import _constants as ops  # type: ignore[attr-defined]  # typeshed leaves these two out
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, Final

MAX_TRIES: Final = 5_000
"""Lengths of bounded parts that may be tried from one place, all together."""

_SAMPLE: Final = "".join(map(chr, range(32, 127))) + "\t\n\r\xa0абвгяёіАБВГЯЁ«»—№\u200b漢"
_REPEATS: Final = (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT)
_CATEGORIES: Final = {
    ops.CATEGORY_DIGIT: r"\d",
    ops.CATEGORY_NOT_DIGIT: r"\D",
    ops.CATEGORY_SPACE: r"\s",
    ops.CATEGORY_NOT_SPACE: r"\S",
    ops.CATEGORY_WORD: r"\w",
    ops.CATEGORY_NOT_WORD: r"\W",
}

Chars = frozenset[str]


def fault(text: str) -> str:
    """Return what is wrong with a regular expression, "" for nothing."""
    try:
        re.compile(text, re.IGNORECASE)
        tree = parser.parse(text, re.IGNORECASE)
    except (re.error, RecursionError, OverflowError) as error:
        return f"is no regular expression: {error}"
    if tree.state.flags & ~(re.IGNORECASE | re.UNICODE):
        return "has flags of its own; it is searched in any case, and that is all"
    checker = _Checker(text)
    try:
        checker.sequence(tree.data, checker.all, last=True, again=False)
    except _UnsafeError as error:
        return str(error)
    return ""


class _UnsafeError(Exception):
    """Tells what would be slow."""


class _Checker:
    """Goes through a parsed expression with the characters that may stand before the place it is at."""

    def __init__(self, text: str) -> None:
        self.sample = sorted(set(_SAMPLE + text.lower() + text.upper()))
        self.all: Chars = frozenset(self.sample)
        self.word = self._of(re.compile(r"\w"))
        self.tries = 1

    def sequence(self, items: Any, before: Chars, *, last: bool, again: bool) -> Chars:  # noqa: ANN401 (sre's own)
        """Check one thing after another; return what may stand before what follows.

        Args:
            items: of sre's tree.
            before: what may stand before the first.
            last: nothing follows in the whole expression.
            again: this is repeated, so what varies in it may not meet itself.
        """
        bounded = False
        for number, (op, value) in enumerate(items):
            if op is ops.AT:
                bounded = value is ops.AT_BOUNDARY
                before = frozenset() if value in (ops.AT_BEGINNING, ops.AT_BEGINNING_STRING) else before
                continue
            if bounded:
                before = self._behind_boundary(before, self._chars(op, value))
                bounded = False
            before = self._one(op, value, before, last=last and number == len(items) - 1, again=again)
        return before

    def _one(self, op: Any, value: Any, before: Chars, *, last: bool, again: bool) -> Chars:  # noqa: ANN401
        if op in _REPEATS:
            return self._repeat(op, value, before, last=last, again=again)
        if op is ops.SUBPATTERN:
            return self.sequence(value[3].data, before, last=last, again=again)
        if op is ops.BRANCH:
            return self._branch(value[1], before, last=last, again=again)
        if op in (ops.ASSERT, ops.ASSERT_NOT):
            return self._look(op, value, before)
        if op in (ops.ATOMIC_GROUP, ops.GROUPREF, ops.GROUPREF_EXISTS):
            raise _UnsafeError("has an atomic group or a reference to a group, which may fail or be slow")
        return self._chars(op, value)

    def _repeat(self, op: Any, value: Any, before: Chars, *, last: bool, again: bool) -> Chars:  # noqa: ANN401
        fewest, most, body = value
        if op is ops.POSSESSIVE_REPEAT and (len(body.data) > 1 or body.data[0][0] in (ops.SUBPATTERN, ops.BRANCH)):
            raise _UnsafeError("has a possessive group, which fails on Python before 3.11.5")
        if (again or most is ops.MAXREPEAT) and fewest != most and body.getwidth()[0] == 0:
            raise _UnsafeError("repeats what may be empty")
        chars = self._all_chars(body.data)
        meets = not chars.isdisjoint(before)
        if meets and not last:
            if most is ops.MAXREPEAT:
                raise _UnsafeError("has * or + where the same characters can stand before it: bound it, as {0,100}")
            if again and fewest != most:
                raise _UnsafeError("repeats a part of varying length that can follow itself")
            self.tries *= most - fewest + 1
            if self.tries > MAX_TRIES:
                raise _UnsafeError(f"has bounds that make more than {MAX_TRIES} tries from one place")
        repeated = most is ops.MAXREPEAT or most > 1
        after = self.sequence(body.data, before, last=last and not repeated, again=again)
        if repeated:
            after |= self.sequence(body.data, after, last=False, again=True)
        return after if fewest else after | before

    def _branch(self, branches: Any, before: Chars, *, last: bool, again: bool) -> Chars:  # noqa: ANN401
        firsts = [self._first_chars(branch.data) for branch in branches]
        if again and sum(branch.getwidth()[0] == 0 for branch in branches) > 1:
            raise _UnsafeError("repeats alternatives of which several may be empty")
        if again and sum(map(len, firsts)) > len(frozenset().union(*firsts)):
            raise _UnsafeError("repeats alternatives that begin with the same character")
        return frozenset().union(*(self.sequence(one.data, before, last=last, again=again) for one in branches))

    def _look(self, op: Any, value: Any, before: Chars) -> Chars:  # noqa: ANN401
        direction, body = value
        if direction > 0:
            self.sequence(body.data, before, last=False, again=False)
            return before
        chars = self._all_chars(body.data)
        if len(body.data) != 1 or body.data[0][0] not in (ops.IN, ops.LITERAL):
            return before
        return before & chars if op is ops.ASSERT else before - chars

    def _behind_boundary(self, before: Chars, chars: Chars) -> Chars:
        if chars <= self.word:
            return before - self.word
        return before & self.word if chars.isdisjoint(self.word) else before

    def _first_chars(self, items: Any) -> Chars:  # noqa: ANN401
        """Return what a sequence may begin with."""
        found: Chars = frozenset()
        for op, value in items:
            if op in (ops.AT, ops.ASSERT, ops.ASSERT_NOT):
                continue
            if op in _REPEATS:
                found |= self._first_chars(value[2].data)
                if value[0]:
                    return found
            elif op is ops.SUBPATTERN:
                return found | self._first_chars(value[3].data)
            elif op is ops.BRANCH:
                return found.union(*(self._first_chars(branch.data) for branch in value[1]))
            else:
                return found | self._chars(op, value)
        return found

    def _all_chars(self, items: Any) -> Chars:  # noqa: ANN401
        """Return everything a sequence may hold."""
        return frozenset().union(*(self._chars(op, value) for op, value in items))

    def _chars(self, op: Any, value: Any) -> Chars:  # noqa: ANN401
        """Return everything one part may hold."""
        if inner := _inner(op, value):
            return frozenset().union(*(self._all_chars(one.data) for one in inner))
        if op is ops.LITERAL:
            return self._either(chr(value))
        if op is ops.NOT_LITERAL:
            return self.all - self._either(chr(value))
        if op is ops.IN:
            return self._set(value)
        return self.all if op is ops.ANY else frozenset()

    def _set(self, items: Any) -> Chars:  # noqa: ANN401
        found: Chars = frozenset()
        for op, value in items:
            if op is ops.LITERAL:
                found |= self._either(chr(value))
            elif op is ops.RANGE:
                found |= frozenset(char for char in self.sample if _within(char, *value))
            elif op is ops.CATEGORY:
                found |= self._of(re.compile(_CATEGORIES[value]))
        return self.all - found if items[0][0] is ops.NEGATE else found

    def _of(self, pattern: re.Pattern[str]) -> Chars:
        return frozenset(char for char in self.sample if pattern.match(char))

    def _either(self, char: str) -> Chars:
        return frozenset({char, char.lower(), char.upper()}) & self.all


def _inner(op: Any, value: Any) -> list[Any]:  # noqa: ANN401
    """Return the sequences that a part is made of."""
    if op in _REPEATS:
        return [value[2]]
    if op is ops.SUBPATTERN:
        return [value[3]]
    return list(value[1]) if op is ops.BRANCH else []


def _within(char: str, low: int, high: int) -> bool:
    return any(low <= ord(one) <= high for one in (char, *char.lower(), *char.upper()))
