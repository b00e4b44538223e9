"""An exception is caught, and nothing is done about it."""

import re
from collections.abc import Iterator
from typing import Final

from checks.code.hits import hit
from onec.bsl import kinds as k
from onec.bsl import tree
from onec.bsl.code import Code
from onec.bsl.seek import parts_at
from onec.bsl.walk import walk_parts
from rules.catalogue import rule
from rules.language.hit import Hit

RULE = rule("exception-swallowed")

_EMPTY: Final = re.compile(
    rb"\x%02x[^\x%02x\x%02x\x%02x\x%02x\x%02x\x%02x\x%02x]"
    % (k.EXCEPT, k.NAME, k.IF, k.FOR, k.WHILE, k.TRY, k.RAISE, k.EXECUTE)
)
"""`Исключение` without a statement behind it that does something."""


def check_module(code: Code) -> Iterator[Hit]:
    """Yield the blocks of `Исключение` that have no statement but a jump."""
    tokens = code.module.tokens
    for part in parts_at(code, [match.start() for match in _EMPTY.finditer(tokens.kinds)]):
        for node in walk_parts(part.body):
            if isinstance(node, tree.Try) and all(_is_nothing(one) for one in node.handler):
                at = _handler(code, node)
                yield hit(code, RULE, at, part, name=tokens.spelling(at))


def _is_nothing(statement: tree.Statement) -> bool:
    return isinstance(statement, tree.Jump | tree.Goto) or (
        isinstance(statement, tree.Return) and statement.value is None
    )


def _handler(code: Code, node: tree.Try) -> int:
    """Return the token `Исключение` of a block, found by counting the blocks within."""
    kinds = code.module.tokens.kinds
    depth, at = 0, node.at
    while at < len(kinds):
        at += 1
        if kinds[at] == k.TRY:
            depth += 1
        elif kinds[at] == k.END_TRY:
            depth -= 1
        elif kinds[at] == k.EXCEPT and depth == 0:
            return at
        if kinds[at] == k.END:
            break
    return node.at
