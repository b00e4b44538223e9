"""Code lies in a template: of the built-in language, or a script of the operating system."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from checks.carriers import templates, texts
from checks.finding import Finding
from checks.signatures.scan import marks
from checks.subject import Subject
from rules.catalogue import rule
from rules.rule import Text

RULE = rule("code-in-template")

BUILT_IN: Final = Text("код на встроенном языке", "code of the built-in language")

_METHOD: Final = re.compile(r"\b(?:процедура|функция|procedure|function)\s{1,9}\w{1,99}\s{0,9}\(")
_METHOD_END: Final = re.compile(r"\b(?:конецпроцедуры|конецфункции|endprocedure|endfunction)\b")
_BLOCK_END: Final = re.compile(r"\b(?:конецесли|конеццикла|конецпопытки|endif|enddo|endtry)\s{0,9};")
_THEN: Final = re.compile(r"\b(?:тогда|цикл|попытка|then|do|try)\s{0,9}[\r\n]")
_TYPES: Final = frozenset({"html-document", "text-document", "binary-data", "foreign", "orphan", "unknown"})
"""Where text is kept as text; a table's cells hold descriptions too."""


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each kind of code in a template."""
    for piece in templates(subject):
        kinds = [BUILT_IN] if piece.type in _TYPES and _is_built_in(texts(piece.data)) else []
        for what in (*kinds, *marks(piece.data, RULE.name)):
            yield Finding(RULE, piece.place, {"template": piece.title, "type": what})


def _is_built_in(text: Iterable[str]) -> bool:
    """Tell a text with a whole method or block; words alone stand in any description."""
    begins = ends = opens = False
    for piece in text:
        begins = begins or bool(_METHOD.search(piece))
        ends = ends or bool(_METHOD_END.search(piece))
        if (begins and ends) or (_BLOCK_END.search(piece) and (opens or _THEN.search(piece))):
            return True
        opens = opens or bool(_THEN.search(piece))
    return False
