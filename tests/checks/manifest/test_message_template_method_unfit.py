"""A message template lacks a function that the library calls, or has one that cannot be called so."""

import pytest

from checks.manifest import message_template_method_unfit
from onec.manifest import Category
from onec.model import FileKind
from tests.build_papers import described, found, papers

TEMPLATE = described(kind=Category.MESSAGE_TEMPLATE)

RUSSIAN = """
Функция ПараметрыШаблона() Экспорт КонецФункции
Функция СформироватьСообщениеПоШаблону(Значения) Экспорт КонецФункции
Функция СтруктураДанныхПолучатели(Значения, СтандартнаяОбработка) Экспорт КонецФункции
"""
ENGLISH = """
Function TemplateParameters() Export EndFunction
Function GenerateMessageUsingTemplate(Values) Export EndFunction
Function DataStructureRecipients(Values, StandardProcessing = False) Export EndFunction
"""


@pytest.mark.parametrize("text", [RUSSIAN, ENGLISH])
def test_all_functions(text: str):
    """A template with its three functions, in either language, is in order."""
    assert found(message_template_method_unfit, papers(code=TEMPLATE, object_module=text)) == []


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        ("ПараметрыШаблона", "Параметры", [100]),
        ("(Значения) Экспорт", "(Значения)", [3]),
        ("(Значения)", "()", [3]),
        (", СтандартнаяОбработка", "", [4]),
    ],
)
def test_one_function(old: str, new: str, lines: list[int]):
    """Each that is missing, not exported, or takes other values is a finding."""
    text = RUSSIAN.replace(old, new)

    assert found(message_template_method_unfit, papers(code=TEMPLATE, object_module=text)) == lines


def test_no_functions():
    """Each of the three is a finding of its own."""
    assert found(message_template_method_unfit, papers(code=TEMPLATE)) == [100, 100, 100]


@pytest.mark.parametrize("kind", [one for one in Category if one is not Category.MESSAGE_TEMPLATE])
def test_other_kinds(kind: Category):
    """No other kind needs them."""
    assert found(message_template_method_unfit, papers(code=described(kind=kind))) == []


def test_not_known():
    """A kind that cannot be determined, and a file that is no data processor, are told of elsewhere."""
    assert found(message_template_method_unfit, papers(code=described(kind=None))) == []
    assert found(message_template_method_unfit, papers(code=TEMPLATE, kind=FileKind.REPORT)) == []
    assert found(message_template_method_unfit, papers()) == []
