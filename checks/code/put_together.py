"""Constant texts that code puts together, found once for all checks that ask."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final, NamedTuple
from weakref import WeakKeyDictionary

from onec.bsl import kinds as k
from onec.bsl import tree
from onec.bsl.code import Code
from onec.bsl.holding import nodes_at
from onec.bsl.seek import Part
from onec.bsl.text_functions import FUNCTIONS
from rules.language.given import constant
from rules.language.scan import Neighbours, sums

_SUM: Final = re.compile(rb"[\x%02x\x%02x]\x%02x\x%02x" % (k.NAME, k.CLOSE, k.PLUS, k.NAME))
"""A sum of variables; `sums` tells those with a literal."""


class PutTogether(NamedTuple):
    """An addition of texts or the call of a text function, and the text that it gives at each run."""

    part: Part
    node: tree.Binary | tree.Call
    text: str


def texts_put_together(code: Code) -> tuple[PutTogether, ...]:
    """Return the constant texts that a module puts together, each before those in it."""
    found = _KNOWN.get(code)
    if found is None:
        found = _KNOWN[code] = tuple(_found(code))
    return found


_KNOWN: Final[WeakKeyDictionary[Code, tuple[PutTogether, ...]]] = WeakKeyDictionary()


def is_put_together(node: object) -> bool:
    """Tell an addition or the call of a text function."""
    if isinstance(node, tree.Binary):
        return "+" in node.operators
    return isinstance(node, tree.Call) and node.name in FUNCTIONS


def _found(code: Code) -> Iterator[PutTogether]:
    for part, node in nodes_at(code, _places(code)):
        if isinstance(node, tree.Binary | tree.Call) and is_put_together(node):
            value = constant(code.scope(part.name), node)
            if value is not None and isinstance(value.value, str):
                yield PutTogether(part, node, value.value)


def _places(code: Code) -> list[int]:
    """Return tokens within what may be constant and put together."""
    tokens = code.module.tokens
    neighbours = Neighbours(code)
    end = tokens.kinds.index(k.END)  # behind it the tokens are not in the order of the text
    places = [bisect_left(tokens.starts, offset, hi=end) for offset in sums(code)]
    for match in _SUM.finditer(tokens.kinds):
        at = match.start() + 1
        if neighbours.may_begin(at + 1) and neighbours.may_end(at - 1):
            places.append(at)
    return places
