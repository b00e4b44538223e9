"""A part of a module cannot be read."""

from collections.abc import Iterator
from typing import Final

from onec.bsl.code import Code
from onec.bsl.module import Reason
from rules.catalogue import rule
from rules.language.hit import Hit
from rules.rule import Text

RULE = rule("code-not-read")

_REASONS: Final = {
    Reason.CHARACTER: Text("недопустимый символ", "a character that is not allowed"),
    Reason.LITERAL: Text("строка или дата без конца", "a string or date without an end"),
    Reason.DIRECTIVE: Text("неверная инструкция препроцессора", "a wrong instruction of the preprocessor"),
    Reason.SYNTAX: Text("это не встроенный язык", "it is not the built-in language"),
    Reason.END_MISSING: Text("нет конца блока или метода", "the end of a block or method is missing"),
    Reason.STRAY: Text("конец без начала", "an end without a beginning"),
    Reason.DEPTH: Text("слишком много уровней вложенности", "too many levels"),
    Reason.BRANCHES: Text("слишком много ветвей препроцессора", "too many branches of the preprocessor"),
}


def check_module(code: Code) -> Iterator[Hit]:
    """Yield the parts that were not understood, with the reason."""
    module = code.module
    for one in module.unparsed:
        method = module.method_at(one.start)
        name = module.tokens.spelling(method.at) if method else ""
        yield Hit(RULE.name, -1, one.start, one.end, name, {"value": _REASONS[one.reason]})
