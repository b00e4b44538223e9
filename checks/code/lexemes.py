"""Tokens that are no secrets: the words that a parser cuts a text into."""

import re
from typing import Final

_TOKEN: Final = frozenset({"токен", "token", "текущийтокен", "currenttoken"})
_PARSER: Final = re.compile(
    r"лексем|лексер|парсер|токениз|синтаксич|(?:вид|тип|следующий|прочитать)_?токен|"
    r"lexeme|lexer|parser|tokeniz|token_?(?:kind|type)|next_?token",
    re.IGNORECASE,
)
"""In the code of a module that reads a language."""
_NO_CODE: Final = re.compile(r'"[^"]*+"|//[^\r\n]*+')


def may_be_lexeme(name: str) -> bool:
    """Tell whether a variable of this name holds a word of a language where a module reads one."""
    return name.lower() in _TOKEN


def reads_language(text: str) -> bool:
    """Tell by the names in its text whether a module reads a language; what comments and literals say is no matter."""
    return _PARSER.search(text) is not None and _PARSER.search(_NO_CODE.sub(" ", text)) is not None
