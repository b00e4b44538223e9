"""Code that a module keeps encoded, or spells by the codes of its letters, is executed."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from checks.code.hits import hit_at
from onec.bsl import tree
from onec.bsl.code import Code
from onec.bsl.nested import nested
from onec.bsl.seek import bodies_with
from onec.bsl.walk import walk_parts
from rules.catalogue import rule
from rules.language.given import constant
from rules.language.hit import Hit

RULE = rule("decoded-code-run")

MAX_SHOWN_CHARS: Final = 80
FEWEST_LETTERS: Final = 3
"""Letters by their codes in one method; ends of lines and quotes are written so in honest code."""

_LETTERS: Final = frozenset({"символ", "char"})


def check_module(code: Code) -> Iterator[Hit]:
    """Yield the calls that run such code, each once."""
    spelling = code.module.tokens.spelling
    seen: set[int] = set()
    spelled: frozenset[str] | None = None
    for one in nested(code):
        if one.depth > 1 or one.at in seen:
            continue
        if not one.decoded and spelled is None:
            spelled = _spelled(code)
        if one.decoded or (one.text.parts > FEWEST_LETTERS and spelled and one.method in spelled):
            seen.add(one.at)
            yield hit_at(code, RULE, one.at, name=spelling(one.at), value=str(one.text.value)[:MAX_SHOWN_CHARS])


def _spelled(code: Code) -> frozenset[str]:
    """Return the methods that give several letters by their codes."""
    return frozenset(
        method
        for method, body in bodies_with(code, _LETTERS)
        if sum(_is_letter(code, method, node) for node in walk_parts(body)) >= FEWEST_LETTERS
    )


def _is_letter(code: Code, method: str, node: object) -> bool:
    if not (isinstance(node, tree.Call) and node.name in _LETTERS and node.arguments):
        return False
    found = constant(code.scope(method), node.arguments[0])
    if found is None or not isinstance(found.value, Decimal) or not 0 < found.value < 0x10000:  # noqa: PLR2004 (UTF-16)
        return False
    return chr(int(found.value)).isalnum()
