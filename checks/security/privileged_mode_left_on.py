"""Privileged mode is switched on and stays on for what follows in the method."""

from collections.abc import Iterator
from itertools import islice
from typing import Final

from checks.code.hits import hit
from checks.code.privileges import PRIVILEGED, is_on, switches
from onec.bsl import tree
from onec.bsl.code import Code
from onec.bsl.seek import parts_with
from onec.bsl.walk import walk
from rules.catalogue import rule
from rules.language.hit import Hit

RULE = rule("privileged-mode-left-on")

MIN_STATEMENTS: Final = 10
"""Statements behind the call from which on it is more than the one operation that needs the mode."""

MAX_SWITCHES: Final = 20
"""In one method that are told, for each costs a look at the whole of it; behind the first the mode is on anyway."""


def check_module(code: Code) -> Iterator[Hit]:
    """Yield the places after which the mode is on for more than one operation."""
    for part in parts_with(code, PRIVILEGED):
        found = list(switches(part.body, code.scope(part.name)))
        last_off = max((one.at for one in found if not is_on(one)), default=-1)
        left_on = (one for one in found if is_on(one) and one.at > last_off)
        for one in islice(left_on, MAX_SWITCHES):
            count = _statements_behind(part.body, one.at)
            if count >= MIN_STATEMENTS:
                yield hit(code, RULE, one.at, part, name=code.module.tokens.spelling(one.at), count=str(count))


def _statements_behind(body: tree.Body, at: int) -> int:
    """Return how many statements can run after a token, those of other branches left out."""
    count = 0
    while True:
        number = next((number for number, one in enumerate(body) if _holds(one, at)), None)
        if number is None:
            return count
        count += _statements(body[number + 1 :])
        body = next((inner for inner in _bodies(body[number]) if any(_holds(one, at) for one in inner)), ())


def _holds(statement: tree.Statement, at: int) -> bool:
    return any(node.at == at for node in walk((statement,)))


def _statements(body: tree.Body) -> int:
    return sum(1 for node in walk(body) if isinstance(node, _STATEMENTS))


def _bodies(statement: tree.Statement) -> Iterator[tree.Body]:
    match statement:
        case tree.If(_, branches, otherwise):
            yield from (inner for _, inner in branches)
            yield otherwise
        case tree.ForEach() | tree.For() | tree.While():
            yield statement.body
        case tree.Try(_, inner, handler):
            yield inner
            yield handler
        case tree.Branches(_, bodies):
            yield from bodies


_STATEMENTS: Final = (
    tree.Assign, tree.Evaluate, tree.If, tree.ForEach, tree.For, tree.While, tree.Try, tree.Raise, tree.Execute,
    tree.Handler,
)  # fmt: skip
"""What does something; `Возврат`, declarations and jumps do not count."""
