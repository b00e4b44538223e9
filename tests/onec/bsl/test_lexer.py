"""Tokens of module texts: their kinds, their places, and texts that are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onec.bsl import kinds as k
from onec.bsl.lexer import fold, lex, literal_text
from tests.onec.bsl.pieces import PIECES

NAMES = {value: name for name, value in vars(k).items() if isinstance(value, int) and name != "FIRST_KEYWORD"}


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("А = 1;", "NAME EQUAL NUMBER SEMICOLON"),
        ("а<>б<=в>=г<д>е", "NAME COMPARE NAME COMPARE NAME COMPARE NAME COMPARE NAME COMPARE NAME"),
        ("1.5 2. 3", "NUMBER NUMBER NUMBER"),
        ("А[1].Б", "NAME OPEN_INDEX NUMBER CLOSE_INDEX DOT NAME"),
        ("ёжик Їжак Ünder _1", "NAME NAME NAME NAME"),
        ("А\u00a0=\u20031", "NAME EQUAL NUMBER"),
        ("\ufeffА", "NAME"),
        ("А\ufeff", "NAME BAD"),
        ('"а""б" "в"', "TEXT TEXT"),
        ('"а\n  |б"', "TEXT"),
        ('"а\n  // в "г"\n\n  |б"', "TEXT"),
        ('"а\r|б"', "TEXT"),
        ('"а\n#Вставка\n|б\n#КонецВставки\n|в"', "TEXT"),
        ('"а\nб', "UNFINISHED NAME"),
        ('"а""\nб', "UNFINISHED NAME"),
        ('"', "UNFINISHED"),
        ("'20200101' '2020-01-01 10:00:00' ''", "DATE DATE DATE"),
        ("'2020\nА", "UNFINISHED NAME"),
        ("А // б\nВ", "NAME COMMENT NAME"),
        ("А // б\rВ", "NAME COMMENT NAME"),
        ("А / Б", "NAME MULTIPLY NAME"),
        ("&НаКлиенте & Перед", "ANNOTATION ANNOTATION"),
        ("~М: ~ Н", "LABEL COLON LABEL"),
        ("# Область А", "MARK"),
        ("#Region X\n#EndRegion", "MARK MARK"),
        ("#Область А Б", "MARK NAME"),
        ("#Если Сервер Тогда А", "PP_IF NAME"),
        ("#Если Сервер\n Или (Не Клиент) // да\nТогда А", "PP_IF NAME"),
        ("#Если Windows И Linux Тогда А", "PP_IF NAME"),
        ("#If Server Then\n#ElsIf Client Then\n#Else\n#EndIf", "PP_IF PP_ELSIF PP_ELSE PP_ENDIF"),
        ("#Если Сервер\nА = 1;", "BAD_DIRECTIVE NAME EQUAL NUMBER SEMICOLON"),
        ("#Чтото А Б\nВ", "BAD_DIRECTIVE NAME"),
        ("#!/usr/bin/oscript\n#Использовать cmdline\n#use x", "MARK USE USE"),
        ("#Удаление\nА = 1;\n#КонецУдаления\nБ", "DELETE DELETED DELETED DELETED DELETED END_DELETE NAME"),
        ("#Удаление\nА", "DELETE NAME"),
        ("А.Если А. // б\nДля", "NAME DOT NAME NAME DOT COMMENT NAME"),
        ("Если if ЕСЛИ If", "IF IF IF IF"),
        ("А\0Б", "NAME BAD NAME"),
        ("А\ud800Б\u202eВ", "NAME BAD NAME BAD NAME"),
        ("$@!^{}\\|`", "BAD"),
        ("& ~ #", "BAD BAD BAD_DIRECTIVE"),
        ("٣", "BAD"),
        ("", ""),
    ],
)
def test_kinds_are_told(text: str, kinds: str):
    """Every token has the kind that the language gives it."""
    tokens = lex(text)

    assert " ".join(NAMES[kind] for kind in tokens.kinds) == kinds


def test_both_spellings_of_keyword_are_one_kind():
    """Every keyword has a Russian and an English word, `Null` one for both."""
    spellings: dict[int, list[str]] = {}
    for word, kind in k.KIND_OF.items():
        if kind >= k.FIRST_KEYWORD:
            spellings.setdefault(kind, []).append(word)

    assert len(spellings) == 40
    assert {kind for kind, words in spellings.items() if len(words) != 2} == {k.NULL}


def test_kinds_are_different():
    """No two names of kinds have one value."""
    values = [value for name, value in vars(k).items() if name.isupper() and isinstance(value, int)]

    assert len(values) - len(set(values)) == 1
    assert k.FIRST_KEYWORD == k.PROCEDURE


@pytest.mark.parametrize(
    ("spelling", "value"),
    [
        ('"а"', "а"),
        ('""', ""),
        ('"а""б"', 'а"б'),
        ('"а\n  |б\r\n\t|в"', "а\nб\nв"),
        ('"а\n  // нет\n  |б"', "а\nб"),
        ('"а\n#Удаление\n|б\n#КонецУдаления\n#Вставка\n|в\n#КонецВставки\n|г"', "а\nв\nг"),
        ('"а\n|#Удаление\n|б"', "а\n#Удаление\nб"),
        ('"а', "а"),
    ],
)
def test_literal_has_its_value(spelling: str, value: str):
    """Quotes are undone, lines joined, deleted ones left out."""
    assert literal_text(spelling) == value


def test_lines_and_columns_are_those_of_the_text():
    """Positions count from 1, a line ends at a line feed, a column is a character."""
    tokens = lex("А\r\n  Ёж𝒳 = \rБ\n\nВ")

    assert [tokens.position(start) for start in tokens.starts] == [
        (1, 1),
        (2, 3),
        (2, 7),
        (2, 10),
        (4, 1),
        (4, 2),
    ]


def test_lower_case_keeps_places():
    """A letter whose lower case has two characters stays as it is."""
    assert fold("İА") == "İа"
    assert lex("İИмя = 1").words == ["İимя", "=", "1"]


def test_spelling_is_the_text_s():
    """A token gives its text back as written."""
    tokens = lex('ИмЯ = "АБВ"; // Г')

    assert [tokens.spelling(at) for at in range(len(tokens.words))] == ["ИмЯ", "=", '"АБВ"', ";", "// Г"]


def test_code_has_no_comments_and_nothing_deleted():
    """Of directives only conditions stay in the code."""
    code = lex("#Область А\n#Если Сервер Тогда\nА // б\n#Удаление\nБ\n#КонецУдаления\n\0#КонецЕсли").code()

    assert code.words == ["#если сервер тогда", "а", "#конецесли"]
    assert [code.spelling(at) for at in range(3)] == ["#Если Сервер Тогда", "А", "#КонецЕсли"]


@given(st.lists(st.sampled_from(PIECES) | st.text(st.characters(), max_size=5)).map("".join))
def test_tokens_tile_any_text(text: str):
    """Whatever the text, tokens and blanks give it back, and every offset has its line and column."""
    tokens = lex(text)

    lines = text.split("\n")
    place = 0
    for at, start in enumerate(tokens.starts[:-1]):
        assert not text[place:start].strip("\ufeff").strip()
        assert fold(tokens.spelling(at)) == fold(text)[start : tokens.end(at)]
        line, column = tokens.position(start)
        assert sum(len(one) + 1 for one in lines[: line - 1]) + column - 1 == start
        place = tokens.end(at)
    assert not text[place:].strip("\ufeff").strip()
    assert tokens.starts[-1] == len(text)
    assert len(tokens.kinds) == len(tokens.words) == len(tokens.starts) - 1
