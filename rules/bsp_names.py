"""Names of the Standard Subsystems Library (БСП) by what they stand for, beside the critical ones of `rules.bsp`.

Source: `data/bsp_names.txt`, which tells how it was made.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

TABLE: Final = Path(__file__).parent / "data" / "bsp_names.txt"
NONE: Final = "-"
"""Stands for the English name of a thing that the English edition lacks."""

Names = Mapping[str, str]
"""The name that reports show by each of its spellings in lower case."""


class BspNames(NamedTuple):
    """The tables.

    Attributes:
        unseparated: objects outside the separators of data areas, as `catalog.классификаторбанков`.
        access: objects that say who may do what.
        session: session parameters, without those that rules of their own are about.
        internal: common modules that are no public interface.
    """

    unseparated: Names
    access: Names
    session: Names
    internal: Names


@cache
def bsp_names() -> BspNames:
    """Return the tables of this installation, read once per process."""
    return read_names(TABLE.read_text(encoding="utf-8"))


def read_names(text: str) -> BspNames:
    """Return the tables that the text holds."""
    found: dict[str, dict[str, str]] = {word: {} for word in BspNames._fields}
    for line in text.split("\n"):
        if line and not line.startswith("#"):
            word, *kind, russian, english = line.split()
            prefix = f"{kind[0]}." if kind else ""
            for name in (russian, english):
                if name != NONE:
                    found[word][f"{prefix}{name}".lower()] = f"{prefix}{russian}"
    return BspNames(**found)
