"""Values of other types than keys hold."""

import pytest

from checks.manifest.self_description_value_wrong import check
from tests.build_description import english, papers_of, russian

BAD = [
    (russian('С.БезопасныйРежим = "Истина";'), 3),
    (english("S.Version = 1.0;"), 3),
    (russian("С.Наименование = Истина;"), 3),
    (russian("С.Назначение.Добавить(1);"), 3),
    (russian("К = С.Команды.Добавить();\nК.ПоказыватьОповещение = 1;"), 4),
]
GOOD = [
    russian("С.БезопасныйРежим = Истина; С.Наименование = Неопределено;"),
    english('S.Version = "1.0";'),
    russian("С.Версия = Модуль.Версия();"),
    russian('С.Вид = "Очет";'),
    russian("С.ОченьВажно = 1;"),
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
