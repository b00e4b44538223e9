"""Functions that return something else."""

import pytest

from checks.manifest.self_description_without_structure import check
from tests.build_description import english, papers_of, russian

BAD = [
    ("Функция СведенияОВнешнейОбработке() Экспорт\nКонецФункции", 1),
    ("Функция СведенияОВнешнейОбработке() Экспорт\nВозврат Новый Массив;\nКонецФункции", 1),
    ('Функция СведенияОВнешнейОбработке() Экспорт\nВызватьИсключение "";\nКонецФункции', 1),
    ("\nFunction ExternalDataProcessorInfo() Export\nReturn True;\nEndFunction", 2),
]
GOOD = [
    russian(""),
    english(""),
    "Функция СведенияОВнешнейОбработке() Экспорт\nВозврат Модуль.Сведения();\nКонецФункции",
    "Функция СведенияОВнешнейОбработке() Экспорт\nВозврат Новый ФиксированнаяСтруктура(Новый Структура);\nКонецФункции",
    "Функция СведенияОВнешнейОбработке() Экспорт\nЕсли А() Тогда Возврат Новый Структура; КонецЕсли;\nКонецФункции",
    "Процедура СведенияОВнешнейОбработке() Экспорт\nКонецПроцедуры",
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
