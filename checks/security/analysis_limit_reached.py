"""Code that runs deeper, or is larger, than the rules look into: an auditor must.

Methods whose data are not followed to the end come under the same rule from `checks.code.flows`.
"""

from collections.abc import Iterator
from typing import Final

from onec.bsl.code import Code
from onec.bsl.nested import nested
from onec.bsl.statement import statement_at, statement_span
from rules.catalogue import rule
from rules.language.hit import Hit
from rules.rule import Text

RULE = rule("analysis-limit-reached")

NESTED: Final = Text("код в коде слишком глубок или велик", "code within code is too deep or too large")
CONSTANTS: Final = Text("слишком много длинных постоянных строк", "too many long constant texts")
CHOICES: Final = Text("слишком много возможных постоянных значений", "too many possible constants")


def check_module(code: Code) -> Iterator[Hit]:
    """Yield the calls whose code is not read, and the module where its long constants were not all told."""
    for one in nested(code):
        if one.code is None:
            yield _hit(code, one.at, NESTED)
    if code.values.long.limited:
        yield _hit(code, 0, CONSTANTS)
    if code.values.tried.limited:
        yield _hit(code, 0, CHOICES)


def _hit(code: Code, at: int, limit: Text) -> Hit:
    tokens = code.module.tokens
    start, end = statement_span(tokens, statement_at(tokens, at))
    header = code.module.method_at(start)
    return Hit(RULE.name, at, start, end, tokens.spelling(header.at) if header else "", {"limit": limit})
