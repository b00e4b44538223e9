"""Where the words of patterns stand among the tokens of a module; most modules and methods need no further look."""

import re
from collections.abc import Iterator, Sequence
from typing import Final
from weakref import WeakKeyDictionary

from onec.bsl import kinds as k
from onec.bsl.code import Code
from onec.bsl.lexer import Tokens
from onec.bsl.seek import places
from onec.bsl.text_functions import FUNCTIONS
from rules.language.given import CHARS, given, may_begin_constant
from rules.language.pattern import LeafKind
from rules.language.tables import Context, Numbers, Tables

Candidates = dict[int, list[int]]
"""Tokens by the number of a pattern, in no order and some twice; of a constructor `Новый`."""

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
_TEXTS: Final = re.compile(rb"[\x%02x\x%02x\x%02x\x%02x]" % (k.TEXT, k.UNFINISHED, k.NEW, k.PLUS))
_FUNCTIONS: Final = frozenset(FUNCTIONS)
_END_TEXT: Final = bytes([k.TEXT, k.CLOSE])
"""What an operand ends with, if no name, that may be a text."""


def is_silent(tables: Tables, tokens: Tokens) -> bool:
    """Tell quickly that no pattern of a word, a text or a statement can match; it may be so without being told."""
    return (
        not any(tables.wild)
        and _TEXTS.search(tokens.kinds) is None
        and not any(_STATEMENTS[word] in tokens.kinds for word in tables.keyed.get(LeafKind.STATEMENT, ()))
        and not any(word in tables.words or word in tables.heads or word in FUNCTIONS for word in tokens.words)
    )


def candidates(tables: Tables, tokens: Tokens) -> Candidates:
    """Return where patterns may match that are found by a word of code or a statement."""
    found: Candidates = {}
    known = tables.words.keys() | tables.heads.keys()
    there = [number for number, word in enumerate(tokens.words) if word in known]
    _words(tables, tokens, there, found)
    _wild(tables, tokens, found)
    _heads(tables, tokens, there, found)
    _computed(tables, tokens, found)
    for word, numbers in tables.keyed.get(LeafKind.STATEMENT, {}).items():
        _add(found, numbers, _all(tokens.kinds, _STATEMENTS[word]))
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


def sums(code: Code) -> tuple[int, ...]:
    """Return offsets of signs between what may be constant texts, and of calls of text functions."""
    found = _KNOWN.get(code)
    if found is None:
        found = _KNOWN[code] = tuple(_sums(code))
    return found


_KNOWN: Final[WeakKeyDictionary[Code, tuple[int, ...]]] = WeakKeyDictionary()


def _sums(code: Code) -> Iterator[int]:
    """Yield what `sums` returns."""
    tokens = code.module.tokens
    kinds = tokens.kinds
    neighbours = Neighbours(code)
    for at in _all(kinds, k.PLUS):
        if neighbours.may_end(at - 1) and neighbours.may_begin(at + 1):
            yield tokens.starts[at]
    for at in sorted(places(code, _FUNCTIONS)):
        if kinds[at + 1] == k.OPEN and neighbours.may_begin(at + 2):
            yield tokens.starts[at]


class Neighbours:
    """Tells by tokens which operands cannot be constant."""

    def __init__(self, code: Code) -> None:
        self._code = code
        self._tokens = code.module.tokens

    def may_end(self, at: int) -> bool:
        """Tell whether an operand that ends with a token may be a constant text."""
        kinds, words = self._tokens.kinds, self._tokens.words
        if kinds[at] == k.NAME:
            return words[at - 2] in CHARS if kinds[at - 1] == k.DOT else self._may_be(at)
        return kinds[at] in _END_TEXT

    def may_begin(self, at: int) -> bool:
        """Tell whether an operand that begins with a token may be constant."""
        kinds, word = self._tokens.kinds, self._tokens.words[at]
        if not may_begin_constant(self._code, at):
            return False
        return kinds[at] != k.NAME or kinds[at + 1] == k.OPEN or word in CHARS or self._may_be(at)

    def _may_be(self, at: int) -> bool:
        method = self._code.module.method_at(self._tokens.starts[at])
        names = given(self._code, method.name if method else "")
        return names is None or self._tokens.words[at] in names


def _words(tables: Tables, tokens: Tokens, there: Sequence[int], found: Candidates) -> None:
    words, kinds = tables.words, tokens.kinds
    places: dict[tuple[str, Context], list[int]] = {}
    for at in there:
        word = tokens.words[at]
        if word in words:
            how = context(kinds, at)
            places.setdefault((word, how), []).append(at - (how is Context.NEW))
    for (word, how), some in places.items():
        _add(found, words[word][how], some)


def _wild(tables: Tables, tokens: Tokens, found: Candidates) -> None:
    """Note every place where a pattern that takes any name may match."""
    if not any(tables.wild):
        return
    kinds = tokens.kinds
    for at in _all(kinds, k.NAME):
        how = context(kinds, at)
        if tables.wild[how]:
            _add(found, tables.wild[how], (at - (how is Context.NEW),))


def _heads(tables: Tables, tokens: Tokens, there: Sequence[int], found: Candidates) -> None:
    """Note every member of a name where a pattern takes any of them."""
    heads, kinds = tables.heads, tokens.kinds
    for at in there if heads else ():
        for number, how, behind in heads.get(tokens.words[at], ()):
            member = at + behind
            if member < len(tokens.words) and kinds[member] == k.NAME and context(kinds, member) == how:
                _add(found, [number], (member,))


def _computed(tables: Tables, tokens: Tokens, found: Candidates) -> None:
    """Note `Новый(…)`, where the type is computed: any type it may be."""
    _add(found, tables.news, [at for at in _all(tokens.kinds, k.NEW) if tokens.kinds[at + 1] == k.OPEN])


def _add(found: Candidates, numbers: Numbers, places: Sequence[int]) -> None:
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
