"""What the words of a module tell of a pattern before anything is looked at: whether it can match at all, and where.

All that is told here is necessary and never enough. Of code that is run as a text nothing is told.
"""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final, NamedTuple

from onec.bsl import kinds as k
from onec.bsl.code import Code
from onec.bsl.lexer import fold, literal_text
from onec.bsl.possible_types import may_have_type
from rules.language.expressions import regex
from rules.language.given import CHARS
from rules.language.pattern import Group, LeafKind, Pattern, Relation, Value
from rules.language.spell import Path, path
from rules.language.tables import CONTEXTS
from rules.language.texts import Comments

_NEAR: Final = frozenset({Relation.BEFORE, Relation.AFTER, Relation.WITH, Relation.MODULE_WITH})
_CALLED: Final = frozenset({LeafKind.GLOBAL, LeafKind.CALL, LeafKind.MEMBER, LeafKind.NEW})
_DOTTED: Final = frozenset({LeafKind.CALL, LeafKind.PROPERTY})
_BY_PLACE: Final = frozenset({*CONTEXTS, LeafKind.STATEMENT})
_WORD: Final = re.compile(r"[^\W\d]\w*")
_DIRECTIVES: Final = re.compile(r"#[^\r\n]*")
_DELETED: Final = re.compile(r"#\s*(?:удаление|delete)\b")
_ENDS: Final = bytes([k.COMMA, k.CLOSE])


class Gate(NamedTuple):
    """What a pattern needs.

    Attributes:
        fronts: what stands before the last name, one of them; none where anything will do.
        types: something of one of these types, of each set.
        calls: words, one of each set.
        near: patterns, one of each list.
        first: what the first argument must be.
        asked: the patterns that constraints ask for, and those that these ask for in turn: what else may be looked at.
    """

    fronts: tuple[Path, ...] = ()
    types: tuple[frozenset[str], ...] = ()
    calls: tuple[frozenset[str], ...] = ()
    near: tuple[tuple[Pattern, ...], ...] = ()
    first: tuple[Value, ...] = ()
    asked: tuple[Pattern, ...] = ()


def gate(pattern: Pattern) -> Gate:
    """Return what a pattern needs."""
    groups = list(_all(pattern.group))
    values = [one for group in groups for one in _values(group) if not one.absent]
    paths = [path(name) for name in pattern.names] if pattern.leaf in _DOTTED else []
    fronts = tuple(one[:-1] for one in paths) if all(len(one) > 1 for one in paths) else ()
    first = [value for group in groups for number, value in group.arguments if not number]
    return Gate(
        fronts,
        tuple(frozenset(one.types) for one in values if one.types),
        tuple(words for one in values if one.calls and (words := _last(one.calls))),
        tuple(near.patterns for group in groups for near in group.near if near.relation in _NEAR),
        tuple(one for one in first if one.const or one.spelled) if pattern.leaf in _CALLED else (),
        tuple(_asked(pattern)),
    )


def _asked(pattern: Pattern) -> Iterator[Pattern]:
    ahead = [pattern.group]
    while ahead:
        group = ahead.pop()
        ahead += (*group.every, *group.choice, *group.never)
        for near in group.near:
            for one in near.patterns:
                yield one
                ahead.append(one.group)


class Needs:
    """The gates of the patterns of one pack, each made once.

    Attributes:
        texts: by pattern, texts that the source must have: of each list one.
    """

    def __init__(self, texts: Mapping[str, Sequence[Sequence[str]]]) -> None:
        self.texts = texts
        self._gates: dict[int, Gate] = {}

    def gate(self, pattern: Pattern) -> Gate:
        """Return the gate of a pattern."""
        found = self._gates.get(pattern.number)
        if found is None:
            found = self._gates[pattern.number] = gate(pattern)
        return found


