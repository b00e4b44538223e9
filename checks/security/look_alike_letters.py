"""A name has letters of two alphabets that look alike."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from onec.bsl import kinds as k
from onec.bsl.code import Code
from rules.catalogue import rule
from rules.language.hit import Hit

RULE = rule("look-alike-letters")

_PAGE: Final = "cp1251"
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
_ALPHABETS: Final = bytes(
    ord(("l" if char.islower() else "L") if char.isascii() else ("c" if char.islower() else "C"))
    if (char.isascii() and char.isalpha()) or "А" <= char <= "я" or char in "Ёё"
    else ord(" ")
    for char in bytes(range(256)).decode(_PAGE, "replace")
)
"""Letters of the code page: `l`, `L` for small and capital Latin ones, `c`, `C` for Russian ones."""
_MIXED: Final = (b"cl", b"lc", b"Lc", b"Cl")
"""Where one alphabet follows the other as `_LOOK_ALIKE` has it: not in `HTTPСоединение`."""


def check_module(code: Code) -> Iterator[Hit]:
    """Yield each such name once, where it stands first."""
    tokens = code.module.tokens
    seen: set[str] = set()
    end = tokens.kinds.index(k.END)
    for offset in _mixed(tokens.text):
        at = bisect_right(tokens.starts, offset, hi=end) - 1
        if at < 0 or tokens.kinds[at] != k.NAME or tokens.words[at] in seen or offset + 1 >= tokens.end(at):
            continue
        seen.add(tokens.words[at])
        name = tokens.spelling(at)
        found = _LOOK_ALIKE.search(name)
        if found:
            method = code.module.method_at(tokens.starts[at])
            owner = tokens.spelling(method.at) if method else ""
            yield Hit(RULE.name, at, tokens.starts[at], tokens.end(at), owner, {"name": name, "value": found.group()})


def _mixed(text: str) -> list[int]:
    """Return the offsets in a text where alphabets meet, a byte of the code page for each character."""
    letters = text.encode(_PAGE, "replace").translate(_ALPHABETS)
    return sorted(at for pair in _MIXED for at in _find_all(letters, pair))


def _find_all(data: bytes, part: bytes) -> Iterator[int]:
    """Yield where a part stands."""
    at = data.find(part)
    while at >= 0:
        yield at
        at = data.find(part, at + 1)
