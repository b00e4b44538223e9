"""The nodes of a tree one by one."""

from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

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


def walk_parts(nodes: Sequence[Node]) -> Iterator[Node]:
    """Yield as `walk` does, without the nodes that never have parts: names, literals, jumps; they are most of all."""
    stack: list[tuple[object, ...]] = list(reversed(nodes))
    pop, push = stack.pop, stack.append
    while stack:
        node = pop()
        if type(node) is not tuple:
            yield node  # type: ignore[misc]  # as in `walk`
        for part in node[::-1]:
            if type(part) in _WITH_PARTS:
                push(part)  # type: ignore[arg-type]  # all of these are tuples


_WITH_PARTS: Final = frozenset(
    {
        *(tuple, tree.Call, tree.New, tree.Invoke, tree.Index, tree.Chain, tree.Unary, tree.Binary, tree.Ternary),
        *(tree.Await, tree.Assign, tree.Evaluate, tree.If, tree.ForEach, tree.For, tree.While, tree.Try, tree.Return),
        *(tree.Raise, tree.Execute, tree.Handler, tree.Annotation, tree.Variable, tree.Variables, tree.Branches),
    }
)
