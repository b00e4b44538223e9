"""The methods in which certain words stand, found by tokens: most methods of most modules need not be walked over."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from onec.bsl.code import Code
from onec.bsl.module import Method, Module
from onec.bsl.tree import Body


class Part(NamedTuple):
    """A method, or what a module says outside of methods: then without a header, under the empty name."""

    name: str
    header: Method | None
    body: Body


def parts(code: Code) -> Iterator[Part]:
    """Yield the methods of a module in the order of the text, then the body outside of them."""
    for method in code.module.methods:
        yield Part(method.name, method, method.body)
    yield Part("", None, code.module.body)


def parts_with(code: Code, words: frozenset[str], kinds: bytes = b"") -> Iterator[Part]:
    """Yield the parts of a module in which a lower-case word or a kind of token stands, as `parts_at` does."""
    return parts_at(code, places(code, words, kinds))


def parts_at(code: Code, *places: Sequence[int]) -> Iterator[Part]:
    """Yield the parts that hold a token of each of some lists, in the order of the text.

    The body outside of methods is yielded last whatever it holds: few modules have one.
    """
    rarest = min(places, key=len)
    if not rarest:
        return
    starts, methods = code.module.tokens.starts, code.module.methods
    others = [sorted([starts[at] for at in one]) for one in places if one is not rarest]
    for number in _methods_around(code.module, rarest):
        method = methods[number]
        first, end = starts[method.first], starts[method.end - 1]
        if not others or all(_holds(one, first, end) for one in others):
            yield Part(method.name, method, method.body)
    if code.module.body:
        yield Part("", None, code.module.body)


def places(code: Code, words: frozenset[str], kinds: bytes = b"") -> list[int]:
    """Return the numbers of the tokens that are one of some lower-case words, no signs, or of one of some kinds."""
    index = code.index
    found: list[int] = []
    for word in words & index.keys():
        found += index[word]
    if kinds:
        found += [match.start() for match in _any_of(kinds).finditer(code.module.tokens.kinds)]
    return found


def bodies_with(code: Code, words: frozenset[str], kinds: bytes = b"") -> Iterator[tuple[str, Body]]:
    """Yield name and body of each method, "" for what stands outside, that has a lower-case word or a kind of token."""
    return ((part.name, part.body) for part in parts_with(code, words, kinds))


def _methods_around(module: Module, places: Sequence[int]) -> list[int]:
    """Return the numbers of the methods with a token of a list: of branches of the preprocessor, all that have it."""
    starts, methods = module.tokens.starts, module.methods
    firsts = [starts[method.first] for method in methods]
    found: set[int] = set()
    for offset in {starts[at] for at in places}:
        number = bisect_right(firsts, offset) - 1
        while number >= 0 and starts[methods[number].end - 1] >= offset:
            found.add(number)
            number -= 1
    return sorted(found)


def _holds(offsets: Sequence[int], first: int, end: int) -> bool:
    number = bisect_left(offsets, first)
    return number < len(offsets) and offsets[number] <= end


@lru_cache
def _any_of(kinds: bytes) -> re.Pattern[bytes]:
    return re.compile(b"[%b]" % re.escape(kinds))
