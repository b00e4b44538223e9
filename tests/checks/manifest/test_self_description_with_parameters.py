"""Functions that are called without what they want."""

import pytest

from checks.manifest.self_description_with_parameters import check
from tests.build_description import english, papers_of, russian

BAD = [
    ("Функция СведенияОВнешнейОбработке(А) Экспорт\nКонецФункции", 1),
    ("\nFunction ExternalDataProcessorInfo(A = Undefined, B = 1) Export\nEndFunction", 2),
]
GOOD = [
    russian(""),
    english(""),
    "",
    "Функция Сведения(А) Экспорт\nКонецФункции",
]


@pytest.mark.parametrize(("text", "line"), BAD)
def test_found(text: str, line: int):
    """The finding is at the place that is wrong."""
    assert [one.location.line for one in check(papers_of(text))] == [line]


@pytest.mark.parametrize("text", GOOD)
def test_not_found(text: str):
    """What is right, or not known, is no finding."""
    assert not list(check(papers_of(text)))
