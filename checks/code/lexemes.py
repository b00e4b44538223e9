"""Tokens that are no secrets: the words that a parser cuts a text into."""

import re
from typing import Final

_TOKEN: Final = frozenset({"токен", "token", "текущийтокен", "currenttoken"})
_PARSER: Final = re.compile(
    r"лексем|лексер|парсер|токениз|синтаксич|(?:вид|тип|следующий|прочитать)_?токен|"
    r"lexeme|lexer|parser|tokeniz|token_?(?:kind|type)|next_?token",
    re.IGNORECASE,
)
"""In the text of a module that reads a language."""


def is_lexeme(name: str, text: str) -> bool:
    """Tell whether a variable of this name holds a word of a language in a module with this text."""
    return name.lower() in _TOKEN and _PARSER.search(text) is not None
