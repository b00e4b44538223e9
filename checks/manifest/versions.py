"""Versions as numbers, and ranges of them as compatibility lists and cards write them."""

import re
from dataclasses import dataclass

PARTS = 4
"""Edition, subedition, version, build."""

MAX_VERSION_CHARS = 18
"""Of a version in the catalogues of the service; delivery-kit.md sections 5 and 6."""

ANY_PART = "*"

_NUMBERS = re.compile(r"[0-9]{1,9}(\.[0-9]{1,9}){1,7}")
_EXACT = re.compile(r"[0-9]{1,9}(\.[0-9]{1,9}){3}")
_BOUND = re.compile(r"([0-9]{1,9}|\*)(\.([0-9]{1,9}|\*)){3}")
_TOP = 10**9
"""Above any part."""


def numbers(version: str) -> tuple[int, ...] | None:
    """Return a version of two to eight numbers with dots between them, without the zeros at its end; else None."""
    if not _NUMBERS.fullmatch(version):
        return None
    parts = [int(part) for part in version.split(".")]
    while parts and not parts[-1]:
        parts.pop()
    return tuple(parts)


def is_exact(version: str) -> bool:
    """Tell a version of four numbers."""
    return _EXACT.fullmatch(version) is not None


def is_bound(version: str) -> bool:
    """Tell the end of a range: four parts, each a number or an asterisk."""
    return _BOUND.fullmatch(version) is not None


@dataclass(frozen=True, slots=True)
class Range:
    """Versions from `low` to `high`, inclusive, in four parts."""

    low: tuple[int, ...]
    high: tuple[int, ...]

    @property
    def is_empty(self) -> bool:
        """No version lies in it."""
        return self.low > self.high

    def holds(self, other: "Range") -> bool:
        """Tell whether all of another range lies in this one."""
        return self.low <= other.low and other.high <= self.high

    def meets(self, other: "Range") -> bool:
        """Tell whether a version lies in both."""
        return max(self.low, other.low) <= min(self.high, other.high)


def version_range(minimum: str, maximum: str) -> Range | None:
    """Return the versions between two bounds, an empty one for any; None where one cannot be read."""
    if any(bound and not is_bound(bound) for bound in (minimum, maximum)):
        return None
    return Range(_bound(minimum, 0), _bound(maximum, _TOP))


def _bound(version: str, any_part: int) -> tuple[int, ...]:
    parts = version.split(".") if version else [ANY_PART] * PARTS
    return tuple(any_part if part == ANY_PART else int(part) for part in parts)
