"""A literal of a module is an encoded block."""

from collections.abc import Iterator

from checks.code.hits import hit, parts
from checks.security.encoded import MIN_PROGRAM_CHARS, encoded_kind
from onec.bsl import tree
from onec.bsl.code import Code
from onec.bsl.walk import walk
from rules.catalogue import rule
from rules.language.hit import Hit

RULE = rule("encoded-block-in-code")


def check_module(code: Code) -> Iterator[Hit]:
    """Yield the texts, put together where they stand in parts, that are one block."""
    if len(code.module.tokens.text) < MIN_PROGRAM_CHARS:
        return
    for part in parts(code):
        scope = code.scope(part.name)
        inner: set[int] = set()
        for node in walk(part.body):
            if isinstance(node, tree.Binary) and set(node.operators) == {"+"}:
                value = scope.constant(node)
                text = value.value if value else None
                inner.update(one.at for one in node.operands if text is not None and isinstance(one, tree.Text))
            elif isinstance(node, tree.Text) and node.at not in inner:
                text = code.module.string(node)
            else:
                continue
            if isinstance(text, str) and (kind := encoded_kind(text)):
                yield hit(code, RULE, node.at, part, value=kind, length=str(len(text)))
