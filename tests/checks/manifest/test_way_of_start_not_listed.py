"""Ways of start that the library does not know."""

import pytest

from checks.manifest.way_of_start_not_listed import check
from tests.build_description import english, papers_of, russian

BAD = [
    (russian('К = С.Команды.Добавить();\nК.Использование = "Открытие";'), 4),
    (english('C = S.Commands.Add();\nC.Use = "ОткрытиеФормы";'), 4),
    (russian("К = С.Команды.Добавить();\nК.Использование = 1;"), 4),
]
GOOD = [
    russian('К = С.Команды.Добавить(); К.Использование = "ОткрытиеФормы";'),
    english("C = S.Commands.Add(); C.Use = AdditionalReportsAndDataProcessorsClientServer.CommandTypeOpenForm();"),
    russian("К = С.Команды.Добавить(); К.Использование = Модуль.Способ();"),
    russian("К = С.Команды.Добавить();"),
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
