"""Patterns of all rules as tables: by the word that a pattern stands or falls with.

They are plain data and kept as JSON; a pattern becomes a value again when something of it was seen in a module. So the
cost of a module hardly depends on the number of rules.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any, Final

from rules.language.pattern import LeafKind, Pattern


class Context(IntEnum):
    """How a word stands in code: `X(`, `.X(`, `Новый X`, `.X`, `X`; what is no name at all."""

    CALLED = 0
    INVOKED = 1
    NEW = 2
    MEMBER = 3
    NAMED = 4
    STATEMENT = 5
    TEXT = 6


CONTEXTS: Final = {
    LeafKind.GLOBAL: Context.CALLED,
    LeafKind.CALL: Context.INVOKED,
    LeafKind.MEMBER: Context.INVOKED,
    LeafKind.NEW: Context.NEW,
    LeafKind.PROPERTY: Context.MEMBER,
    LeafKind.NAME: Context.NAMED,
}
"""Leaves that are found by one word, and how it stands."""

Numbers = list[int]


@dataclass(slots=True)
class Tables:
    """All patterns; one has its number.

    Attributes:
        rules: name, modules, what is shown and flow of each.
        patterns: by number, with the number of its rule; None for those that another one asks for: they stand in that.
        known: patterns that others ask for, with their numbers; of no use once all are there.
        words: patterns by the word in lower case, a list for each `Context`.
        wild: patterns that take any word, by `Context`.
        heads: by the word that `A.*` begins with: patterns, how the last word stands, and how many tokens behind it is.
        news: patterns of constructors.
        literals: patterns of strings and queries: number, regular expression, texts one of which that needs (none where
            that is not known), whether it is a query.
        comments: patterns of comments, the same without the last.
        needles: patterns of strings and queries by the texts that they need.
        texts: by pattern, texts that its constraints need in the source: of each list one must be there.
        keyed: by leaf, patterns by word: of statements, annotations (`*` for any), and reasons of `parse`.
        plain: by leaf, the others: `method`, `line`.
    """

    rules: list[Any] = field(default_factory=list)
    patterns: list[tuple[int, Any] | None] = field(default_factory=list)
    known: dict[Pattern, Pattern] = field(default_factory=dict)
    words: dict[str, list[Numbers]] = field(default_factory=dict)
    wild: list[Numbers] = field(default_factory=lambda: [[] for _ in Context])
    heads: dict[str, list[tuple[int, int, int]]] = field(default_factory=dict)
    news: Numbers = field(default_factory=list)
    literals: list[tuple[int, str, Sequence[str], bool]] = field(default_factory=list)
    comments: list[tuple[int, str, Sequence[str]]] = field(default_factory=list)
    needles: dict[str, Numbers] = field(default_factory=dict)
    texts: dict[str, Sequence[Sequence[str]]] = field(default_factory=dict)
    keyed: dict[str, dict[str, Numbers]] = field(default_factory=dict)
    plain: dict[str, Numbers] = field(default_factory=dict)
