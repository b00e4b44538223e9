"""A method that a client can call runs a query in privileged mode."""

import re
from collections.abc import Iterator
from typing import Final

from checks.code.hits import hit
from checks.code.privileges import PRIVILEGED, checks_of_rights, is_on, is_open_to_client, switches
from onec.bsl import tree
from onec.bsl.code import Code, Scope
from onec.bsl.seek import Part, parts_with
from onec.bsl.walk import walk, walk_parts
from rules.catalogue import rule
from rules.language.hit import Hit

RULE = rule("privileged-query-to-client")

_RUNS: Final = frozenset({"выполнить", "execute", "выполнитьпакет", "executebatch"})
_COUNTS: Final = frozenset({"пустой", "isempty", "количество", "count"})
"""What tells of the rows whether there are some."""

_QUERY: Final = "query"
_AND: Final = "and"
_TELLS_RIGHTS: Final = re.compile(r"(?:есть|имеется|доступно)прав[оа](?!в)|(?:has|have)\w{0,40}rights?")
"""Names of functions that tell of a right, `ЕстьПравоЧтенияВерсий`; what they do is their module’s own matter."""


def check_module(code: Code) -> Iterator[Hit]:
    """Yield the queries that run behind switching the mode on, where no right was checked before."""
    for part in parts_with(code, PRIVILEGED):
        if part.header is None or not is_open_to_client(code, part.header):
            continue
        asked = frozenset(_behind_a_question(part.body))
        modes = [(one.at, is_on(one) and one.at not in asked) for one in switches(part.body, code.scope(part.name))]
        if not any(on for _, on in modes) or any(checks_of_rights(part.body, code)):
            continue
        yield from _queries(code, part, modes)


def _behind_a_question(body: tree.Body) -> Iterator[int]:
    """Yield the calls that stand right in a branch whose condition asks a module about a right."""
    for node in walk_parts(body):
        if isinstance(node, tree.If):
            for condition, inner in node.branches:
                if _asks(condition):
                    yield from (one.call.at for one in inner if isinstance(one, tree.Evaluate))


def _asks(condition: tree.Expression) -> bool:
    """Tell whether a condition holds only if a function of a module says that there is a right."""
    if isinstance(condition, tree.Binary):
        return all(one == _AND for one in condition.operators) and any(map(_asks_itself, condition.operands))
    return _asks_itself(condition)


def _asks_itself(condition: tree.Expression) -> bool:
    match condition:
        case tree.Chain(_, tree.Name(), (tree.Invoke(_, name),)):
            return _TELLS_RIGHTS.match(name) is not None
    return False


def _queries(code: Code, part: Part, modes: list[tuple[int, bool]]) -> Iterator[Hit]:
    scope = code.scope(part.name)
    for node in walk(part.body):
        if isinstance(node, tree.Chain):
            at = _run(node, scope)
            before = [on for place, on in modes if place < at]
            if before and before[-1]:
                yield hit(code, RULE, at, part, name=code.module.tokens.spelling(at))


def _run(chain: tree.Chain, scope: Scope) -> int:
    """Return the token where a query is run, -1 where none is."""
    step, last = chain.steps[0], chain.steps[-1]
    if isinstance(last, tree.Invoke) and last.name in _COUNTS:
        return -1
    if isinstance(step, tree.Invoke) and step.name in _RUNS and _QUERY in scope.types(chain.start):
        return step.at
    return -1
