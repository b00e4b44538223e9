"""A name has letters of two alphabets that look alike."""

import re
from collections.abc import Iterator
from typing import Final

from onec.bsl import kinds as k
from onec.bsl.code import Code
from rules.catalogue import rule
from rules.language.hit import Hit

RULE = rule("look-alike-letters")

_LATIN: Final = "A-Za-z"
_CYRILLIC: Final = "А-Яа-яЁё"
_LOOK_ALIKE: Final = re.compile(
    # Latin among Cyrillic: within a word, at its end, and the capital that begins one.
    r"(?<=[а-яё])[aceopxy]{1,3}(?=[а-яё])"
    r"|(?<=[а-яё]{2})[aceop](?![A-Za-zА-Яа-яЁё0-9])"
    rf"|(?<![{_LATIN}])[ABCEHKMOPTX](?=[а-яё]{{2}})"
    # Cyrillic among Latin.
    r"|(?<=[a-z])[асеорху]{1,3}(?=[a-z])"
    r"|(?<=[a-z]{2})[асеор](?![A-Za-zА-Яа-яЁё0-9])"
    rf"|(?<![{_CYRILLIC}])[АВСЕНКМОРТХ](?=[a-z]{{2}})"
    r"|(?<=[A-Z])[асеорху]{1,3}(?=[a-z]{2})"
)
_MIXED: Final = re.compile(r"[a-z][а-яё]|[а-яё][a-z]")


def check_module(code: Code) -> Iterator[Hit]:
    """Yield each such name once, where it stands first."""
    tokens = code.module.tokens
    seen: set[str] = set()
    end = tokens.kinds.index(k.END)
    for at, word in enumerate(tokens.words[:end]):
        if tokens.kinds[at] != k.NAME or word.isascii() or word in seen or not _MIXED.search(word):
            continue
        seen.add(word)
        name = tokens.spelling(at)
        found = _LOOK_ALIKE.search(name)
        if found:
            method = code.module.method_at(tokens.starts[at])
            owner = tokens.spelling(method.at) if method else ""
            yield Hit(RULE.name, at, tokens.starts[at], tokens.end(at), owner, {"name": name, "value": found.group()})
