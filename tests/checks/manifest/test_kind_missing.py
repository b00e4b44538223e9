"""Add-ons without a kind."""

import pytest

from checks.manifest.kind_missing import check
from tests.build_description import english, papers_of, russian

BAD = [
    (russian(""), 1),
    (english(""), 1),
    (russian('С.Вид = " ";'), 3),
    (russian('С.Вид = "Отчет"; С.Вид = Неопределено;'), 1),
    (english("S.Version = 1;"), 1),
]
GOOD = [
    russian('С.Вид = "Отчет";'),
    english('S.Kind = "Report";'),
    russian('С.Вид = "Очет";'),
    russian("С.Вид = Модуль.Вид();"),
    russian("Модуль.Дополнить(С);"),
    "Процедура СведенияОВнешнейОбработке() Экспорт\nКонецПроцедуры",
    "Функция СведенияОВнешнейОбработке() Экспорт\nВозврат Модуль.Сведения();\nКонецФункции",
    "",
]


@pytest.mark.parametrize(("text", "line"), BAD)
def test_found(text: str, line: int):
    """The finding is at the place that is wrong."""
    assert [one.location.line for one in check(papers_of(text))] == [line]


@pytest.mark.parametrize("text", GOOD)
def test_not_found(text: str):
    """What is right, or not known, is no finding."""
    assert not list(check(papers_of(text)))
