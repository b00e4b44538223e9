"""Which modules can hand data to one another: flows are looked for in each such part by itself."""

from collections.abc import Sequence
from typing import NamedTuple

from onec.bsl.flow.graph import ModuleGraphs


class Links(NamedTuple):
    """What ties a module to others.

    Attributes:
        key: what others call it by, "" if nobody does.
        calls: keys of the modules it calls, sorted.
        ends: data end in it, or were not followed to where they do.
    """

    key: str
    calls: tuple[str, ...]
    ends: bool


def links(graphs: ModuleGraphs) -> Links:
    """Return what ties a module to others."""
    calls = {site.target.rpartition(".")[0] for method in graphs.methods for site in method.sites}
    return Links(graphs.key, tuple(sorted(calls - {""})), any(one.sinks or one.partly for one in graphs.methods))


def parts(modules: Sequence[Links]) -> list[list[int]]:
    """Return the numbers of modules that calls tie together, where data end in one of them at least; all in order."""
    by_key: dict[str, int] = {}
    for number, one in enumerate(modules):
        if one.key:
            by_key.setdefault(one.key, number)
    first = list(range(len(modules)))  # of each module one that it is tied to, at last the first of its part
    for number, one in enumerate(modules):
        for key in one.calls:
            if key in by_key:
                _tie(first, number, by_key[key])
    found: dict[int, list[int]] = {}
    for number in range(len(modules)):
        found.setdefault(_first(first, number), []).append(number)
    return [part for part in found.values() if any(modules[number].ends for number in part)]


def _tie(first: list[int], one: int, other: int) -> None:
    low, high = sorted((_first(first, one), _first(first, other)))
    first[high] = low


def _first(first: list[int], number: int) -> int:
    while first[number] != number:
        first[number] = number = first[first[number]]
    return number
