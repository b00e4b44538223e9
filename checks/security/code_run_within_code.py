"""Constant code that a module runs does not do what it does itself: it executes or evaluates another text."""

from collections.abc import Iterator

from checks.code.hits import hit_at
from onec.bsl.code import Code
from onec.bsl.nested import nested, runs_code
from rules.catalogue import rule
from rules.language.hit import Hit

RULE = rule("code-run-within-code")


def check_module(code: Code) -> Iterator[Hit]:
    """Yield each call whose constant code, be it several levels down, runs a text."""
    seen: set[int] = set()
    for one in nested(code):
        if one.code is not None and one.at not in seen and runs_code(one.code):
            seen.add(one.at)
            yield hit_at(code, RULE, one.at, name=code.module.tokens.spelling(one.at))
