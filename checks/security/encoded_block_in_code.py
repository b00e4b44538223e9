"""A literal of a module is an encoded block."""

import re
from collections.abc import Iterator
from typing import Final

from checks.code.encoded import MIN_PROGRAM_CHARS, encoded_kind
from checks.code.hits import hit
from checks.code.put_together import texts_put_together
from onec.bsl import kinds as k
from onec.bsl import tree
from onec.bsl.code import Code
from onec.bsl.holding import nodes_holding
from onec.bsl.seek import parts_at
from onec.bsl.walk import walk
from rules.catalogue import rule
from rules.language.hit import Hit

RULE = rule("encoded-block-in-code")

_LITERALS: Final = bytes([k.TEXT, k.UNFINISHED])
_BEGINS: Final = re.compile(r'"[0-9a-z+/= \t\v\f]*+(?:["\r\n]|\Z)')
"""The first line of a literal, in lower case, that has nothing but what blocks are made of."""
_NEIGHBOURS: Final = re.compile(b"[%b](?=[%b])" % (_LITERALS, _LITERALS))


def check_module(code: Code) -> Iterator[Hit]:
    """Yield the texts, put together where they stand in parts, that are one block."""
    if len(code.module.tokens.text) < MIN_PROGRAM_CHARS:
        return
    inner: set[int] = set()
    for part, added, text in texts_put_together(code):
        if isinstance(added, tree.Binary) and set(added.operators) == {"+"}:
            inner.update(one.at for one in added.operands if isinstance(one, tree.Text))
            if kind := encoded_kind(text):
                yield hit(code, RULE, added.at, part, value=kind, length=str(len(text)))
    literals = _long_literals(code)
    offsets = sorted([code.module.tokens.starts[at] for at in literals])
    for part in parts_at(code, literals):
        for node in walk(nodes_holding(code, part, offsets)):
            if isinstance(node, tree.Text) and node.at not in inner:
                text = code.module.string(node)
                if kind := encoded_kind(text):
                    yield hit(code, RULE, node.at, part, value=kind, length=str(len(text)))


def _long_literals(code: Code) -> list[int]:
    """Return the literals that are long enough, or have another one behind them, and begin as a block."""
    tokens = code.module.tokens
    long = [word for word in code.index if len(word) > MIN_PROGRAM_CHARS]
    places = [at for word in long if word[0] == '"' and _BEGINS.match(word) for at in code.index[word]]
    neighbours = (match.start() for match in _NEIGHBOURS.finditer(tokens.kinds))
    return [*places, *(at for at in neighbours if _BEGINS.match(tokens.words[at]))]
