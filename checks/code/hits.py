"""Places in code that a check written in Python tells."""

from onec.bsl.code import Code
from onec.bsl.seek import Part
from onec.bsl.statement import statement_at, statement_span
from rules.language.hit import Hit
from rules.rule import Rule, Text


def hit(code: Code, rule: Rule, at: int, part: Part, **values: str | Text) -> Hit:
    """Return the place of a token, with the values that the rule's message needs."""
    tokens = code.module.tokens
    _, end = statement_span(tokens, statement_at(tokens, at))
    method = tokens.spelling(part.header.at) if part.header else ""
    return Hit(rule.name, at, tokens.starts[at], end, method, values)


def hit_at(code: Code, rule: Rule, at: int, **values: str | Text) -> Hit:
    """Return the place of a token in the statement that it stands in."""
    tokens = code.module.tokens
    _, end = statement_span(tokens, statement_at(tokens, at))
    method = code.module.method_at(tokens.starts[at])
    return Hit(rule.name, at, tokens.starts[at], end, tokens.spelling(method.at) if method else "", values)
