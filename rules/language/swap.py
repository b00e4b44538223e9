"""The text of a case in one language: what the platform reads is put into it, what the author named stays.

Keywords, directives, annotations and names of the platform are swapped by the place they stand in, types in texts where
the platform reads them there (`Тип("Массив")`), and keywords in texts of queries. Names that the text declares are the
author's, and so are members whose name stands in a text of its own: keys of structures.
"""

import re
from collections.abc import Collection, Iterator
from typing import Final

from onec.bsl import kinds as k
from onec.bsl.code import Code
from onec.bsl.lexer import Tokens, lex
from onec.bsl.names import Place, counterpart
from onec.bsl.parser import parse_tokens
from onec.bsl.returns import returns

_WORD: Final = re.compile(r"[^\W\d]\w*")
_CYRILLIC: Final = re.compile(r"[а-яё]", re.IGNORECASE)
_QUERY: Final = re.compile(r'"\s*(?:выбрать|select)\s', re.IGNORECASE)
_QUERY_WORD: Final = re.compile(r"(?<![\w.&])[^\W\d]\w*")
_ALIAS: Final = re.compile(r"(?<!\w)(?:как|as)\s*$", re.IGNORECASE)
_REFS: Final = re.compile(r"(?i:ссылка)(?=\s+[^\W\d]\w*\.)")
"""The operator that asks what a reference is of: a table follows it."""

_REGION: Final = re.compile(r"#\s*\w+")
_TYPES: Final = frozenset({"тип", "type", "новый", "new", "xmlтип", "xmltype", "описаниетипов", "typedescription"})
"""Words before brackets in which the names of types stand as texts."""

_EVENT: Final = re.compile(r"при[а-яё]|перед|обработка|on[a-z]|before|after|processing|filling|posting")
"""How the names begin of methods that the platform calls by itself."""

_CONTEXT: Final = frozenset({"символы", "chars", "элементы", "items", "параметры", "parameters"})
"""Names of the context besides those whose types are known."""

_SEVERAL_WORDS: Final = re.compile(r"\w[А-ЯЁA-Z][а-яёa-z]")
"""A variable of the author often has one word, an enumeration of the platform has several."""

_DIRECTIVES: Final = frozenset({k.PP_IF, k.PP_ELSIF, k.PP_ELSE, k.PP_ENDIF, k.DELETE, k.END_DELETE})
_HEADERS: Final = frozenset({k.PROCEDURE, k.FUNCTION})


def in_language(text: str, language: str, own: Collection[str] = ()) -> str:
    """Return the text of a module with all that the platform reads in one language.

    Args:
        text: in Russian, English or both.
        language: `ru` or `en`.
        own: lower-case names of the author's besides those that the text declares, as methods of other modules.
    """
    tokens = lex(text)
    swap = _Swap(tokens, language, own)
    parts: list[str] = []
    end = 0
    for at, start in enumerate(tokens.starts[:-1]):
        parts += (text[end:start], swap.token(at))
        end = tokens.end(at)
    return "".join([*parts, text[end:]])


def declared(text: str) -> frozenset[str]:
    """Return the lower-case names of the methods that a module declares."""
    return frozenset(method.name for method in parse_tokens(lex(text)).methods)


class _Swap:
    """The tokens of one text, each in the other language where it has one."""

    def __init__(self, tokens: Tokens, language: str, own: Collection[str]) -> None:
        self._tokens = tokens
        self._to_russian = language == "ru"
        self._code = Code(parse_tokens(tokens))
        self._own = frozenset(own)
        self._keys = {word.strip('"') for word, kind in zip(tokens.words, tokens.kinds, strict=True) if kind == k.TEXT}
        self._places = dict(self._names())

    def token(self, at: int) -> str:
        """Return one token."""
        tokens = self._tokens
        kind, spelling = tokens.kinds[at], tokens.spelling(at)
        if kind == k.NAME or kind >= k.FIRST_KEYWORD:
            place = self._places.get(tokens.starts[at], Place.WORD if kind >= k.FIRST_KEYWORD else None)
            return self._other(spelling, place) if place else spelling
        if kind == k.TEXT:
            return self._text(at, spelling)
        if kind in _DIRECTIVES:
            return self._words(spelling, _WORD, Place.WORD)
        if kind == k.MARK:
            return _REGION.sub(lambda found: self._words(found[0], _WORD, Place.WORD), spelling, count=1)
        return self._words(spelling, _WORD, Place.WORD) if kind == k.ANNOTATION else spelling

    def _names(self) -> Iterator[tuple[int, Place]]:
        """Yield the offsets of the platform's names, and where they stand."""
        code = self._tokens.code()
        kinds = b"\0" + code.kinds + b"\0"
        for at, word in enumerate(code.words):
            if code.kinds[at] == k.NAME:
                place = self._place(word, code.starts[at], kinds[at], kinds[at + 2])
                if place is not None:
                    yield code.starts[at], place

    def _place(self, word: str, offset: int, before: int, after: int) -> Place | None:
        """Return where a name of the platform stands, None for one of the author's."""
        if before == k.DOT:
            if word in self._keys or word in self._own:
                return None
            return Place.METHOD if after == k.OPEN else Place.PROPERTY
        if before == k.NEW:
            return Place.TYPE
        if before in _HEADERS:
            return Place.METHOD if _EVENT.match(word) and word not in self._keys else None
        method = self._code.module.method_at(offset)
        scope = self._code.scope(method.name if method else "")
        if after == k.OPEN:
            return None if scope.is_method(word) or word in self._own else Place.GLOBAL
        return None if scope.is_variable(word) or word in self._own else self._bare(word, offset, after)

    def _bare(self, word: str, offset: int, after: int) -> Place | None:
        """Return where a bare name of the platform stands; what is not surely one is a variable of the author."""
        if word in returns().context or word in _CONTEXT:
            return Place.PROPERTY
        spelling = self._tokens.text[offset : offset + len(word)]
        return Place.TYPE if after == k.DOT and _SEVERAL_WORDS.search(spelling) else None

    def _text(self, at: int, spelling: str) -> str:
        tokens = self._tokens
        if at > 1 and tokens.kinds[at - 1] == k.OPEN and tokens.words[at - 2] in _TYPES:
            return self._words(spelling, _WORD, Place.TYPE)
        if _QUERY.match(spelling):
            return self._words(spelling, _QUERY_WORD, Place.QUERY)
        return spelling

    def _words(self, text: str, pattern: re.Pattern[str], place: Place) -> str:
        """Return a text with the words of a place in the other language; a name behind `КАК` is the author's."""

        def other(found: re.Match[str]) -> str:
            alias = place is Place.QUERY and _ALIAS.search(text, max(0, found.start() - _ALIAS_CHARS), found.start())
            if alias:
                return found[0]
            operator = place is Place.QUERY and not self._to_russian and _REFS.match(text, found.start())
            return "REFS" if operator else self._other(found[0], place)

        return pattern.sub(other, text)

    def _other(self, word: str, place: Place) -> str:
        if bool(_CYRILLIC.search(word)) is self._to_russian:
            return word
        return counterpart(word, place) or word


_ALIAS_CHARS: Final = 20
"""Characters before a name in which `КАК` stands."""
