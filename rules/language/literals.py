"""Texts that must stand in all that a regular expression matches: looking for them first is much quicker."""

import re
from re import _constants as ops  # type: ignore[attr-defined]  # typeshed leaves these two out
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, Final

MIN_CHARS: Final = 2
"""Shorter texts stand everywhere, unless they are a sign."""

MAX_WAYS: Final = 40
"""More alternatives are not looked for one by one."""

Ways = tuple[str, ...]

_REPEATS: Final = (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT)
_DIVIDES: Final = frozenset('"|\n\r#')
"""Characters that the text of a module writes otherwise within a literal."""


def needed(text: str) -> Ways:
    """Return texts in lower case of which one at least is in all that matches; none where that cannot be told."""
    return _best(_sequence(parser.parse(text, re.IGNORECASE).data))


def _best(found: list[Ways]) -> Ways:
    fitting = [ways for ways in found if len(ways) <= MAX_WAYS and all(map(_is_rare, ways))]
    return max(fitting, key=lambda ways: (min(map(len, ways)), -len(ways)), default=())


def _is_rare(way: str) -> bool:
    return len(way) >= MIN_CHARS or not (way.isalnum() or way.isspace())


def _sequence(items: Any) -> list[Ways]:  # noqa: ANN401 (sre's own)
    """Return what must stand in all that a sequence matches: each of these by one of its ways."""
    found: list[Ways] = []
    run = ""
    for op, value in items:
        if op is ops.LITERAL and chr(value) not in _DIVIDES:
            run += chr(value).lower()
            continue
        if op is ops.AT:
            continue
        if run:
            found.append((run,))
            run = ""
        found += _part(op, value)
    return [*found, (run,)] if run else found


def _part(op: Any, value: Any) -> list[Ways]:  # noqa: ANN401
    if op is ops.SUBPATTERN:
        return _sequence(value[3].data)
    if op in _REPEATS and value[0]:
        return _sequence(value[2].data)
    if op is ops.BRANCH:
        ways = [_best(_sequence(branch.data)) for branch in value[1]]
        return [tuple(sorted({way for one in ways for way in one}))] if all(ways) else []
    return []
