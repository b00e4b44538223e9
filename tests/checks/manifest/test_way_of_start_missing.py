"""Commands that nothing starts."""

import pytest

from checks.manifest.way_of_start_missing import check
from tests.build_description import english, papers_of, russian

BAD = [
    (russian('К = С.Команды.Добавить();\nК.Идентификатор = "А";'), 4),
    (english('C = S.Commands.Add();\nC.Id = "A"; C.Use = "";'), 4),
]
GOOD = [
    russian('К = С.Команды.Добавить(); К.Использование = "ОткрытиеФормы";'),
    english('C = S.Commands.Add(); C.Use = "OpeningForm";'),
    russian("К = С.Команды.Добавить(); Модуль.Заполнить(К);"),
    russian('К = С.Команды.Добавить(); К.Использование = "Открытие";'),
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
