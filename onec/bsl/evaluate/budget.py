"""How much following a method may cost, and what ends it."""

from typing import Final

from onec.bsl.evaluate.values import Where
from onec.self_description import Why

MAX_STEPS: Final = 50_000
"""Expressions, statements and cells that are looked at; the longest real self-description takes some thousands."""

MAX_FRAMES: Final = 700
"""Of Python, for expressions, calls and ways in one another; it ends at a thousand, real code needs two hundred."""

EXPRESSION_FRAMES: Final = 7
CALL_FRAMES: Final = 6
WAY_FRAMES: Final = 10
"""What one level costs at most."""

MAX_CHARS: Final = 4 * 1024 * 1024
"""Of all texts put together."""

MAX_LISTED_GAPS: Final = 20
"""Of one list or structure; one is enough to say that more may be there."""


class AbandonedError(Exception):
    """Raised where following a method cannot go on; it never leaves the package."""

    def __init__(self, why: Why, where: Where) -> None:
        super().__init__(why)
        self.why = why
        self.where = where


class ThrownError(Exception):
    """Raised where the code itself raises an exception for sure."""


class Budget:
    """What is left."""

    __slots__ = ("_chars", "_frames", "_steps")

    def __init__(self) -> None:
        self._steps = MAX_STEPS
        self._frames = MAX_FRAMES
        self._chars = MAX_CHARS

    def spend(self, steps: int, where: Where) -> None:
        """Take steps.

        Raises:
            AbandonedError: none are left.
        """
        self._steps -= steps
        if self._steps < 0:
            raise AbandonedError(Why.LIMIT, where)

    def take(self, text: str, where: Where) -> None:
        """Take the characters of a text that was put together.

        Raises:
            AbandonedError: too few are left.
        """
        self._chars -= len(text)
        if self._chars < 0:
            raise AbandonedError(Why.LIMIT, where)

    def deepen(self, frames: int, where: Where) -> None:
        """Go one level deeper.

        Raises:
            AbandonedError: it is too deep.
        """
        if self._frames < frames:
            raise AbandonedError(Why.LIMIT, where)
        self._frames -= frames

    def rise(self, frames: int) -> None:
        """Leave a level."""
        self._frames += frames
