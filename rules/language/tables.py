"""Patterns of all rules as tables: by the word that a pattern stands or falls with.

They are plain data and kept as JSON; a pattern becomes a value again when something of it was seen in a module. So the
cost of a module hardly depends on the number of rules.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any, Final

from rules.language import spell
from rules.language.definition import Definition
from rules.language.literals import needed
from rules.language.pattern import Group, LeafKind, Pattern


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

TEXTS: Final = (LeafKind.STRING, LeafKind.QUERY, LeafKind.COMMENT)

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
        texts: by leaf, pattern, its regular expression and texts one of which that needs; none where that is not known.
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
    texts: dict[str, list[tuple[int, str, Sequence[str]]]] = field(default_factory=dict)
    keyed: dict[str, dict[str, Numbers]] = field(default_factory=dict)
    plain: dict[str, Numbers] = field(default_factory=dict)


def tables(definitions: Iterable[Definition]) -> Tables:
    """Return the tables of some rules."""
    made = Tables()
    for one in definitions:
        flow = spell.taint(one.taint) if one.taint else None
        made.rules.append([one.name, one.modules, one.shown, flow])
        for pattern in one.match:
            found = _numbered(made, spell.pattern(pattern), asked=False)
            made.patterns[found.number] = (len(made.rules) - 1, found)
    return made


def _numbered(made: Tables, pattern: Pattern, *, asked: bool) -> Pattern:
    """Give a pattern and those it asks for their numbers, and note by what they are found."""
    if asked and pattern in made.known:
        return made.known[pattern]
    number = len(made.patterns)
    made.patterns.append(None)
    _index(made, pattern, number)
    found = pattern._replace(number=number, group=_group(made, pattern.group))
    if asked:
        made.known[pattern] = found
    return found


def _group(made: Tables, group: Group) -> Group:
    def groups(some: tuple[Group, ...]) -> tuple[Group, ...]:
        return tuple(_group(made, one) for one in some)

    return group._replace(
        near=tuple(
            one._replace(patterns=tuple(_numbered(made, pattern, asked=True) for pattern in one.patterns))
            for one in group.near
        ),
        every=groups(group.every),
        choice=groups(group.choice),
        never=groups(group.never),
    )


def _index(made: Tables, pattern: Pattern, number: int) -> None:
    leaf = pattern.leaf
    if leaf in CONTEXTS:
        context = CONTEXTS[leaf]
        if context is Context.NEW:
            made.news.append(number)
        for name in pattern.names:
            *front, last = name.split(".")
            if last == spell.ANY:
                _add_wild(made, front, context, number)
                continue
            for word in last.split(spell.OR):
                _once(made.words.setdefault(word, [[] for _ in Context])[context], number)
    elif leaf in TEXTS:
        made.texts.setdefault(leaf, []).append((number, pattern.text, needed(pattern.text)))
    elif leaf in (LeafKind.METHOD, LeafKind.LINE):
        made.plain.setdefault(leaf, []).append(number)
    else:
        for name in pattern.names:
            for word in name.split(spell.OR):
                _once(made.keyed.setdefault(leaf, {}).setdefault(word, []), number)


def _add_wild(made: Tables, front: list[str], context: Context, number: int) -> None:
    """Note a pattern that takes any word, behind the word it begins with if it has one."""
    if not front or front[0] == spell.ANY:
        _once(made.wild[context], number)
        return
    for word in front[0].split(spell.OR):
        made.heads.setdefault(word, []).append((number, context, 2 * len(front)))


def _once(numbers: list[int], number: int) -> None:
    if number not in numbers[-1:]:
        numbers.append(number)
