"""A name has letters of two alphabets that look alike."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from onec.bsl import kinds as k
from onec.bsl.code import Code
from onec.bsl.names import Place, table_of
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
    r"|(?<=[А-ЯЁ])[aceopxy]{1,3}(?=[а-яё]{2})"
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
_CALLED: Final = re.compile(
    rb"(?<![\x%02x])\x%02x(?=\x%02x)|(?<=\x%02x)\x%02x" % (k.DOT, k.NAME, k.OPEN, k.NEW, k.NAME)
)
_MIXED: Final = (b"cl", b"lc", b"Lc", b"Cl")
"""Where one alphabet follows the other as `_LOOK_ALIKE` has it: not in `HTTPСоединение`."""


_SAME: Final = bytes.maketrans("асеорхувнкмт".encode(_PAGE), b"aceopxybhkmt")
"""Small letters whose small or capital forms look alike in both alphabets."""
_FEWEST_CHARS: Final = 5
"""Of a name of the platform; a short name of one alphabet may happen to look like one of the other."""


def check_module(code: Code) -> Iterator[Hit]:
    """Yield each such name once, where it stands first."""
    found = _like_platform(code)
    known = set(found)
    for at, letters in _mixed_names(code):
        if at not in known:
            found[at] = letters
    tokens = code.module.tokens
    seen: set[str] = set()
    for at in sorted(found):
        if tokens.words[at] in seen:
            continue
        seen.add(tokens.words[at])
        method = code.module.method_at(tokens.starts[at])
        owner = tokens.spelling(method.at) if method else ""
        values = {"name": tokens.spelling(at), "value": found[at]}
        yield Hit(RULE.name, at, tokens.starts[at], tokens.end(at), owner, values)


def _mixed_names(code: Code) -> Iterator[tuple[int, str]]:
    """Yield the names in which letters of one alphabet stand for those of the other, and these letters."""
    tokens = code.module.tokens
    seen: set[str] = set()
    end = tokens.kinds.index(k.END)
    for offset in _mixed(tokens.text):
        at = bisect_right(tokens.starts, offset, hi=end) - 1
        if at < 0 or tokens.kinds[at] != k.NAME or tokens.words[at] in seen or offset + 1 >= tokens.end(at):
            continue
        seen.add(tokens.words[at])
        found = _LOOK_ALIKE.search(tokens.spelling(at))
        if found:
            yield at, found.group()


def _like_platform(code: Code) -> dict[int, str]:
    """Return the names called or created that look like one of the platform and are not, with what differs."""
    tokens = code.module.tokens
    places: dict[str, int] = {}
    for match in _CALLED.finditer(tokens.kinds):
        places.setdefault(tokens.words[match.start()], match.start())
    known = _platform()
    found = {}
    for word, look in zip(places, _looks(places), strict=True):
        names = known.get(look)
        if names and word not in names:
            at = places[word]
            pairs = zip(tokens.spelling(at), word, names[0], strict=True)
            found[at] = "".join(written for written, own, other in pairs if own != other)
    return found


@cache
def _platform() -> dict[bytes, tuple[str, ...]]:
    """Return the names that the platform calls and creates, in lower case, by what they look like."""
    found: dict[bytes, tuple[str, ...]] = {}
    names = {one for place in (Place.GLOBAL, Place.TYPE) for one in table_of(place) if len(one) >= _FEWEST_CHARS}
    for name, look in zip(sorted(names), _looks(sorted(names)), strict=True):
        found[look] = (*found.get(look, ()), name)
    return found


def _looks(words: Iterable[str]) -> list[bytes]:
    """Return what words in lower case look like."""
    return b"".join(f"{one}\n".encode(_PAGE, "replace") for one in words).translate(_SAME).split(b"\n")[:-1]


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
