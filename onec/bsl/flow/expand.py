"""What each kind of node is made of: the edges of the graph, followed only where somebody asks."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from onec.bsl.flow.fact import CALLED, GATED, GUARDED, STRIPPED, Fact
from onec.bsl.flow.facts import Facts
from onec.bsl.flow.graph import (
    DERIVED,
    FILE_KEY,
    GATE,
    GUARD,
    JOIN,
    OUT,
    PARAMETER,
    RESULT,
    SHARED,
    SOURCE,
    STRUCT,
    Node,
)
from onec.bsl.flow.program import QUIET, UNKNOWN
from onec.bsl.flow.tables import TEXT


def expand(facts: Facts, fact: Fact) -> None:
    """Tell what a fact is made of."""
    if fact.node < 0:
        _given(facts, fact)
    elif fact.node:
        node = facts.program.nodes[fact.method][fact.node]
        _EXPANDERS[node[0]](facts, fact, node)


def _given(facts: Facts, fact: Fact) -> None:
    """What all callers hand over, and what outsiders give."""
    index = -1 - fact.node
    program = facts.program
    if not fact.path.endswith(FILE_KEY):
        for number, labels in program.methods[fact.method].entries:
            if number == index:
                fact.base |= facts.masks.of(labels)
    for caller, site in program.callers[fact.method]:
        node = facts.argument(caller, site, index)
        if node:
            fact.need(facts.resolved(facts.fact(caller, node, fact.path)))


def _source(facts: Facts, fact: Fact, node: Node) -> None:
    fact.base = facts.masks.of(node[2] & facts.deep if fact.path.endswith(FILE_KEY) else node[2])


def _parameter(facts: Facts, fact: Fact, node: Node) -> None:
    fact.base = facts.input(fact.method, node[1], fact.path)


def _result(facts: Facts, fact: Fact, node: Node) -> None:
    site = node[1]
    target = facts.program.targets[fact.method][site]
    if target == UNKNOWN:
        arguments = facts.program.methods[fact.method].sites[site].arguments
        facts.need_all(fact, [argument for _, argument in arguments], "")
    elif target != QUIET:
        _take_over(facts, fact, target, facts.program.methods[target].result, site)


def _out(facts: Facts, fact: Fact, node: Node) -> None:
    _, site, number, before = node
    facts.need_all(fact, (before,), fact.path)
    target = facts.program.targets[fact.method][site]
    if target >= 0:
        _take_over(facts, fact, target, facts.program.outs[target].get(number, 0), site)


def _take_over(facts: Facts, fact: Fact, target: int, node: int, site: int) -> None:
    if node:
        fact.kind = CALLED
        called = facts.fact(target, node, fact.path)
        called.users.append(fact)
        fact.call = called, site


def _shared(facts: Facts, fact: Fact, node: Node) -> None:
    for method, written in facts.program.written(fact.method, node[1], fact.path):
        fact.need(facts.resolved(facts.fact(method, written, fact.path)))


def _join(facts: Facts, fact: Fact, node: Node) -> None:
    facts.need_all(fact, node[1:], fact.path)


def _derived(facts: Facts, fact: Fact, node: Node) -> None:
    _, offset, cleans, labels, *nodes = node
    # A name that tells what is in it, and a check, leave the value as it is.
    same = len(nodes) == 1 and (offset < 0 or (labels and not cleans))
    in_file = fact.path.endswith(FILE_KEY)
    fact.base = facts.masks.of(labels & facts.deep if in_file else labels)
    if in_file and not same:
        return
    if cleans & TEXT:
        fact.base &= facts.masks.carried
        fact.kind = STRIPPED
    facts.need_all(fact, nodes, fact.path if same else "")


def _struct(facts: Facts, fact: Fact, node: Node) -> None:
    # The whole of it: any other path has been followed to the field.
    _, _, rest = fact.path.partition(".")
    parts = [one for key, one in zip(node[2::2], node[3::2], strict=True) if key != FILE_KEY]
    facts.need_all(fact, (*parts, node[1]), rest)


def _gate(facts: Facts, fact: Fact, node: Node) -> None:
    if not fact.path.endswith(FILE_KEY):
        fact.kind = GATED
        fact.need(facts.fact(fact.method, node[4]))


def _guard(facts: Facts, fact: Fact, node: Node) -> None:
    fact.kind = GUARDED
    fact.need(facts.fact(fact.method, node[1], fact.path))
    fact.need(facts.fact(fact.method, node[2]))


_EXPANDERS: Final[Mapping[int, Callable[[Facts, Fact, Any], None]]] = {
    SOURCE: _source,
    PARAMETER: _parameter,
    RESULT: _result,
    OUT: _out,
    SHARED: _shared,
    JOIN: _join,
    DERIVED: _derived,
    STRUCT: _struct,
    GATE: _gate,
    GUARD: _guard,
}
