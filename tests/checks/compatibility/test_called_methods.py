"""Calls of common modules and managers against the methods of a release, in both languages; each fault alone."""

import pytest

from checks.compatibility import (
    MODULES,
    call_arguments_differ,
    called_method_absent,
    called_method_not_exported,
)
from onec.classes import ModuleKind
from onec.model import FileKind
from onec.release.build import build_index
from onec.release.index import ReleaseIndex
from tests import build
from tests.build_release import NAME, adopted, content, fitting, hidden, item, release

OWN = "CommonModule.х_Своё"
PRICES = "CommonModule.Цены"
COMMON = "CommonModule.ОбщегоНазначения"
GOODS = "Catalog.Товары"
BASE = """
Функция Цена(Товар, Дата, Валюта = Неопределено) Экспорт
\tВозврат 1;
КонецФункции
Процедура Записать(Товар = Неопределено, Цена) Экспорт
КонецПроцедуры
Процедура Внутри()
КонецПроцедуры
#Если Сервер Тогда
Процедура Разная(А) Экспорт
КонецПроцедуры
#Иначе
Процедура Разная(А, Б) Экспорт
КонецПроцедуры
#КонецЕсли
"""
MANAGER = "Функция Остаток(Товар) Экспорт\n\tВозврат 1;\nКонецФункции"
COMMON_BASE = """
Функция ПодсистемаСуществует(Имя) Экспорт
\tВозврат Истина;
КонецФункции
Функция ОбщийМодуль(Имя) Экспорт
\tВозврат Неопределено;
КонецФункции
"""
RELEASE = release(
    item(PRICES),
    item(COMMON),
    item(GOODS),
    base=BASE,
    owner=PRICES,
    manager=build.module(MANAGER, owner=GOODS, kind=ModuleKind.MANAGER),
    common=build.module(COMMON_BASE, owner=COMMON),
)


def found(body: str, *, owner: str = OWN, more: str = "") -> list[str]:
    """Return the names of the rules of the whole stage that find something in a method of a common module."""
    adopts = [adopted(PRICES)] if owner == PRICES else []
    fit = fitting(
        item(OWN),
        *adopts,
        extension=f"Процедура х_А(П)\n{body}\nКонецПроцедуры\n{more}",
        owner=owner,
        there=RELEASE,
    )
    return [one.rule.name for check in MODULES for one in check.check(fit)]


@pytest.mark.parametrize(
    "body",
    [
        "Цены.Цена(1, 2);",
        "цены.ЦЕНА(1, 2, );",
        "ЦЕНЫ.Записать(, 1);",
        "Х = Справочники.Товары.Остаток(1);",
        "X = Catalogs.Товары.Остаток(1);",
        'Х = Справочники.Товары.НайтиПоКоду("1");',
        "X = Catalogs.Товары.EmptyRef();",
        "Х = Справочники.Товары.ПолучитьФормуНовогоЭлемента();",
        "Цены = П; Цены.Нет(1);",
        "П.Нет(1); П.Товары.Нет(1);",
        "Цены.Разная(1);",
        "Цены.Разная(1, 2);",
        "х_Своё.х_А(1);",
        "// Цены.Нет();",
        'Сообщить("Цены.Нет()");',
    ],
)
def test_what_is_there_is_no_finding(body: str):
    """Methods of the release, of the platform and of the extension; variables; numbers of arguments that are taken."""
    assert found(body) == []


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ("Цены.Нет(1);", called_method_absent.RULE),
        ("If Цены.None() Then\nEndIf;", called_method_absent.RULE),
        ("Справочники.Товары.Нет();", called_method_absent.RULE),
        ("Catalogs.Товары.None();", called_method_absent.RULE),
        ('М = ОбщегоНазначения.ОбщийМодуль("Цены"); М.Нет();', called_method_absent.RULE),
        ('ОбщегоНазначения.ОбщийМодуль("Цены").Нет();', called_method_absent.RULE),
        ("Цены.Внутри();", called_method_not_exported.RULE),
        ("цены.внутри();", called_method_not_exported.RULE),
        ("Цены.Цена(1);", call_arguments_differ.RULE),
        ("Цены.Цена(1, 2, 3, 4);", call_arguments_differ.RULE),
        ("Return Цены.Записать(1);", call_arguments_differ.RULE),
        ("Справочники.Товары.Остаток();", call_arguments_differ.RULE),
        ("Catalogs.Товары.Остаток(1, 2);", call_arguments_differ.RULE),
        ("Цены.Разная();", call_arguments_differ.RULE),
    ],
)
def test_each_fault_alone(body: str, rule: object):
    """One rule speaks for one fault."""
    assert found(body) == [rule.name]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "body",
    [
        'Если ОбщегоНазначения.ПодсистемаСуществует("А") Тогда\n\tЦены.Нет();\nКонецЕсли;',
        'Есть = ОбщегоНазначения.ПодсистемаСуществует("А");\nЕсли Есть Тогда\n\tЦены.Нет();\nКонецЕсли;',
        'Если Не ОбщегоНазначения.ПодсистемаСуществует("А") Тогда\n\tВозврат;\nКонецЕсли;\nЦены.Нет();',
        'Если Метаданные.Имя = "Торговля" Тогда\n\tЦены.Нет();\nИначе\n\tЦены.Тоже();\nКонецЕсли;',
        'If Metadata.CommonModules.Find("А") <> Undefined Then\n\tЦены.None();\nEndIf;',
        "Если ЕстьЦены() Тогда\n\tЦены.Нет();\nКонецЕсли;",
        "Попытка\n\tЦены.Нет();\nИсключение\nКонецПопытки;",
        "Try\n\tЦены.None();\nExcept\nEndTry;",
        'А = ?(Метаданные.ОбщиеМодули.Найти("А") = Неопределено, 1, Цены.Нет());',
    ],
)
def test_guarded_calls_are_no_finding(body: str):
    """Who asks first, or goes on without the answer, does not stop."""
    asks = 'Функция ЕстьЦены()\n\tВозврат Метаданные.ОбщиеМодули.Найти("Цены") <> Неопределено;\nКонецФункции'
    assert found(body, more=asks) == []