class Gates:
    """The gates of the patterns in one module."""

    def __init__(self, code: Code, needs: Needs, there: Container[int], comments: Comments) -> None:
        """Take a module, the patterns whose words it has, and its comments."""
        self._code = code
        self._tokens = code.module.tokens
        self._needs = needs
        self._there = there
        self._comments = comments
        self._is_open = code.outer is not None
        self._known: dict[str, bool] = {}
        self._may: dict[int, bool] = {}
        self._fits: dict[tuple[str, str], bool] = {}

    def may_match(self, pattern: Pattern) -> bool:
        """Tell whether a pattern may match somewhere, its words being there."""
        if self._is_open:
            return True
        found = self._may.get(pattern.number)
        if found is None:
            self._may[pattern.number] = True
            found = self._may[pattern.number] = self._may_match(pattern)
        return found

    def places(self, pattern: Pattern, places: Sequence[int]) -> Sequence[int]:
        """Return the tokens among some at which the first argument may be what a pattern asks for."""
        values = self._needs.gate(pattern).first
        if self._is_open or not values:
            return places
        return [at for at in places if all(self._may_be_first(one, at) for one in values)]

    def _may_match(self, pattern: Pattern) -> bool:
        found = self._needs.gate(pattern)
        if found.fronts and not any(map(self._has_front, found.fronts)):
            return False
        words = self._code.words
        return (
            not any(words.isdisjoint(one) for one in found.calls)
            and all(may_have_type(self._code, one) for one in found.types)
            and all(any(map(self._is_near, patterns)) for patterns in found.near)
            and all(any(map(self._has, ways)) for ways in self._needs.texts.get(str(pattern.number), ()))
        )

    def _is_near(self, pattern: Pattern) -> bool:
        is_there = pattern.leaf not in _BY_PLACE or pattern.number in self._there
        return is_there and self.may_match(pattern)

    def _has_front(self, parts: Path) -> bool:
        words = self._code.words
        if len(parts) == 1 and parts[0] is not None and may_have_type(self._code, parts[0]):
            return True
        return all(part is None or not words.isdisjoint(part) for part in parts)

    def _may_be_first(self, value: Value, at: int) -> bool:
        """Tell whether the first argument of a call of the name at a token may be something."""
        tokens = self._tokens
        kinds = tokens.kinds
        at += kinds[at] == k.NEW
        if kinds[at] != k.NAME or kinds[at + 1] != k.OPEN:
            return True
        at += 2
        kind = kinds[at]
        if kind == k.END:
            return True
        if kinds[at + 1] in _ENDS and kind in _SINGLE:
            text = tokens.spelling(at)
            if value.spelled and not self._is_found(value.spelled, text):
                return False
            return not value.const or kind != k.TEXT or self._is_found(value.const, literal_text(text))
        if kind in _ENDS:
            return False
        # No member of a value is constant, and no sum or comparison with one.
        return not (value.const and kind == k.NAME and kinds[at + 1] == k.DOT and tokens.words[at] not in CHARS)

    def _is_found(self, pattern: str, text: str) -> bool:
        found = self._fits.get((pattern, text))
        if found is None:
            found = self._fits[pattern, text] = regex(pattern).search(text) is not None
        return found

    def _has(self, text: str) -> bool:
        """Tell whether a text in lower case is somewhere in the source."""
        found = self._known.get(text)
        if found is None:
            found = self._known[text] = text in (self._vocabulary if _WORD.fullmatch(text) else self._low)
        return found

    @cached_property
    def _vocabulary(self) -> str:
        """Return all in which a part of a word may stand: each different token, comments, directives."""
        directives = "\n".join(_DIRECTIVES.findall(self._tokens.text)).lower() if "#" in self._tokens.text else ""
        if _DELETED.search(directives):
            return self._low
        return "\n".join([*self._code.words, directives, self._comments.low])

    @cached_property
    def _low(self) -> str:
        return fold(self._tokens.text)


_SINGLE: Final = bytes([k.NAME, k.NUMBER, k.TEXT])


def _all(group: Group) -> Iterator[Group]:
    """Yield a group and those in it that must hold too."""
    yield group
    for one in group.every:
        yield from _all(one)


def _values(group: Group) -> Iterator[Value]:
    """Yield what must be there of some type or call."""
    values = (group.receiver, group.value, group.some, *(value for _, value in group.arguments))
    return (one for one in values if one is not None)


def _last(calls: Sequence[str]) -> frozenset[str]:
    """Return the words one of which ends the name of a call; none where one of them is any word."""
    parts = [path(one)[-1] for one in calls]
    return frozenset().union(*(one for one in parts if one)) if all(parts) else frozenset()
