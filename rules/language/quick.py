"""Names of patterns in a text without reading it as code: a first look at large collections.

It tells where a word of a pattern stands as the pattern wants it, and asks nothing else: constraints, variables of the
author and types are not looked at, so it finds more than the engine does. A quotation mark in a comment between two
lines of one literal misleads it, and computed types and texts are none of its business.
"""

import re
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
    tokens.append("")
    own = {tokens[at] for at in places if tokens[at - 1] in _HEADERS}
    found = []
    for at in places:
        word = tokens[at]
        how = _context(tokens, at)
        if how is not None and not (how is Context.CALLED and word in own):
            found += [Name(number, word, at) for number in words[word][how]]
    return found


def _context(tokens: list[str], at: int) -> Context | None:
    before = tokens[at - 1] if at else ""
    if before in _HEADERS or before in _NO_NAME:
        return None
    called = tokens[at + 1] == "("
    if before == ".":
        return Context.INVOKED if called else Context.MEMBER
    if before in _NEW:
        return Context.NEW
    return Context.CALLED if called or tokens[at] in _EXECUTE else Context.NAMED
