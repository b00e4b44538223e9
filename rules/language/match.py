"""Matches of leaves before their constraints are looked at."""

from typing import NamedTuple

from rules.language.sites import Site


class Match(NamedTuple):
    """A match of a leaf.

    Attributes:
        offset: of its first character.
        slot: number of the method around, or `BODY`.
        site: its node, and what is around that.
        text: the text that matched, of a string or a comment.
    """

    offset: int
    slot: int
    site: Site
    text: str = ""


BODY = -1
"""In place of the number of a method: the statements outside of methods."""
