"""Statements around tokens."""

import pytest

from onec.bsl.parser import parse
from onec.bsl.statement import statement_at, statement_span, statement_words

TEXT = """
&НаСервере
Асинх Функция Ф(А = 1,
    Б = "я") Экспорт
  Сообщить(1); // note
  Если Метка1 = 1 Тогда Метка2 = Ждать Г(); ИначеЕсли Метка3 Тогда Метка4() Иначе Метка5(); КонецЕсли;
  Попытка Метка6(); Исключение ВызватьИсключение Метка7; КонецПопытки;
  Для Каждого Метка8 Из В Цикл ~М: Метка9(); КонецЦикла
КонецФункции
Метка10 = "раз
    // note
    | два";
"""


@pytest.mark.parametrize(
    ("word", "words"),
    [
        ("а", '&насервере асинх функция ф ( а = 1 , б = "я" ) экспорт'),
        ("&насервере", '&насервере асинх функция ф ( а = 1 , б = "я" ) экспорт'),
        ("сообщить", "сообщить ( 1 ) ;"),
        ("метка1", "если метка1 = 1 тогда"),
        ("метка2", "метка2 = ждать г ( ) ;"),
        ("г", "метка2 = ждать г ( ) ;"),
        ("метка3", "иначеесли метка3 тогда"),
        ("метка4", "метка4 ( )"),
        ("метка5", "метка5 ( ) ;"),
        ("метка6", "метка6 ( ) ;"),
        ("метка7", "вызватьисключение метка7 ;"),
        ("метка8", "для каждого метка8 из в цикл"),
        ("метка9", "метка9 ( ) ;"),
        ("метка10", 'метка10 = "раз\n два" ;'),
    ],
)
def test_statement_around_a_token_is_found(word: str, words: str):
    """A token belongs to a statement, the head of a block or the header of a method, up to its last token."""
    tokens = parse(TEXT).tokens

    found = statement_at(tokens, tokens.words.index(word))

    assert statement_words(tokens, found) == words


def test_span_is_in_characters_of_the_text():
    """A statement begins at its first character and ends behind its last one."""
    tokens = parse(TEXT).tokens

    start, end = statement_span(tokens, statement_at(tokens, tokens.words.index("метка10")))

    assert TEXT[start:end] == TEXT[TEXT.index("Метка10") :].strip()


def test_words_survive_moving_and_indenting():
    """Comments, blanks, case and line breaks are no part of the words."""
    one, two = parse("а = Ф(1,\n2);").tokens, parse("\n\n  // note\n  А=ф( 1, // note\n 2 ) ;").tokens

    assert statement_words(one, statement_at(one, 2)) == statement_words(two, statement_at(two, 4))


def test_statement_read_for_each_branch_is_whole():
    """A token of a statement that was read once for each branch of the preprocessor has its statement too."""
    tokens = parse("Процедура А()\nБ = 1 +\n#Если Сервер Тогда\n2;\n#Иначе\nВ;\n#КонецЕсли\nКонецПроцедуры").tokens
    last = len(tokens.words) - 1 - tokens.words[::-1].index("в")

    assert statement_words(tokens, statement_at(tokens, last)) == "б = 1 + в ;"


@pytest.mark.parametrize("text", ["", ";", "Процедура", "Процедура А(", "&А", "КонецЕсли", "А.Б(", "Если", "(" * 99])
def test_any_token_has_a_statement(text: str):
    """Whatever a text is, every token of it stands in some statement."""
    tokens = parse(text).tokens

    for at in range(len(tokens.words)):
        found = statement_at(tokens, at)
        start, end = statement_span(tokens, found)
        assert found.first <= at
        assert 0 <= start <= end <= len(text)


def test_long_statement_is_a_window():
    """In a statement of a hundred thousand tokens each costs the same."""
    tokens = parse("А = 1" + " + 1" * 100_000 + ";").tokens

    found = statement_at(tokens, 100_000)

    assert found.end - found.first == 1000
