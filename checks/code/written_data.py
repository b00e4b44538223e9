"""What one module writes into the base, found once for all checks that ask."""

from typing import Final, NamedTuple
from weakref import WeakKeyDictionary

from onec.bsl.code import Code
from onec.bsl.saves import Save, saves
from onec.bsl.seek import Part


class Written(NamedTuple):
    """A write and the method it stands in."""

    part: Part
    save: Save


def written_data(code: Code) -> tuple[Written, ...]:
    """Return the writes in a module."""
    found = _KNOWN.get(code)
    if found is None:
        found = _KNOWN[code] = tuple(Written(part, save) for part, save in saves(code))
    return found


_KNOWN: Final[WeakKeyDictionary[Code, tuple[Written, ...]]] = WeakKeyDictionary()
