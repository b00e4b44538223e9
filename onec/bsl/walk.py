"""The nodes of a tree one by one."""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from onec.bsl import tree

Node: TypeAlias = tree.Statement | tree.Expression | tree.Step | tree.Variable


def walk(nodes: Sequence[Node]) -> Iterator[Node]:
    """Yield nodes and all that is in them, each before its parts, the parts in the order of the text."""
    stack: list[object] = list(reversed(nodes))
    while stack:
        node = stack.pop()
        if isinstance(node, tuple):
            if _is_node(node):
                yield node  # type: ignore[misc]  # what has a place is a node
            # Texts, numbers and None are no tuples: what is left are the parts.
            stack.extend(part for part in reversed(node) if isinstance(part, tuple))


def _is_node(node: tuple[object, ...]) -> bool:
    """Tell a node from a plain tuple of nodes; a branch of `If` is a plain tuple."""
    return type(node) is not tuple
