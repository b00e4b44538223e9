"""Methods that name one of a module's variables, told by tokens: the others need no walk for what these are given."""

from bisect import bisect_right
from collections.abc import Collection
from itertools import chain
from typing import Final

from onec.bsl import kinds as k
from onec.bsl.module import Module

_USED: Final = frozenset(
    {k.DOT, k.COMMA, k.SEMICOLON, k.OPEN, k.CLOSE, k.OPEN_INDEX, k.CLOSE_INDEX, k.COMPARE, k.PLUS, k.MINUS, k.MULTIPLY}
)
"""What stands behind a name whose value is used, not given."""
_TARGETS: Final = frozenset(
    {k.FOR, k.EACH, k.BAD, k.DELETED, k.MARK, k.USE, k.BAD_DIRECTIVE, k.DELETE, k.END_DELETE, k.PP_ENDIF, k.PP_ELSE,
     k.THEN}
)  # fmt: skip
"""What a name stands behind that a loop gives a value, or may seem to stand behind."""


def methods_naming(module: Module, names: Collection[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the methods that name something in lower case, and those of them that may give it a value.

    What stands behind a method may be its own, where branches of the preprocessor cut it in two. The body outside of
    methods, the method of the empty name, is always in both.
    """
    kinds = module.tokens.kinds
    methods = module.methods
    firsts = [method.first for method in methods]
    named, given = {""}, {""}
    index = module.tokens.index
    for at in chain.from_iterable(index[name] for name in index.keys() & names):
        number = bisect_right(firsts, at) - 1
        if number < 0:
            continue
        around = {methods[number].name}
        while number and at < methods[number - 1].end:
            number -= 1
            around.add(methods[number].name)
        named |= around
        if kinds[at + 1] not in _USED or kinds[at - 1] in _TARGETS:
            given |= around
    return frozenset(named), frozenset(given)
