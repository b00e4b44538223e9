"""The parts of a module in which words and kinds of tokens stand."""

import pytest

from onec.bsl import kinds as k
from onec.bsl.code import Code
from onec.bsl.parser import parse
from onec.bsl.seek import parts, parts_at, parts_with, places

TEXT = """
Процедура А()
	Найти(1);
КонецПроцедуры
Процедура Б()
	Пока Истина Цикл Найти(2); КонецЦикла;
КонецПроцедуры
Процедура В()
	// Найти
КонецПроцедуры
"""
FIND = frozenset({"найти"})
WHILE = bytes([k.WHILE])
BRANCHES = """
#Если Сервер Тогда
Процедура А() Экспорт
#Иначе
Процедура А(Х) Экспорт
#КонецЕсли
	Найти(1);
КонецПроцедуры
Процедура Б()
КонецПроцедуры
"""


def code(text: str) -> Code:
    """Return the code of a text."""
    return Code(parse(text))


def test_parts_hold_a_word_or_a_kind():
    """Methods that have the word as code, or a token of the kind, in the order of the text; comments do not count."""
    found = code(TEXT)

    assert [one.name for one in parts_with(found, FIND)] == ["а", "б"]
    assert [one.name for one in parts_with(found, frozenset(), WHILE)] == ["б"]
    assert [one.name for one in parts_with(found, frozenset({"нет"}))] == []


def test_parts_hold_one_of_each_list():
    """A loop in one method and a call in another do not make a part with both."""
    found = code(TEXT)

    assert [one.name for one in parts_at(found, places(found, FIND), places(found, frozenset(), WHILE))] == ["б"]


def test_body_outside_of_methods_is_a_part():
    """It comes last, without a header; where nothing is found at all it does not come."""
    found = code(TEXT + "Найти(3);")

    assert [(one.name, one.header is None) for one in parts_with(found, FIND)][-1] == ("", True)
    assert list(parts_with(found, frozenset({"нет"}))) == []


@pytest.mark.parametrize("text", [TEXT, BRANCHES, TEXT + BRANCHES])
def test_every_method_is_among_the_parts_with_its_name(text: str):
    """Whatever branches of the preprocessor do to methods, a method has the word of its own name."""
    found = code(text)

    for part in parts(found):
        if part.name:
            assert part in list(parts_with(found, frozenset({part.name})))
