"""Constant texts that are put together: additions of texts and calls of text functions."""

from collections.abc import Iterator
from typing import NamedTuple

from onec.bsl.code import Code
from onec.bsl.module import Method
from rules.language.expressions import expression_end
from rules.language.given import constant
from rules.language.sites import Site, Sums


class Folded(NamedTuple):
    """One text from the characters `offset` up to `end`, as it is and in lower case."""

    offset: int
    end: int
    text: str
    low: str
    site: Site


def folded(code: Code, method: Method | None, sums: Sums) -> Iterator[Folded]:
    """Yield the constant texts among some expressions of a method; of those in one another the outermost.

    Args:
        code: the module.
        method: None for the statements outside of methods.
        sums: expressions, each before those in it.
    """
    tokens = code.module.tokens
    scope = code.scope(method.name if method else "")
    first = end = -1
    for node, frame in sums:
        offset = tokens.starts[node.at]
        if first <= offset < end:
            continue
        found = constant(scope, node)
        if found is None or not isinstance(found.value, str):
            continue
        first, end = offset, expression_end(tokens, node.at, len(tokens.text))
        yield Folded(offset, end, found.value, found.value.lower(), Site(node.at, node, -1, method, frame))
