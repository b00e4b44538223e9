"""A loop has no end."""

from collections.abc import Iterator

from checks.code.hits import hit
from checks.code.loops import has_way_out, is_always_true, while_loops
from onec.bsl import kinds as k
from onec.bsl.code import Code
from onec.bsl.seek import parts_with
from rules.catalogue import rule
from rules.language.hit import Hit

RULE = rule("endless-loop")


def check_module(code: Code) -> Iterator[Hit]:
    """Yield the loops whose condition is always true and that nothing leaves."""
    for part in parts_with(code, frozenset(), bytes([k.WHILE])):
        scope = code.scope(part.name)
        for loop in while_loops(part.body):
            if is_always_true(scope, loop.condition) and not has_way_out(loop):
                yield hit(code, RULE, loop.at, part, name=code.module.tokens.spelling(loop.at))
