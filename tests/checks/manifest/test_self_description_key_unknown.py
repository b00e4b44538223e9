"""Keys that nobody reads."""

import pytest

from checks.manifest.self_description_key_unknown import check
from tests.build_description import english, papers_of, russian

BAD = [
    (russian('С.Вставить("БезопасныйРежм", Ложь);'), 3),
    (russian('С.Вставить("SafeMode", Ложь);'), 3),
    (english('S.Insert("Вид", "Отчет");'), 3),
    (english("S.SafeModes = False;"), 3),
]
GOOD = [
    russian('С.Вставить("безопасныйрежим", Ложь);'),
    english('S.Insert("SafeMode", False);'),
    russian("С.Вставить(Модуль.Ключ(), Ложь);"),
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


def test_key_is_told_as_written():
    """The message has the key with its capitals."""
    [finding] = check(papers_of(russian('С.Вставить("БезопасныйРежм", Ложь);')))

    assert finding.values == {"key": "БезопасныйРежм"}
