"""How a part of a stage may fail without costing what the others found."""

from collections.abc import Callable
from typing import Protocol, TypeVar

T = TypeVar("T")


class Attempt(Protocol):
    """Gives what `act` gives, or None and a note under `name` where it raised: a fault of ours breaks the stage."""

    def __call__(self, name: str, act: Callable[[], T], /) -> T | None:
        """Act under a name."""
