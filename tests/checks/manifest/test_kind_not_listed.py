"""Kinds that the library does not know."""

import pytest

from checks.manifest.kind_not_listed import check
from tests.build_description import english, papers_of, russian

BAD = [
    (russian('С.Вид = "Очет";'), 3),
    (russian('С.Вид = "Report";'), 3),
    (english('S.Kind = "Отчет";'), 3),
    (english("S.Kind = Enums.AdditionalReportsAndDataProcessorsKinds.PrintedForm;"), 3),
]
GOOD = [
    russian('С.Вид = "отчет";'),
    english('S.Kind = "Report";'),
    russian("С.Вид = Перечисления.ВидыДополнительныхОтчетовИОбработок.Отчет;"),
    english("S.Kind = Enums.AdditionalReportsAndDataProcessorsKinds.PrintForm;"),
    russian("С.Вид = Модуль.Вид();"),
    russian('С.Вид = "";'),
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
