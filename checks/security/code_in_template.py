"""Code lies in a template: of the built-in language, or a script of the operating system."""

import re
from collections.abc import Iterator
from typing import Final

from checks.finding import Finding
from checks.security.carriers import readable, templates
from checks.signatures.scan import marks
from checks.subject import Subject
from rules.catalogue import rule
from rules.rule import Text

RULE = rule("code-in-template")

BUILT_IN: Final = Text("код на встроенном языке", "code of the built-in language")

_METHOD: Final = re.compile(r"\b(?:процедура|функция|procedure|function)\s{1,9}\w{1,99}\s{0,9}\(", re.IGNORECASE)
_METHOD_END: Final = re.compile(r"\b(?:конецпроцедуры|конецфункции|endprocedure|endfunction)\b", re.IGNORECASE)
_BLOCK_END: Final = re.compile(r"\b(?:конецесли|конеццикла|конецпопытки|endif|enddo|endtry)\s{0,9};", re.IGNORECASE)
_THEN: Final = re.compile(r"\b(?:тогда|цикл|попытка|then|do|try)\s{0,9}[\r\n]", re.IGNORECASE)
_TYPES: Final = frozenset({"html-document", "text-document", "binary-data", "foreign", "orphan", "unknown"})
"""Where text is kept as text; a table's cells hold descriptions too."""


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each kind of code in a template."""
    for piece in templates(subject):
        kinds = [BUILT_IN] if piece.type in _TYPES and _is_built_in(readable(piece.data)) else []
        for what in (*kinds, *marks(piece.data, RULE.name)):
            yield Finding(RULE, piece.place, {"template": piece.title, "type": what})


def _is_built_in(text: str) -> bool:
    """Tell a text with a whole method or block; words alone stand in any description."""
    if _METHOD_END.search(text):
        return bool(_METHOD.search(text))
    return bool(_BLOCK_END.search(text) and _THEN.search(text))
