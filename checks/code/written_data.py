"""What one module writes into the base, found once for all checks that ask."""

from functools import lru_cache
from typing import NamedTuple

from onec.bsl.code import Code
from onec.bsl.saves import SAVING, Save, saves
from onec.bsl.seek import Part, parts_with


class Written(NamedTuple):
    """A write and the method it stands in."""

    part: Part
    save: Save


@lru_cache(maxsize=1)  # checks look at one module after another, and a module is dropped when all have
def written_data(code: Code) -> tuple[Written, ...]:
    """Return the writes in a module."""
    writers = parts_with(code, SAVING)
    return tuple(Written(part, save) for part in writers for save in saves(code.scope(part.name), part.body))
