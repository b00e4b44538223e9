"""Places in code that a check written in Python tells, and the methods it goes over."""

from collections.abc import Iterator
from typing import NamedTuple

from onec.bsl.code import Code
from onec.bsl.module import Method
from onec.bsl.statement import statement_at, statement_span
from onec.bsl.tree import Body
from rules.language.hit import Hit
from rules.rule import Rule, Text


class Part(NamedTuple):
    """A method, or what a module says outside of methods: then without a header, under the empty name."""

    name: str
    header: Method | None
    body: Body


def parts(code: Code) -> Iterator[Part]:
    """Yield the methods of a module in the order of the text, then the body outside of them."""
    for method in code.module.methods:
        yield Part(method.name, method, method.body)
    yield Part("", None, code.module.body)


def hit(code: Code, rule: Rule, at: int, part: Part, **values: str | Text) -> Hit:
    """Return the place of a token, with the values that the rule's message needs."""
    tokens = code.module.tokens
    _, end = statement_span(tokens, statement_at(tokens, at))
    method = tokens.spelling(part.header.at) if part.header else ""
    return Hit(rule.name, at, tokens.starts[at], end, method, values)
