"""A name has letters of two alphabets that look alike."""

import re
from collections.abc import Iterable, Iterator, Sequence
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
_MIXED: Final = re.compile(r"[а-яё][a-z]|[A-Za-z][а-яё]|[А-ЯЁ][a-z]")
"""Where one alphabet follows the other as `_LOOK_ALIKE` has it: not in `HTTPСоединение`."""

_SAME: Final = bytes.maketrans("асеорхувнкмт".encode(_PAGE), b"aceopxybhkmt")
"""Small letters whose small or capital forms look alike in both alphabets."""
_FEWEST_CHARS: Final = 5
"""Of a name of the platform; a short name of one alphabet may happen to look like one of the other."""


def check_module(code: Code) -> Iterator[Hit]:
    """Yield each such name once, where it stands first."""
    names = [word for word in code.index if word[0].isalpha() or word[0] == "_"]
    page = "\n".join(names).encode(_PAGE, "replace")
    found = dict(_like_platform(code, names, page))
    for at, letters in _mixed_names(code, names, page):
        found.setdefault(at, letters)
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


def _mixed_names(code: Code, names: Sequence[str], page: bytes) -> Iterator[tuple[int, str]]:
    """Yield the names in which letters of one alphabet stand for those of the other, and these letters."""
    kinds, spelling = code.module.tokens.kinds, code.module.tokens.spelling
    end = kinds.index(k.END)
    for number in _mixed_lines(page.translate(_ALPHABETS)):
        for at in code.index[names[number]]:
            if at < end and kinds[at] == k.NAME and _MIXED.search(spelling(at)):
                if found := _LOOK_ALIKE.search(spelling(at)):
                    yield at, found.group()
                break


def _mixed_lines(letters: bytes) -> list[int]:
    """Return the numbers of the lines in which small letters of two alphabets stand side by side."""
    found = set()
    for pair in (b"cl", b"lc"):
        line = last = 0
        at = letters.find(pair)
        while at >= 0:
            line += letters.count(b"\n", last, at)
            last = at
            found.add(line)
            end = letters.find(b"\n", at)
            at = letters.find(pair, end) if end >= 0 else -1
    return sorted(found)


def _like_platform(code: Code, names: Sequence[str], page: bytes) -> Iterator[tuple[int, str]]:
    """Yield the names called or created that look like one of the platform and are not, and what differs."""
    kinds, spelling = code.module.tokens.kinds, code.module.tokens.spelling
    known = _platform()
    for word, look in zip(names, page.translate(_SAME).split(b"\n"), strict=False):
        others = known.get(look)
        if others and word not in others:
            at = next((at for at in code.index[word] if _is_called(kinds, at)), None)
            if at is not None:
                pairs = zip(spelling(at), word, others[0], strict=True)
                yield at, "".join(written for written, own, other in pairs if own != other)


def _is_called(kinds: bytes, at: int) -> bool:
    """Tell a name that is called without a dot, or created."""
    before = kinds[at - 1] if at else k.END
    return kinds[at] == k.NAME and (before == k.NEW or (before != k.DOT and kinds[at + 1] == k.OPEN))


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
    return "\n".join(words).encode(_PAGE, "replace").translate(_SAME).split(b"\n")


def _alphabet(char: str) -> str:
    """Return `l` for a small Latin letter, `c` for a small Russian one, a blank for all others within a line."""
    if "a" <= char <= "z":
        return "l"
    if "а" <= char <= "я" or char == "ё":
        return "c"
    return char if char == "\n" else " "


_ALPHABETS: Final = bytes(ord(_alphabet(char)) for char in bytes(range(256)).decode(_PAGE, "replace"))
