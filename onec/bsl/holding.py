"""The statements of a body that hold some places: what surrounds them need not be walked over."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

from onec.bsl import tree
from onec.bsl.code import Code
from onec.bsl.seek import Part, parts_at, places
from onec.bsl.walk import Node, walk_parts


def nodes_with(code: Code, words: frozenset[str], kinds: bytes = b"") -> Iterator[tuple[Part, Node]]:
    """Yield the nodes in which a lower-case word or a kind of token stands, and others beside them, with their parts.

    Nodes that never have parts are left out, as `walk_parts` does, and so are statements with bodies in them.
    """
    return nodes_at(code, places(code, words, kinds))


def nodes_at(code: Code, found: Sequence[int]) -> Iterator[tuple[Part, Node]]:
    """Yield as `nodes_with` does the nodes in which some tokens stand."""
    starts = code.module.tokens.starts
    offsets = sorted([starts[at] for at in found])
    for part in parts_at(code, found):
        for node in walk_parts(nodes_holding(code, part, offsets)):
            yield part, node


def nodes_holding(code: Code, part: Part, offsets: Sequence[int]) -> list[Node]:
    """Return what holds some places of a part in the order of the text; together each node is there once.

    Args:
        code: the module.
        part: a method, or what stands outside of methods.
        offsets: sorted; those outside of the part are left out.

    Of a statement with bodies these are its own expressions: a condition, a collection.
    """
    starts = code.module.tokens.starts
    first, end = 0, len(offsets)
    if part.header:
        first = bisect_left(offsets, starts[part.header.first])
        end = bisect_right(offsets, starts[part.header.end - 1])
    found: list[Node] = []
    stack: list[tuple[Any, int, int]] = [(part.body, first, end)]
    while stack:
        one, low, high = stack.pop()
        if type(one) is not tuple:
            found.append(one)
            continue
        for statement, inner_low, inner_high in reversed(list(statements_holding(one, starts, offsets, low, high))):
            stack += [(inner, inner_low, inner_high) for inner in reversed(list(_parts(statement)))]
    return found


def statements_holding(
    body: tree.Body, starts: Sequence[int], offsets: Sequence[int], low: int, high: int
) -> Iterator[tuple[tree.Statement, int, int]]:
    """Yield the statements that hold some of the offsets from number `low` up to `high`, and which."""
    while low < high:
        number = bisect_right(body, offsets[low], key=lambda one: starts[one.at]) - 1
        is_last = number + 1 == len(body)
        stop = high if is_last else bisect_left(offsets, starts[body[number + 1].at], low, high)
        if number >= 0:
            yield body[number], low, stop
        low = stop


def _parts(node: tree.Statement) -> Iterator[Node | tree.Body]:
    """Yield the expressions and bodies of a statement that has bodies, any other statement as it is."""
    match node:
        case tree.If(_, branches, otherwise):
            yield from chain.from_iterable(branches)
            yield otherwise
        case tree.ForEach() | tree.For() | tree.While():
            yield from node[1:]
        case tree.Try(_, body, handler):
            yield from (body, handler)
        case tree.Branches(_, bodies):
            yield from bodies
        case _:
            yield node
