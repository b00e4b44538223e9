"""Interceptors against the methods of a release, each fault alone, in both languages of the code."""

import pytest

from checks.compatibility import (
    MODULES,
    changed_method_differs,
    function_intercepted_beside,
    intercepted_directive_differs,
    intercepted_method_absent,
    intercepted_method_kind_differs,
    intercepted_parameters_differ,
)
from onec.classes import ModuleKind
from onec.model import FileKind
from onec.release.build import build_index
from onec.release.index import ReleaseIndex
from rules.rule import Text
from tests import build
from tests.build_release import NAME, OWNER, adopted, content, fitting, hidden, item, release

FORM = "Catalog.Товары.Form.Элемент"
BASE = "Процедура Пересчитать(Заказ, Дата) Экспорт\n\tСуммы(Заказ);\n\tЗаписать(Заказ);\nКонецПроцедуры"
BASE_FUNCTION = "Функция Цена(Товар)\n\tВозврат 1;\nКонецФункции"


def found(extension: str, base: str = BASE, owner: str = OWNER, kind: ModuleKind = ModuleKind.MODULE) -> list[str]:
    """Return the names of the rules that find something."""
    fit = fitting(adopted(owner), base=base, extension=extension, owner=owner, kind=kind) if owner == OWNER else None
    fit = fit or fitting(
        adopted("Catalog.Товары"),
        adopted(owner),
        extension=extension,
        owner=owner,
        kind=kind,
        there=release(item("Catalog.Товары"), item(owner), base=base, owner=owner, kind=kind),
    )
    return [one.rule.name for check in MODULES for one in check.check(fit)]


@pytest.mark.parametrize(
    "extension",
    [
        '&Перед("Пересчитать")\nПроцедура х_Пересчитать(Заказ, Дата)\nКонецПроцедуры',
        '&After("Пересчитать")\nProcedure x_Recalculate(Order, Day)\nEndProcedure',
        '&Вместо("пересчитать")\nПроцедура х_П(А, Б) Экспорт\n\tПродолжитьВызов(А, Б);\nКонецПроцедуры',
        f'&ИзменениеИКонтроль("Пересчитать")\n{BASE.replace("Пересчитать(", "х_П(")}',
        BASE.replace("Пересчитать(", "х_П("),
    ],
)
def test_what_fits_is_no_finding(extension: str):
    """Names of parameters, export and the case of letters do not matter; a method of one's own is no interceptor."""
    assert found(extension) == []


@pytest.mark.parametrize(
    ("extension", "base", "rule"),
    [
        ('&Перед("Нет")\nПроцедура х_Нет()\nКонецПроцедуры', BASE, intercepted_method_absent.RULE),
        ('&Before("None")\nProcedure x_None()\nEndProcedure', BASE, intercepted_method_absent.RULE),
        ('&Вместо("Цена")\nПроцедура х_Цена(Т)\nКонецПроцедуры', BASE_FUNCTION, intercepted_method_kind_differs.RULE),
        (
            '&Around("Пересчитать")\nFunction x_R(A, B)\nReturn 1;\nEndFunction',
            BASE,
            intercepted_method_kind_differs.RULE,
        ),
        ('&После("Цена")\nПроцедура х_Цена(Т)\nКонецПроцедуры', BASE_FUNCTION, function_intercepted_beside.RULE),
        ('&Перед("Пересчитать")\nПроцедура х_П(Заказ)\nКонецПроцедуры', BASE, intercepted_parameters_differ.RULE),
        ('&After("Пересчитать")\nProcedure x_P(A, B, C)\nEndProcedure', BASE, intercepted_parameters_differ.RULE),
    ],
)
def test_each_fault_alone(extension: str, base: str, rule: object):
    """One rule speaks for one fault."""
    assert found(extension, base) == [rule.name]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("here", "there", "differs"),
    [
        ("&НаКлиенте\n", "&НаСервере\n", True),
        ("&AtClient\n", "&НаКлиенте\n", False),
        ("", "&НаСервере\n", False),
        ("&НаСервере\n", "&НаСервереБезКонтекста\n", True),
    ],
)
def test_directives(here: str, there: str, *, differs: bool):
    """A form compiles each method for one place; without a directive that is the server."""
    extension = f'{here}&Перед("А")\nПроцедура х_А()\nКонецПроцедуры'

    names = found(extension, f"{there}Процедура А()\nКонецПроцедуры", FORM, ModuleKind.FORM)

    assert names == [intercepted_directive_differs.RULE.name] * differs


