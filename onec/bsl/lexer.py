"""Tokens of a module's text, as parallel arrays.

One compiled pattern cuts the text: every alternative is possessive and none looks further than the next place where
another token could begin, so time is linear on any text. Nothing raises: what no token begins with is a `BAD` one.

Source: Developer Guide of 1C:Enterprise 8, chapter on the built-in language; for odd cases real code.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from itertools import accumulate, compress, count, filterfalse, islice
from operator import add
from typing import Final

from onec.bsl import kinds as k

# Groups are repeated greedily and not possessively: Python before 3.11.5 loses its place in a possessive group whose
# body fails half way (an unfinished literal took its line end along). Their bodies tell each other apart by the first
# character, so nothing is tried twice.
_GAP: Final = r"""[\r\n](?:\s|//[^\r\n]*+|\#[^\r\n"]*+)*\|"""
"""Between two lines of one literal: blanks, comments and directives (`#Вставка`), then the bar."""

_CONDITION: Final = 20_000
"""Words, comments and runs of blanks in a condition of many lines: a repeated group costs 200 bytes each time."""

_PATTERN: Final = rf"""
    [^\W\d]\w*+
  | [.,;()=+\-*?\[\]:%]
  | //[^\r\n]*+
  | "[^"\r\n]*+(?:(?:""|{_GAP})[^"\r\n]*+)*"?+
  | [0-9]++(?:\.[0-9]*+)?+
  | <[=>]?+ | >=?+ | /
  | '[^'\r\n]*+'?+
  | \#[^\S\r\n]*+(?:
        (?:если|if|иначеесли|elsif)\b(?:
            (?:[\s()]++|//[^\r\n]*+|(?:{"|".join(k.SYMBOLS)})\b){{0,{_CONDITION}}}|
            [^\r\n/]*?)\b(?:тогда|then)\b
      | (?:область|region)\b[^\S\r\n]*+\w*+
      | (?:иначе|else|конецесли|endif|конецобласти|endregion|вставка|insert|конецвставки|endinsert
            |удаление|delete|конецудаления|enddelete)\b
      | [^\r\n]*+
    )
  | [&~][^\S\r\n]*+[^\W\d]\w*+
  | (?!\A\ufeff)[^\s\w.,;()=+\-*?\[\]:%"<>/'\#&~]++
  | (?!\A\ufeff)\S
"""
# `split` with one group gives everything: what lies between, a token, what lies between, … Only blanks lie between.
_SPLIT: Final = re.compile(f"({_PATTERN})", re.VERBOSE)
_DOUBLED: Final = '""|'
_NEXT: Final = re.compile(rf"\s*+(?:{_PATTERN.replace(_DOUBLED, '')})", re.VERBOSE)
"""As above, but a doubled quote ends one literal and begins another: the two reach as far as the one does."""

_DIRECTIVE: Final = re.compile(r"#[^\S\r\n]*+(\w*+)")
_LINE_END: Final = re.compile(r"[\r\n]")
_BY_FIRST: Final = {
    "&": k.ANNOTATION,
    "~": k.LABEL,
    **dict.fromkeys("0123456789", k.NUMBER),
}

_NO_CODE: Final = bytes([k.COMMENT, k.BAD, k.DELETED, k.MARK, k.USE, k.BAD_DIRECTIVE, k.DELETE, k.END_DELETE])
_IS_WORD: Final = bytes(kind != k.END and kind not in k.SIGNS for kind in range(256))
_IS_CODE: Final = bytes(kind not in _NO_CODE for kind in range(256))
_KEYWORD_AFTER_DOT: Final = re.compile(
    rb"([%c][%b]*+)[%c-\xff]" % (k.DOT, bytes([*_NO_CODE, k.PP_IF]), k.FIRST_KEYWORD), re.DOTALL
)
_NAME_AFTER_DOT: Final = rb"\g<1>" + bytes([k.NAME])
_DELETION: Final = re.compile(rb"%c([^%c%c]*+)%c" % (k.DELETE, k.DELETE, k.END_DELETE, k.END_DELETE), re.DOTALL)


class Tokens:
    """Tokens of one text, in its order.

    Attributes:
        text: what was read.
        kinds: one byte a token (`onec.bsl.kinds`).
        words: their text in lower case; a keyword has its kind besides, one for both languages.
        starts: offset of each in characters, and then the length of the text.

    Between two tokens there is nothing but blanks.
    """

    __slots__ = ("_index", "_lines", "kinds", "starts", "text", "words")

    def __init__(self, text: str, kinds: bytes, words: list[str], starts: list[int]) -> None:
        self.text = text
        self.kinds = kinds
        self.words = words
        self.starts = starts
        self._lines: list[int] | None = None
        self._index: dict[str, list[int]] | None = None

    @property
    def index(self) -> dict[str, list[int]]:
        """The numbers of all tokens but signs, by their words; counted when first asked for."""
        if self._index is None:
            words = self.words
            found: defaultdict[str, list[int]] = defaultdict(list)
            for at in compress(range(len(words)), self.kinds.translate(_IS_WORD)):
                found[words[at]].append(at)
            self._index = dict(found)
        return self._index

    def end(self, at: int) -> int:
        """Return the offset behind token number `at`."""
        return self.starts[at] + len(self.words[at])

    def spelling(self, at: int) -> str:
        """Return the token as the text has it."""
        return self.text[self.starts[at] : self.end(at)]

    def position(self, offset: int) -> tuple[int, int]:
        """Return line and column of an offset, both from 1; a line ends at a line feed, a column is a character."""
        if self._lines is None:
            self._lines = line_starts(self.text)
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1

    def code(self) -> "Tokens":
        """Return what runs: no comments, no bad tokens, nothing deleted, of directives the conditions only."""
        keep = self.kinds.translate(_IS_CODE)
        return Tokens(
            self.text,
            self.kinds.translate(None, _NO_CODE),
            list(compress(self.words, keep)),
            [*compress(self.starts, keep), len(self.text)],
        )

    def up_to_end(self) -> "Tokens":
        """Return the tokens in front of that of kind `END`; what stands behind it was read more than once."""
        count = self.kinds.find(k.END)
        return Tokens(self.text, self.kinds[:count], self.words[:count], [*self.starts[:count], len(self.text)])


def lex(text: str) -> Tokens:
    """Cut a text into tokens.

    A keyword after a dot is a name. What stands between `#Удаление` and `#КонецУдаления` is of kind `DELETED`, except
    where the one has no other. A literal that does not end is `UNFINISHED` and ends with its line.
    """
    parts = _SPLIT.split(fold(text))
    cut = parts[1::2]
    one_of_each: dict[str, str] = {}  # a word is in memory once, and its hash is counted once
    words = list(map(one_of_each.setdefault, cut, cut))
    kinds = bytes(map(_kinds(one_of_each).__getitem__, words))
    kinds = _KEYWORD_AFTER_DOT.sub(_NAME_AFTER_DOT, kinds)
    if k.DELETE in kinds:
        kinds = _DELETION.sub(_deleted, kinds)
    return Tokens(text, kinds, words, list(accumulate(map(len, parts)))[::2])


def has_more_tokens(text: str, limit: int) -> bool:
    """Tell whether a text has more tokens than `limit`, without keeping them; no more of them are cut.

    What makes a long token costly counts too: a doubled quote is one token more, a line is two at least.
    """
    if 2 * max(text.count("\n"), text.count("\r")) > limit:
        return True
    # Blanks at the end, where no token begins, would be tried one by one.
    return any(islice(_NEXT.finditer(text.lower().rstrip()), limit, None))


def line_starts(text: str) -> list[int]:
    """Return the offsets at which the lines of a text begin; a line ends at a line feed."""
    lengths = accumulate(map(len, text.split("\n")[:-1]), initial=0)
    return list(map(add, lengths, count()))


def find_all(text: str, part: str) -> Iterator[int]:
    """Yield the offsets of a part of a text."""
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


def fold(text: str) -> str:
    """Return the text in lower case, every character in its place."""
    folded = text.lower()
    if len(folded) != len(text):
        folded = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return folded


def literal_text(spelling: str) -> str:
    """Return the value of a string literal: no quotes, its lines joined, what is deleted in it left out."""
    body = spelling[1:-1] if len(spelling) > 1 and spelling.endswith('"') else spelling[1:]
    if "\n" in body or "\r" in body:
        body = _joined(body)
    return body.replace('""', '"')


def _joined(body: str) -> str:
    """Return the lines of a literal without their bars and what lies between them."""
    first, *others = _LINE_END.split(body)
    lines, deleted = [first], False
    for line in others:
        content = line.lstrip()
        if content[:1] == "|" and not deleted:
            lines.append(content[1:])
        elif content[:1] == "#":
            word = _DIRECTIVE.match(content.lower())
            kind = k.DIRECTIVE_OF.get(word.group(1)) if word else None
            deleted = kind == k.DELETE or (deleted and kind != k.END_DELETE)
    return "\n".join(lines)


def _ends(literal: str) -> bool:
    """Tell a literal that ends from one that does not: comments and directives between its lines have quotes too."""
    first, *others = _LINE_END.split(literal)
    contents = [content for line in others if (content := line.lstrip())[:1] == "|"]
    return (first.count('"') + sum(content.count('"') for content in contents)) % 2 == 0


def _deleted(match: re.Match[bytes]) -> bytes:
    return bytes([k.DELETE, *[k.DELETED] * (len(match.group()) - 2), k.END_DELETE])


def _kinds(different: dict[str, str]) -> dict[str, int]:
    """Return the kinds of different words; those of letters alone, which are most, are keywords or names."""
    kinds = dict.fromkeys(different, k.NAME)
    kinds.update((word, _kind(word)) for word in filterfalse(str.isalpha, different))
    kinds.update(k.KIND_OF)
    return kinds


def _kind(word: str) -> int:
    first = word[0]
    if first.isalpha() or first == "_":
        return k.NAME
    if first == '"':
        return k.TEXT if _ends(word) else k.UNFINISHED
    if first == "/":
        return k.COMMENT
    if first == "'":
        return k.DATE if len(word) > 1 and word[-1] == "'" else k.UNFINISHED
    if first == "#":
        return _directive(word)
    return _BY_FIRST.get(first, k.BAD) if len(word) > 1 or first.isdigit() else k.BAD


def _directive(word: str) -> int:
    found = _DIRECTIVE.match(word)
    name = found.group(1) if found else ""
    if not name and word.startswith("#!"):
        return k.MARK
    kind = k.DIRECTIVE_OF.get(name, k.BAD_DIRECTIVE)
    if kind in {k.PP_IF, k.PP_ELSIF} and not word.endswith(("тогда", "then")):
        return k.BAD_DIRECTIVE
    return kind
