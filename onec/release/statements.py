"""A method's words cut into statements, and digests of them: comments, blanks and the case of letters do not count.

A string is compared as written, for its letters are seen by users; only its line ends are all one: a container has
CR LF where a repository may have given a dump LF.
"""

from collections.abc import Iterator
from hashlib import blake2b
from typing import Final

from onec.bsl import kinds as k
from onec.bsl.lexer import Tokens

BODY_BYTES: Final = 8
STATEMENT_BYTES: Final = 4
"""A chance of one in four milliards that two different statements of one method look the same."""

_ENDS: Final = bytes([k.SEMICOLON, k.THEN, k.ELSE, k.DO, k.TRY, k.EXCEPT])
"""What a statement ends with, this word included."""


def statements(tokens: Tokens, first: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the statements among the tokens from `first` up to `end`, each from its first token up to its end."""
    kinds = tokens.kinds
    start = first
    for at in range(first, end):
        if kinds[at] in _ENDS:
            yield start, at + 1
            start = at + 1
    if start < end:
        yield start, end


def words(tokens: Tokens, first: int, end: int) -> str:
    """Return the words from `first` up to `end` in lower case, strings as written, one blank between them.

    A line of a string ends at a line feed.
    """
    found = tokens.words[first:end]
    kinds = tokens.kinds
    at = kinds.find(k.TEXT, first, end)
    while at >= 0:
        found[at - first] = tokens.spelling(at).replace("\r\n", "\n").replace("\r", "\n")
        at = kinds.find(k.TEXT, at + 1, end)
    return " ".join(found)


def digest(text: str, size: int) -> str:
    """Return a digest of `size` bytes as hexadecimal digits."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=size).hexdigest()
