"""Full names of metadata in the words of both languages."""

import pytest

from checks.manifest.names import kind_of, normal


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Документ.ЗаказПокупателя", "document.заказпокупателя"),
        ("DOCUMENT.Order", "document.order"),
        ("Подсистема.Продажи.Подсистема.Отчеты", "subsystem.продажи.subsystem.отчеты"),
        ("Справочник.*", "catalog.*"),
        ("Документ.Документ", "document.документ"),
        ("Справочник", "справочник"),
        (" Задача.А ", "task.а"),
        ("Нечто.Иное", "нечто.иное"),
        ("", ""),
    ],
)
def test_normal(written: str, expected: str):
    """Words that stand for kinds are English, names stay, all in lower case."""
    assert normal(written) == expected


def test_kind():
    """The kind is the first word; the start page is a section, and a word alone is no name."""
    assert kind_of("Документ.Заказ") == "document"
    assert kind_of("РабочийСтол") == kind_of("Desktop") == "subsystem"
    assert kind_of("Заказ") == kind_of("") == ""
