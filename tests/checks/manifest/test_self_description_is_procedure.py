"""Procedures where a function should be."""

import pytest

from checks.manifest.self_description_is_procedure import check
from tests.build_description import english, papers_of, russian

BAD = [
    ("Процедура СведенияОВнешнейОбработке()\nКонецПроцедуры", 1),
    ("\nProcedure ExternalDataProcessorInfo() Export\nEndProcedure", 2),
]
GOOD = [
    russian(""),
    english(""),
    "",
    "Процедура Сведения()\nКонецПроцедуры",
]


@pytest.mark.parametrize(("text", "line"), BAD)
def test_found(text: str, line: int):
    """The finding is at the place that is wrong."""
    assert [one.location.line for one in check(papers_of(text))] == [line]


@pytest.mark.parametrize("text", GOOD)
def test_not_found(text: str):
    """What is right, or not known, is no finding."""
    assert not list(check(papers_of(text)))
