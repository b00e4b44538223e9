"""`#Если … #КонецЕсли` among tokens: what belongs together, and the tokens that one choice of branches leaves."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from onec.bsl import kinds as k

MAX_CHOICES: Final = 16
"""Ways in which one method is read; real code needs two."""

_CONDITIONS: Final = re.compile(b"[%b]" % bytes([k.PP_IF, k.PP_ELSIF, k.PP_ELSE, k.PP_ENDIF]))


@dataclass(slots=True)
class Group:
    """One `#Если`: how deep it stands, the tokens of its directives in order, whether one is `#Иначе`."""

    level: int
    marks: list[int] = field(default_factory=list)
    otherwise: bool = False

    @property
    def bodies(self) -> int:
        """Number of choices; without `#Иначе` nothing at all is one."""
        return len(self.marks) - self.otherwise


class Conditions:
    """All groups of a text; a directive that has no counterpart is in none."""

    def __init__(self, kinds: bytes | bytearray) -> None:
        self.group_of = _groups(kinds)
        self.marks = sorted(self.group_of)

    def end(self, at: int) -> int:
        """Return the last token of the group that begins at `at`; `at` itself where none does."""
        group = self.group_of.get(at)
        return group.marks[-1] if group else at

    def within(self, first: int, end: int) -> Sequence[int]:
        """Return the directives from `first` up to `end`."""
        return self.marks[bisect_left(self.marks, first) : bisect_left(self.marks, end)]

    def cover(self, first: int, end: int, seen: tuple[int, int]) -> tuple[int, int]:
        """Return the range widened so that no group lies across its borders; `seen` is a part that was widened."""
        while seen != (first, end):
            new = [*self.within(first, seen[0]), *self.within(seen[1], end)]
            seen = (first, end)
            for mark in new:
                marks = self.group_of[mark].marks
                first, end = min(first, marks[0]), max(end, marks[-1] + 1)
        return first, end

    def choices(self, first: int, end: int) -> Iterator[list[tuple[int, int]]]:
        """Yield for each choice of branches the ranges of tokens it leaves; no group lies across the borders."""
        groups = [self.group_of[mark] for mark in self.within(first, end)]
        if not groups:
            return
        width = max(group.bodies for group in groups)
        top = min(group.level for group in groups)
        depth = max(group.level for group in groups) - top + 1
        # Branch number by one digit for each level: a group within a branch is tried both ways too.
        for number in range(MAX_CHOICES if depth > MAX_CHOICES else min(width**depth, MAX_CHOICES)):
            yield self._choose(first, end, (number, width, top))

    def _choose(self, first: int, end: int, choice: tuple[int, int, int]) -> list[tuple[int, int]]:
        number, width, top = choice
        ranges = []
        start = first
        taken = [True]
        numbers: list[int] = []  # of the branch that is open, by group
        for mark in self.within(first, end):
            group = self.group_of[mark]
            if taken[-1] and mark > start:
                ranges.append((start, mark))
            if mark == group.marks[0]:
                taken.append(taken[-1])
                numbers.append(-1)
            if mark == group.marks[-1]:
                taken.pop()
                numbers.pop()
            else:
                numbers[-1] += 1
                # Levels from MAX_CHOICES on have no digit of their own; a power that large is of no use either.
                digit = number // width ** min(group.level - top, MAX_CHOICES) % width
                taken[-1] = taken[-2] and numbers[-1] == min(digit, group.bodies - 1)
            start = mark + 1
        if end > start:
            ranges.append((start, end))
        return ranges


def _groups(kinds: bytes | bytearray) -> dict[int, Group]:
    found: dict[int, Group] = {}
    stack: list[Group] = []
    for match in _CONDITIONS.finditer(kinds):
        at = match.start()
        kind = kinds[at]
        if kind == k.PP_IF:
            stack.append(Group(len(stack)))
        elif not stack or (stack[-1].otherwise and kind != k.PP_ENDIF):
            continue
        stack[-1].marks.append(at)
        if kind == k.PP_ELSE:
            stack[-1].otherwise = True
        elif kind == k.PP_ENDIF:
            group = stack.pop()
            found.update(dict.fromkeys(group.marks, group))
    return found
