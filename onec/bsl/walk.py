"""The nodes of a tree one by one."""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from onec.bsl import tree

Node: TypeAlias = tree.Statement | tree.Expression | tree.Step | tree.Variable


def walk(nodes: Sequence[Node]) -> Iterator[Node]:
    """Yield nodes and all that is in them, each before its parts, the parts in the order of the text."""
    stack: list[tuple[object, ...]] = list(reversed(nodes))
    while stack:
        node = stack.pop()
        if type(node) is tuple:
            # Plain tuples hold nodes, a branch of `If` a condition and a body.
            stack += [part for part in node[::-1] if isinstance(part, tuple)]
        else:
            yield node  # type: ignore[misc]  # what is no plain tuple has a place: it is a node
            # The first is `at`; texts, numbers and None are no tuples.
            stack += [part for part in node[:0:-1] if isinstance(part, tuple)]
