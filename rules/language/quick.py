"""Names of patterns in a text without reading it as code: a first look at large collections.

It tells where a word of a pattern stands as the pattern wants it, and asks nothing else: constraints, variables of the
author and types are not looked at, so it finds more than the engine does. A quotation mark in a comment between two
lines of one literal misleads it, and computed types and texts are none of its business.
"""

import re
from itertools import repeat
from typing import Final, NamedTuple

from onec.bsl.lexer import fold
from rules.language.tables import Context, Tables

_TOKEN: Final = re.compile(r'"[^"]*"?|//[^\r\n]*|\w+|[.(&~#]')
_HEADERS: Final = frozenset({"процедура", "procedure", "функция", "function"})
_NEW: Final = frozenset({"новый", "new"})
_EXECUTE: Final = frozenset({"выполнить", "execute"})
_NO_NAME: Final = frozenset("&~#")


class Name(NamedTuple):
    """A word of a pattern: number of the pattern, the word, and its number among words, signs, texts and comments."""

    pattern: int
    word: str
    ordinal: int


def names_only(tables: Tables, text: str) -> list[Name]:
    """Return the places in a text where words of patterns stand as the patterns want them."""
    words = tables.words
    tokens = _TOKEN.findall(fold(text))
    places = [at for at, token in enumerate(tokens) if token in words]
    if not places:
        return []
    tokens.append("")  # behind the last one, and before the first one too
    own = {tokens[at] for at in places if tokens[at - 1] in _HEADERS}
    found: list[Name] = []
    stands = _STANDS.get
    for at in places:
        word = tokens[at]
        called = tokens[at + 1] == "("
        before = stands(tokens[at - 1], _FREE)
        if before is _FREE:
            how = _CALLED if called or word in _EXECUTE else _NAMED
            if how == _CALLED and word in own:
                continue
        else:
            how = before[called]
        if how >= 0:
            numbers = words[word][how]
            if numbers:
                found += map(_new, repeat(Name), zip(numbers, repeat(word), repeat(at), strict=False))
    return found


_new: Final = tuple.__new__
"""Makes a name in half the time."""
_CALLED: Final = int(Context.CALLED)
_NAMED: Final = int(Context.NAMED)
_FREE: Final = (_NAMED, _CALLED)
"""How a word stands behind something, without a bracket and with one: where nothing tells more."""
_STANDS: Final = {
    ".": (int(Context.MEMBER), int(Context.INVOKED)),
    **dict.fromkeys(_NEW, (int(Context.NEW), int(Context.NEW))),
    **dict.fromkeys([*_HEADERS, *_NO_NAME], (-1, -1)),
}
"""The same behind some words; -1 where it is no name of a pattern."""
