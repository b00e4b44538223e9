"""Permissions that allow more than one thing: MANI-009."""

import pytest

from checks.manifest.add_in_too_wide import RULE, check
from tests.build_permissions import asks, papers, tells

KIND = "AttachAddin"


@pytest.mark.parametrize("value", ["", "*", "ОбщийМакет.*", "%"])
def test_too_wide_is_found(value: str):
    """In the manifest, and in the code of a bare file; the message has the value."""
    said = {"TemplateName": value}
    [asked] = check(papers("", asks(KIND, **said)))
    [told] = check(papers("", told=[tells(KIND, **said)]))

    assert asked.rule is told.rule is RULE
    assert asked.location.entry == "manifest.xml"
    assert told.location.method == "СведенияОВнешнейОбработке"


@pytest.mark.parametrize("value", ["ОбщийМакет.Сканер", "Обработка.Обмен.Макет.К", "x"])
def test_exact_is_good(value: str):
    """Near misses: one thing, however it is called."""
    assert not list(check(papers("", asks(KIND, TemplateName=value))))


def test_what_is_not_known_is_left_alone():
    """The stage says elsewhere that a value cannot be told."""
    assert not list(check(papers("", told=[tells(KIND, TemplateName=None)])))
