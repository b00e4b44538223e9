"""Text marked as deleted where the platform has nothing to delete from: the checks leave it out."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from onec.bsl import kinds as k
from onec.bsl.code import Code
from onec.bsl.lexer import lex
from onec.model import FileKind
from rules.catalogue import rule
from rules.language.hit import Hit

RULE = rule("deletion-outside-change")

_DELETES: Final = re.compile(r"#[^\S\r\n]*(?:удаление|delete)\b", re.IGNORECASE)
_CHANGES: Final = frozenset({"изменениеиконтроль", "changeandvalidate"})


def check_module(code: Code) -> Iterator[Hit]:
    """Yield the directives that begin such a text."""
    text = code.module.tokens.text
    if not _DELETES.search(text):
        return
    tokens = lex(text)
    for match in _DELETES.finditer(text):
        start = match.start()
        at = bisect_right(tokens.starts, start) - 1
        if at < 0 or not _deletes(tokens.kinds[at], text, tokens.starts[at], start):
            continue
        method = code.module.method_at(start)
        changed = method is not None and any(one.name in _CHANGES for one in method.annotations)
        if changed and code.around.file_kind in {None, FileKind.EXTENSION}:
            continue
        owner = code.module.tokens.spelling(method.at) if method else ""
        yield Hit(RULE.name, -1, start, match.end(), owner, {"name": match.group()})


def _deletes(kind: int, text: str, token: int, start: int) -> bool:
    """Tell a directive, be it between the lines of a literal, from the same words in a text or comment."""
    if kind == k.DELETE:
        return True
    if not text.startswith('"', token):
        return False
    line = max(text.rfind("\n", token, start), text.rfind("\r", token, start))
    return line >= 0 and not text[line:start].strip()
