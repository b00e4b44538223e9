"""Kinds of tokens: one small number each, the same for both spellings of a keyword.

A kind fits a byte, so that the kinds of a text are `bytes`, and the C code of `bytes` and `re` can search them.

Source: Developer Guide of 1C:Enterprise 8, chapter on the built-in language (reserved words, literals, operators,
preprocessor); OneScript's documentation for `#!` and `#Использовать`.
"""

from typing import Final

# What the text ends with, and what is not code.
END: Final = 0
COMMENT: Final = 1
BAD: Final = 2
DELETED: Final = 3
MARK: Final = 4
USE: Final = 5
BAD_DIRECTIVE: Final = 6
DELETE: Final = 7
END_DELETE: Final = 8
UNFINISHED: Final = 9

# Words and literals.
NAME: Final = 16
NUMBER: Final = 17
TEXT: Final = 18
DATE: Final = 19
LABEL: Final = 20
ANNOTATION: Final = 21

# Punctuation and operators.
DOT: Final = 32
COMMA: Final = 33
SEMICOLON: Final = 34
OPEN: Final = 35
CLOSE: Final = 36
OPEN_INDEX: Final = 37
CLOSE_INDEX: Final = 38
QUESTION: Final = 39
COLON: Final = 40
EQUAL: Final = 41
COMPARE: Final = 42
PLUS: Final = 43
MINUS: Final = 44
MULTIPLY: Final = 45

# The preprocessor's conditions.
PP_IF: Final = 56
PP_ELSIF: Final = 57
PP_ELSE: Final = 58
PP_ENDIF: Final = 59

# Keywords; a kind from FIRST_KEYWORD on is one, up to END_FUNCTION one that no name can be taken for.
FIRST_KEYWORD: Final = 64
PROCEDURE: Final = 64
FUNCTION: Final = 65
END_PROCEDURE: Final = 66
END_FUNCTION: Final = 67
VAR: Final = 68
EXPORT: Final = 69
VAL: Final = 70
ASYNC: Final = 71
AWAIT: Final = 72
IF: Final = 73
THEN: Final = 74
ELSIF: Final = 75
ELSE: Final = 76
END_IF: Final = 77
FOR: Final = 78
EACH: Final = 79
IN: Final = 80
TO: Final = 81
WHILE: Final = 82
DO: Final = 83
END_DO: Final = 84
TRY: Final = 85
EXCEPT: Final = 86
END_TRY: Final = 87
RAISE: Final = 88
RETURN: Final = 89
BREAK: Final = 90
CONTINUE: Final = 91
GOTO: Final = 92
EXECUTE: Final = 93
ADD_HANDLER: Final = 94
REMOVE_HANDLER: Final = 95
NEW: Final = 96
AND: Final = 97
OR: Final = 98
NOT: Final = 99
TRUE: Final = 100
FALSE: Final = 101
UNDEFINED: Final = 102
NULL: Final = 103

_KEYWORDS: Final = {
    PROCEDURE: "процедура procedure",
    FUNCTION: "функция function",
    END_PROCEDURE: "конецпроцедуры endprocedure",
    END_FUNCTION: "конецфункции endfunction",
    VAR: "перем var",
    EXPORT: "экспорт export",
    VAL: "знач val",
    ASYNC: "асинх async",
    AWAIT: "ждать await",
    IF: "если if",
    THEN: "тогда then",
    ELSIF: "иначеесли elsif",
    ELSE: "иначе else",
    END_IF: "конецесли endif",
    FOR: "для for",
    EACH: "каждого each",
    IN: "из in",
    TO: "по to",
    WHILE: "пока while",
    DO: "цикл do",
    END_DO: "конеццикла enddo",
    TRY: "попытка try",
    EXCEPT: "исключение except",
    END_TRY: "конецпопытки endtry",
    RAISE: "вызватьисключение raise",
    RETURN: "возврат return",
    BREAK: "прервать break",
    CONTINUE: "продолжить continue",
    GOTO: "перейти goto",
    EXECUTE: "выполнить execute",
    ADD_HANDLER: "добавитьобработчик addhandler",
    REMOVE_HANDLER: "удалитьобработчик removehandler",
    NEW: "новый new",
    AND: "и and",
    OR: "или or",
    NOT: "не not",
    TRUE: "истина true",
    FALSE: "ложь false",
    UNDEFINED: "неопределено undefined",
    NULL: "null",
}

_SIGNS: Final = {
    DOT: ".",
    COMMA: ",",
    SEMICOLON: ";",
    OPEN: "(",
    CLOSE: ")",
    OPEN_INDEX: "[",
    CLOSE_INDEX: "]",
    QUESTION: "?",
    COLON: ":",
    EQUAL: "=",
    COMPARE: "<> < > <= >=",
    PLUS: "+",
    MINUS: "-",
    MULTIPLY: "* / %",
}

_DIRECTIVES: Final = {
    PP_IF: "если if",
    PP_ELSIF: "иначеесли elsif",
    PP_ELSE: "иначе else",
    PP_ENDIF: "конецесли endif",
    DELETE: "удаление delete",
    END_DELETE: "конецудаления enddelete",
    MARK: "область region конецобласти endregion вставка insert конецвставки endinsert",
    USE: "использовать use",
}

SIGNS: Final = bytes(_SIGNS)
"""Kinds of punctuation and operators."""


def _spellings(table: dict[int, str]) -> dict[str, int]:
    return {word: kind for kind, words in table.items() for word in words.split()}


KIND_OF: Final = _spellings(_KEYWORDS) | _spellings(_SIGNS)
"""Kind by lower-case text, for all tokens that have one spelling or two."""

DIRECTIVE_OF: Final = _spellings(_DIRECTIVES)
"""Kind by the word after `#`."""

NAME_OF: Final = {kind: words.split()[-1] for kind, words in _KEYWORDS.items()}
"""The English spelling by the kind of a keyword: its one name in messages and in the tree."""

_SYMBOLS: Final = (
    "сервер server клиент client наклиенте atclient насервере atserver тонкийклиент thinclient вебклиент webclient "
    "мобильныйклиент mobileclient мобильноеприложениеклиент mobileappclient мобильноеприложениесервер mobileappserver "
    "мобильныйавтономныйсервер mobilestandaloneserver внешнеесоединение externalconnection "
    "толстыйклиентобычноеприложение thickclientordinaryapplication "
    "толстыйклиентуправляемоеприложение thickclientmanagedapplication и and или or не not"
)
SYMBOLS: Final = tuple(_SYMBOLS.split())
"""Words of a preprocessor's condition."""
