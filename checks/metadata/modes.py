"""Compatibility modes: versions of the platform whose behaviour is kept."""

from typing import Final

SERVICE_PLATFORM: Final = (8, 3, 27)
"""The newest platform that public clouds are known to run; raise it when they do."""

_MAX_DIGITS: Final = 5


def mode_numbers(version: str) -> tuple[int, ...]:
    """Return 8.3.24 as numbers; a part that is none, or too long for one, counts as 0."""
    return tuple(_number(part) for part in version.split("."))


def is_newer_than_service(mode: str | None) -> bool:
    """Tell a mode that public clouds do not run."""
    return bool(mode) and mode_numbers(mode or "") > SERVICE_PLATFORM


def _number(part: str) -> int:
    return int(part) if part.isascii() and part.isdigit() and len(part) <= _MAX_DIGITS else 0