@pytest.mark.parametrize(
    "body",
    [
        "Попытка\n\tЦены.Нет();\nИсключение\n\tВызватьИсключение;\nКонецПопытки;",
        "Если П Тогда\n\tВозврат;\nКонецЕсли;\nЦены.Нет();",
        'Если ОбщегоНазначения.ПодсистемаСуществует("А") Тогда\n\tП = 1;\nКонецЕсли;\nЦены.Нет();',
    ],
)
def test_what_does_not_guard(body: str):
    """An exception that goes on, a question about something else, a question before that does not leave."""
    assert found(body) == [called_method_absent.RULE.name]


def test_method_that_the_extension_adds_is_there():
    """An adopted module has the methods of the release and those of the extension."""
    added = "Процедура х_Новая() Экспорт\nКонецПроцедуры"

    assert found("Цены.х_Новая();", owner=PRICES, more=added) == []
    assert found("Цены.х_Другая();", owner=PRICES, more=added) == [called_method_absent.RULE.name]


def test_calls_of_one_method_are_one_finding():
    """The finding stands at the first call and tells how many there are; numbers of arguments are told apart."""
    fit = fitting(
        item(OWN),
        extension="Процедура х_А()\nЦены.Нет(1);\nЦены.нет(2);\nЦены.Цена();\nЦены.Цена(1, 2, 3, 4);\nКонецПроцедуры",
        owner=OWN,
        there=RELEASE,
    )

    [absent] = called_method_absent.check(fit)
    few, many = call_arguments_differ.check(fit)
    assert (absent.location.line, absent.location.method) == (2, "х_А")
    assert (absent.values["method"], absent.values["places"]) == ("Цены.Нет", "2")
    assert [(one.values["given"], one.values["taken"]) for one in (few, many)] == [("0", "2–3"), ("4", "2–3")]


def test_hidden_module_tells_nothing_of_its_methods():
    """Of a module whose text a password hides no method is known to be absent; that it is hidden is said."""
    modules = [hidden(build.module("", owner=PRICES))]
    there = ReleaseIndex(build_index(content(FileKind.CONFIGURATION, NAME, [item(PRICES)], modules)))
    fit = fitting(item(OWN), extension="Процедура х_А()\n\tЦены.Нет();\nКонецПроцедуры", owner=OWN, there=there)

    assert [one.rule.name for check in MODULES for one in check.check(fit)] == ["used-module-hidden"]
