"""Templates of add-ins that permissions name."""

import pytest

from checks.manifest.add_in_template_unreachable import BAD_FORM, OWN, RULE, check
from rules.rule import Text
from tests.build_permissions import asks, extension_papers, papers


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("Сканер", BAD_FORM),
        ("ОбщийМакет.Сканер.К", BAD_FORM),
        ("Справочник.Сканер", BAD_FORM),
        ("Обработка.Обмен.Форма.К", BAD_FORM),
        ("ОбщийМакет.", BAD_FORM),
        ("ВнешняяОбработка.Обработка.Макет.К", OWN),
        ("ExternalReport.A.Template.B", OWN),
        ("Обработка.Обработка.Макет.К", OWN),
        ("DataProcessor.обработка.Template.к", OWN),
    ],
)
def test_template_that_is_not_found_is_told(name: str, problem: Text):
    """A name of another form, or of a template of the data processor itself."""
    [finding] = check(papers("", asks("AttachAddin", TemplateName=name), objects=("Template.К",)))

    assert finding.rule is RULE
    assert finding.values == {"value": name, "problem": problem}


@pytest.mark.parametrize(
    "name", ["ОбщийМакет.Сканер", "CommonTemplate.A", "Обработка.Обмен.Макет.К", "Отчет.Обработка.Макет.К", "*", ""]
)
def test_template_of_the_configuration_is_good(name: str):
    """Near misses: an object of the configuration with a template of the same name; what is too wide is told so."""
    assert not list(check(papers("", asks("AttachAddin", TemplateName=name), objects=("Template.К",))))


def test_template_of_an_extension_is_found():
    """What an extension brings is in the metadata of the configuration."""
    asked = asks("AttachAddin", TemplateName="Обработка.Обработка.Макет.К")

    assert not list(check(extension_papers("", asked)))
