"""A loop without anything in it waits for time to pass."""

from collections.abc import Iterator
from typing import Final

from checks.code.hits import hit
from checks.code.loops import while_loops
from onec.bsl import kinds as k
from onec.bsl import tree
from onec.bsl.code import Code
from onec.bsl.seek import parts_at, places
from onec.bsl.walk import walk
from rules.catalogue import rule
from rules.language.hit import Hit

RULE = rule("idle-waiting")

CLOCKS: Final = frozenset(
    {
        "текущаядата",
        "currentdate",
        "текущаядатасеанса",
        "currentsessiondate",
        "текущаяуниверсальнаядата",
        "currentuniversaldate",
        "текущаяуниверсальнаядатавмиллисекундах",
        "currentuniversaldateinmilliseconds",
    }
)


def check_module(code: Code) -> Iterator[Hit]:
    """Yield the empty loops that ask for the time."""
    for part in parts_at(code, places(code, CLOCKS), places(code, frozenset(), bytes([k.WHILE]))):
        for loop in while_loops(part.body):
            if not loop.body and any(
                isinstance(one, tree.Call) and one.name in CLOCKS for one in walk([loop.condition])
            ):
                yield hit(code, RULE, loop.at, part, name=code.module.tokens.spelling(loop.at))
