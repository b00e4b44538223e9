"""What one module writes into the base, found once for all checks that ask."""

from functools import lru_cache
from typing import NamedTuple

from checks.security.hits import Part, parts
from onec.bsl.code import Code
from onec.bsl.saves import Save, saves


class Written(NamedTuple):
    """A write and the method it stands in."""

    part: Part
    save: Save


@lru_cache(maxsize=1)  # checks look at one module after another, and a module is dropped when all have
def written_data(code: Code) -> tuple[Written, ...]:
    """Return the writes in a module."""
    return tuple(Written(part, save) for part in parts(code) for save in saves(code.scope(part.name), part.body))


def spelled(code: Code, save: Save) -> str:
    """Return the full name of an object with its name as the module has it."""
    tokens = code.module.tokens
    at = next((at for at, word in enumerate(tokens.words) if word == save.name), -1)
    return f"{save.kind}.{tokens.spelling(at) if at >= 0 else save.name}"