def test_directives_are_written_as_in_code():
    """A message names directives as its language does."""
    extension = '&НаСервереБезКонтекста\n&Перед("А")\nПроцедура х_А()\nКонецПроцедуры'
    base = "&НаКлиенте\nПроцедура А()\nКонецПроцедуры"
    there = release(item(FORM), base=base, owner=FORM, kind=ModuleKind.FORM)
    fit = fitting(adopted(FORM), extension=extension, owner=FORM, kind=ModuleKind.FORM, there=there)

    [finding] = intercepted_directive_differs.check(fit)

    assert finding.values["there"] == Text("&НаКлиенте", "&AtClient")
    assert finding.values["here"] == Text("&НаСервереБезКонтекста", "&AtServerNoContext")


CHANGED = """&ИзменениеИКонтроль("Пересчитать")
Процедура х_Пересчитать(Заказ, Дата) Экспорт
\tСуммы(Заказ);
#Вставка
\tСкидки(Заказ);
#КонецВставки
#Удаление
\tЗаписать(Заказ);
#КонецУдаления
КонецПроцедуры"""
CHANGED_ENGLISH = """&ChangeAndValidate("Пересчитать")
Procedure x_R(Order, Date) Export
\tСуммы(Заказ);
#Insert
\tЗаписать(Заказ);
#EndInsert
\tЗаписать(Заказ);
EndProcedure"""


@pytest.mark.parametrize("extension", [CHANGED, CHANGED_ENGLISH])
def test_change_under_control_fits(extension: str):
    """What was inserted does not count, what was deleted does."""
    assert found(extension) == []


@pytest.mark.parametrize("extension", [CHANGED, CHANGED_ENGLISH])
@pytest.mark.parametrize(
    ("base", "statement"),
    [
        (BASE.replace("\tСуммы(Заказ);\n", "\tИтоги(Заказ);\n"), ": там нет «суммы ( заказ ) ;»"),
        (BASE.replace("\tЗаписать(Заказ);\n", ""), ": там нет «записать ( заказ ) ;»"),
        (BASE.replace("КонецПроцедуры", "\tСообщить(1);\nКонецПроцедуры"), ""),
    ],
)
def test_change_under_control_is_out_of_date(extension: str, base: str, statement: str):
    """A statement that changed, went or came is found, the first one is shown."""
    [finding] = changed_method_differs.check(fitting(base=base, extension=extension))

    said = finding.values["statement"]
    assert isinstance(said, Text)
    assert (said.ru, finding.location.line) == (statement, 1)
    assert found(extension, base) == [changed_method_differs.RULE.name]


def test_hidden_module_tells_nothing():
    """Of a module whose text a password hides no method is known to be absent."""
    modules = [hidden(build.module("", owner=OWNER))]
    there = ReleaseIndex(build_index(content(FileKind.CONFIGURATION, NAME, [item(OWNER)], modules)))

    fit = fitting(extension='&Перед("А")\nПроцедура х_А()\nКонецПроцедуры', there=there)

    assert list(intercepted_method_absent.check(fit)) == []


def test_absent_module_is_told_once():
    """An object that the release lacks is one finding, not one for each of its interceptors."""
    extension = '&Перед("А")\nПроцедура х_А()\nКонецПроцедуры\n&Перед("Б")\nПроцедура х_Б()\nКонецПроцедуры'
    fit = fitting(extension=extension, there=release(item("CommonModule.Иное")))

    assert [one.rule.name for check in MODULES for one in check.check(fit)] == ["adopted-object-absent"]


BRANCHES = """#Если Сервер Тогда
Процедура А(П) Экспорт
\tБ = 1;
КонецПроцедуры
#Иначе
Функция А(П, Р) Экспорт
\tВозврат 2;
КонецФункции
#КонецЕсли"""


@pytest.mark.parametrize(
    ("extension", "rules"),
    [
        ('&Перед("А")\nПроцедура х_А(П)\nКонецПроцедуры', []),
        ('&Вместо("А")\nФункция х_А(П, Р)\nВозврат ПродолжитьВызов(П, Р);\nКонецФункции', []),
        ('&ИзменениеИКонтроль("А")\nПроцедура х_А(П) Экспорт\nБ = 1;\nКонецПроцедуры', []),
        ('&ChangeAndValidate("А")\nFunction x_A(P, R) Export\nReturn 2;\nEndFunction', []),
        ('&Вместо("А")\nПроцедура х_А(П, Р, С)\nКонецПроцедуры', ["intercepted-parameters-differ"]),
        ('&ИзменениеИКонтроль("А")\nФункция х_А(П, Р)\nВозврат 3;\nКонецФункции', ["changed-method-differs"]),
    ],
)
def test_method_of_several_branches(extension: str, rules: list[str]):
    """Of methods that branches of the preprocessor have under one name, the most alike is meant."""
    assert found(extension.replace("Return", "Возврат"), BRANCHES) == rules
