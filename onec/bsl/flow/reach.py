"""Which labels a method can have anything to do with, told roughly and fast: most sinks need no closer look.

Labels go from a method to those it calls with arguments, to those it returns something to, and to those that read what
it writes to a shared name.
"""

from typing import Final

from onec.bsl.flow.graph import DERIVED, GATE, SHARED, SOURCE
from onec.bsl.flow.program import Program

_OWN: Final = {SOURCE: 2, DERIVED: 3, GATE: 3}
"""Where a node has labels of its own."""


def labels_by_method(program: Program) -> list[int]:
    """Return for each method the labels that may be in it, and more."""
    masks: list[int] = []
    following: list[list[int]] = [[] for _ in program.methods]
    shared: dict[tuple[int, str], tuple[list[int], list[int]]] = {}
    for number, method in enumerate(program.methods):
        module = program.modules[number]
        labels = 0
        for _, given in method.entries:
            labels |= given
        for node in program.nodes[number]:
            kind = node[0] if node else 0
            if kind in _OWN:
                labels |= node[_OWN[kind]]
            elif kind == SHARED:
                shared.setdefault((module, node[1]), ([], []))[1].append(number)
        masks.append(labels)
        for name, _ in method.writes:
            shared.setdefault((module, name), ([], []))[0].append(number)
        _follow_calls(program, number, following)
    for writers, readers in shared.values():
        if writers and readers:
            # A place of its own, so that many writers and many readers need no way each.
            for writer in dict.fromkeys(writers):
                following[writer].append(len(masks))
            masks.append(0)
            following.append(list(dict.fromkeys(readers)))
    _spread(masks, following)
    return masks[: len(program.methods)]


def _follow_calls(program: Program, number: int, following: list[list[int]]) -> None:
    for target, site in zip(program.targets[number], program.methods[number].sites, strict=True):
        if target >= 0:
            if site.arguments:
                following[number].append(target)
            called = program.methods[target]
            if called.result or called.outs:
                following[target].append(number)


def _spread(masks: list[int], following: list[list[int]]) -> None:
    work = [number for number, mask in enumerate(masks) if mask]
    while work:
        number = work.pop()
        mask = masks[number]
        for other in following[number]:
            if mask & ~masks[other]:
                masks[other] |= mask
                work.append(other)
