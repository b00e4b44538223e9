"""The methods in which certain words stand, found by tokens: most methods of most modules need not be walked over."""

import re
from collections.abc import Iterator

from onec.bsl.code import Code
from onec.bsl.tree import Body


def bodies_with(code: Code, words: frozenset[str], kinds: bytes = b"") -> Iterator[tuple[str, Body]]:
    """Yield name and body of each method, "" for what stands outside, that has a lower-case word or a kind of token."""
    tokens = code.module.tokens
    present = words & code.words
    places = [at for at, word in enumerate(tokens.words) if word in present] if present else []
    if kinds:
        places += [match.start() for match in re.finditer(b"[%b]" % re.escape(kinds), tokens.kinds)]
    found: dict[int, tuple[str, Body]] = {}
    outside = False
    for at in places:
        method = code.module.method_at(tokens.starts[at])
        if method is None:
            outside = True
        else:
            found[method.at] = method.name, method.body
    yield from (found[at] for at in sorted(found))
    if outside:
        yield "", code.module.body
