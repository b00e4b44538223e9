"""Where the words of patterns stand among the tokens of a module; most modules and methods need no further look."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from onec.bsl import kinds as k
from onec.bsl.lexer import Tokens
from onec.bsl.text_functions import FUNCTIONS
from rules.language.pattern import LeafKind
from rules.language.tables import Context, Numbers, Tables

Candidates = dict[int, list[int]]
"""Offsets by the number of a pattern, in no order and some twice."""

_STATEMENTS: Final = {
    "goto": k.GOTO,
    "execute": k.EXECUTE,
    "raise": k.RAISE,
    "return": k.RETURN,
    "try": k.TRY,
    "if": k.IF,
    "while": k.WHILE,
    "for": k.FOR,
    "foreach": k.FOR,
    "addhandler": k.ADD_HANDLER,
    "label": k.LABEL,
}
_SUMS: Final = re.compile(rb"\x%02x(?=\x%02x)|(?<=\x%02x)\x%02x" % (k.TEXT, k.PLUS, k.PLUS, k.TEXT))


def candidates(tables: Tables, tokens: Tokens) -> Candidates:
    """Return where patterns may match that are found by a word of code or a statement."""
    found: Candidates = {}
    _words(tables, tokens, found)
    _wild(tables, tokens, found)
    _heads(tables, tokens, found)
    _computed(tables, tokens, found)
    for word, numbers in tables.keyed.get(LeafKind.STATEMENT, {}).items():
        _add(found, numbers, (tokens.starts[at] for at in _all(tokens.kinds, _STATEMENTS[word])))
    return found


def context(kinds: bytes, at: int) -> Context:
    """Return how a word stands."""
    before = kinds[at - 1] if at else k.END
    called = kinds[at + 1] == k.OPEN
    if before == k.DOT:
        return Context.INVOKED if called else Context.MEMBER
    if before == k.NEW:
        return Context.NEW
    if called or kinds[at] == k.EXECUTE:
        return Context.CALLED
    return Context.NAMED


def sums(tokens: Tokens) -> Iterator[int]:
    """Yield offsets of texts that are added to something, and of calls of text functions."""
    for match in _SUMS.finditer(tokens.kinds):
        yield tokens.starts[match.start()]
    for at in [number for number, word in enumerate(tokens.words) if word in FUNCTIONS]:
        if tokens.kinds[at + 1] == k.OPEN:
            yield tokens.starts[at]


def _words(tables: Tables, tokens: Tokens, found: Candidates) -> None:
    words, kinds, starts = tables.words, tokens.kinds, tokens.starts
    for at in [number for number, word in enumerate(tokens.words) if word in words]:
        how = context(kinds, at)
        numbers = words[tokens.words[at]][how]
        if numbers:
            _add(found, numbers, (starts[at - (how is Context.NEW)],))


def _wild(tables: Tables, tokens: Tokens, found: Candidates) -> None:
    """Note every place where a pattern that takes any name may match."""
    if not any(tables.wild):
        return
    kinds, starts = tokens.kinds, tokens.starts
    for at in _all(kinds, k.NAME):
        how = context(kinds, at)
        if tables.wild[how]:
            _add(found, tables.wild[how], (starts[at - (how is Context.NEW)],))


def _heads(tables: Tables, tokens: Tokens, found: Candidates) -> None:
    """Note every member of a name where a pattern takes any of them."""
    heads, kinds, starts = tables.heads, tokens.kinds, tokens.starts
    for at in [number for number, word in enumerate(tokens.words) if word in heads] if heads else ():
        for number, how, behind in heads[tokens.words[at]]:
            member = at + behind
            if member < len(tokens.words) and kinds[member] == k.NAME and context(kinds, member) == how:
                _add(found, [number], (starts[member],))


def _computed(tables: Tables, tokens: Tokens, found: Candidates) -> None:
    """Note `Новый(…)`, where the type is computed: any type it may be."""
    offsets = [tokens.starts[at] for at in _all(tokens.kinds, k.NEW) if tokens.kinds[at + 1] == k.OPEN]
    if offsets:
        _add(found, tables.news, offsets)


def _add(found: Candidates, numbers: Numbers, offsets: Iterable[int]) -> None:
    places = list(offsets)
    if places:
        for number in numbers:
            found.setdefault(number, []).extend(places)


def _all(kinds: bytes, kind: int) -> list[int]:
    """Return the numbers of all tokens of one kind."""
    found = []
    at = kinds.find(kind)
    while at >= 0:
        found.append(at)
        at = kinds.find(kind, at + 1)
    return found
