"""Attempts that keep what was raised."""

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class Attempts:
    """Keeps what was raised, by the name of the part."""

    def __init__(self) -> None:
        self.broken: dict[str, Exception] = {}

    def __call__(self, name: str, act: Callable[[], T], /) -> T | None:
        """Act."""
        try:
            return act()
        except Exception as error:  # noqa: BLE001 (as the stage does)
            self.broken[name] = error
            return None
