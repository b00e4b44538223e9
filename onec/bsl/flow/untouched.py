"""Which parameters methods leave as they are, though they hand them on to methods that might change them.

In methods that call one another in circles every parameter looks as if it might be changed; what nobody in the circle
changes is not.
"""

from collections.abc import Sequence
from typing import Final, TypeAlias

from onec.bsl.flow.graph import DERIVED, FIELD, GUARD, JOIN, OUT, PARAMETER, STRUCT, MethodGraph

MAX_DEPTH: Final = 3
"""Of fields in fields that are looked into."""

_Place: TypeAlias = tuple[int, tuple[str, ...]]

Outs: TypeAlias = list[dict[int, int]]
"""For each method the parameters it changes, with the nodes they have in the end."""


def changed(methods: Sequence[MethodGraph], targets: Sequence[Sequence[int]]) -> Outs:
    """Return what methods change of their parameters."""
    outs = [dict(one.outs) for one in methods]
    hanging: dict[tuple[int, int], list[tuple[int, int]]] = {}
    touched: list[tuple[int, int]] = []
    for number, method in enumerate(methods):
        for index, node in outs[number].items():
            on = _Look(method, targets[number], index).through(node)
            if on is None:
                touched.append((number, index))
                continue
            for called, argument in on:
                if argument in outs[called]:
                    hanging.setdefault((called, argument), []).append((number, index))
    seen = set(touched)
    while touched:
        for one in hanging.get(touched.pop(), ()):
            if one not in seen:
                seen.add(one)
                touched.append(one)
    return [
        {index: node for index, node in found.items() if (number, index) in seen} for number, found in enumerate(outs)
    ]


class _Look:
    """Looks whether a node is a parameter and nothing else, fields and checks of it included."""

    def __init__(self, method: MethodGraph, targets: Sequence[int], index: int) -> None:
        self._nodes = method.nodes
        self._targets = targets
        self._index = index

    def through(self, node: int) -> list[tuple[int, int]] | None:
        """Return the calls that must leave their argument alone for that, None if it is something else."""
        calls: list[tuple[int, int]] = []
        stack: list[_Place] = [(node, ())]
        seen = set(stack)
        while stack:
            at, keys = stack.pop()
            following = self._step(at, keys, calls)
            if following is None:
                return None
            for one in following:
                if one not in seen:
                    seen.add(one)
                    stack.append(one)
        return calls

    def _step(self, at: int, keys: tuple[str, ...], calls: list[tuple[int, int]]) -> list[_Place] | None:
        node = self._nodes[at]
        kind = node[0]
        found: list[_Place] | None = None
        if kind == PARAMETER:
            found = [] if node[1] == self._index and not keys else None
        elif kind == JOIN:
            found = [(one, keys) for one in node[1:] if one]
        elif kind == OUT:
            _, site, argument, before = node
            if self._targets[site] >= 0:
                calls.append((self._targets[site], argument))
            found = [(before, keys)] if before else None
        elif kind == FIELD:
            found = [(node[1], keys[:-1])] if keys and keys[-1] == node[2] else None
        elif kind == GUARD:
            found = [(node[1], keys)]
        elif kind == DERIVED:
            found = [(node[4], keys)] if node[1] < 0 else None
        elif kind == STRUCT and node[1] and len(keys) < MAX_DEPTH:
            fields = [(one, (*keys, key)) for key, one in zip(node[2::2], node[3::2], strict=True) if one]
            found = [(node[1], keys), *fields]
        return found
