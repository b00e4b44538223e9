"""Functions that nobody outside can call."""

import pytest

from checks.manifest.self_description_not_exported import check
from tests.build_description import english, papers_of, russian

BAD = [
    ("Функция СведенияОВнешнейОбработке()\nКонецФункции", 1),
    ("\nFunction ExternalDataProcessorInfo()\nEndFunction", 2),
    ("Процедура СведенияОВнешнейОбработке()\nКонецПроцедуры", 1),
]
GOOD = [
    russian(""),
    english(""),
    "",
    "Функция Сведения()\nКонецФункции",
]


@pytest.mark.parametrize(("text", "line"), BAD)
def test_found(text: str, line: int):
    """The finding is at the place that is wrong."""
    assert [one.location.line for one in check(papers_of(text))] == [line]


@pytest.mark.parametrize("text", GOOD)
def test_not_found(text: str):
    """What is right, or not known, is no finding."""
    assert not list(check(papers_of(text)))
