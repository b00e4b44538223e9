"""An attempt that remembers: what broke is not to be kept."""

from collections.abc import Callable
from typing import TypeVar

from checks.attempt import Attempt

T = TypeVar("T")


class Watched:
    """An attempt; `broken` tells whether anything raised in it so far."""

    __slots__ = ("_attempt", "broken")

    def __init__(self, attempt: Attempt) -> None:
        self._attempt = attempt
        self.broken = False

    def __call__(self, name: str, act: Callable[[], T], /) -> T | None:
        """Act under a name, and remember if that breaks."""
        done = self._attempt(name, lambda: (act(),))
        if done is None:
            self.broken = True
            return None
        return done[0]
