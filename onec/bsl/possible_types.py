"""Types that nothing in a module can be of: told by its words, without a look into its methods."""

from functools import cache
from typing import Final
from weakref import WeakKeyDictionary

from onec.bsl import kinds as k
from onec.bsl.code import Code
from onec.bsl.returns import ARRAY, INDEX, returns
from onec.bsl.types import type_name

_LITERALS: Final = frozenset({"string", "number", "boolean", "date"})
_COMMON_MODULE: Final = frozenset({"общиймодуль", "commonmodule"})
_UNNAMED: Final = frozenset({INDEX, "*"})
"""Members that are used without their name."""
_ARRAY: Final = ARRAY.removesuffix(":")


def may_have_type(code: Code, wanted: frozenset[str]) -> bool:
    """Tell whether an expression of a module may be of one of some types, or a common module of one of these names.

    All that `onec.bsl.types` can find is possible, and some more.
    """
    if code.outer is not None:
        return True
    possible = _KNOWN.get(code)
    if possible is None:
        possible = _KNOWN[code] = _Possible(code)
    return possible.has(wanted)


class _Possible:
    """What the words of one module allow."""

    __slots__ = ("_any", "_known", "_types", "_words")

    def __init__(self, code: Code) -> None:
        tokens = code.module.tokens
        kin = code.variable_types.kin
        self._words = code.words
        self._known: dict[frozenset[str], bool] = {}
        self._types = {type_name(one).partition(".")[0] for one in _constructed(code)}
        self._types.update(_base(one) for types in (*kin.names.values(), kin.form_object, kin.request) for one in types)
        if kin.commons:
            self._types.add("commonmodule")
        computed = bytes([k.NEW, k.OPEN]) in tokens.kinds
        self._any = computed or not self._words.isdisjoint(_COMMON_MODULE)

    def has(self, wanted: frozenset[str]) -> bool:
        found = self._known.get(wanted)
        if found is None:
            found = self._known[wanted] = (
                self._any
                or not wanted.isdisjoint(self._types)
                or not wanted.isdisjoint(_LITERALS)
                or not self._words.isdisjoint(wanted)
                or not self._words.isdisjoint(_makers(wanted))
            )
        return found


def _constructed(code: Code) -> set[str]:
    tokens = code.module.tokens
    kinds, words = tokens.kinds, tokens.words
    found = set()
    at = kinds.find(k.NEW)
    while at >= 0:
        found.add(words[at + 1])
        at = kinds.find(k.NEW, at + 1)
    return found


@cache
def _makers(wanted: frozenset[str]) -> frozenset[str]:
    """Return the words without one of which no value of some types comes from the platform."""
    made = _made_by()
    found: set[str] = set()
    seen: set[str] = set()
    left = list(wanted)
    while left:
        one = left.pop()
        if one not in seen:
            seen.add(one)
            words, owners = made.get(one, (set(), set()))
            found |= words
            left += owners
    return frozenset(found | seen)


@cache
def _made_by() -> dict[str, tuple[set[str], set[str]]]:
    """Return for each type the words that give it, and the types whose items or unnamed members are of it."""
    table = returns()
    made: dict[str, tuple[set[str], set[str]]] = {}

    def note(types: frozenset[str], word: str, owner: str) -> None:
        arrays = {_ARRAY} if any(one.startswith(ARRAY) for one in types) else set()
        for base in {*map(_base, types), *arrays}:
            words, owners = made.setdefault(base, (set(), set()))
            if word:
                words.add(word)
            else:
                owners.add(_base(owner))

    for named in (table.methods, table.context):
        for word, types in named.items():
            note(types, word, "")
    for owner, types in table.items.items():
        note(types, "", owner)
    for owner, members in table.members.items():
        for word, types in members.items():
            note(types, "" if word in _UNNAMED else word, owner)
    return made


def _base(one: str) -> str:
    return one.removeprefix(ARRAY).partition(".")[0]


_KNOWN: Final[WeakKeyDictionary[Code, _Possible]] = WeakKeyDictionary()
