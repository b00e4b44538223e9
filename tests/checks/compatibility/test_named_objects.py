"""Common modules, objects of metadata and tables of queries that code names, against a release; in both languages."""

from dataclasses import replace

import pytest

from checks.compatibility import MODULES, common_module_absent, named_object_absent
from onec.classes import ModuleKind
from onec.form_content import FormAttribute, FormContent
from tests.build_release import adopted, fitting, item, release

OWN = "CommonModule.х_Своё"
GOODS = "Catalog.Товары"
RELEASE = release(
    item("CommonModule.ОбщегоНазначения"),
    item(GOODS),
    item(f"{GOODS}.Attribute.Упаковка"),
    item("Enum.Виды"),
    item("Enum.Виды.EnumValue.Опт"),
    item("InformationRegister.Курсы"),
    item("SessionParameter.Пользователь"),
    base="Функция ОбщийМодуль(Имя) Экспорт\nКонецФункции\nФункция ПодсистемаСуществует(Имя) Экспорт\nКонецФункции",
    owner="CommonModule.ОбщегоНазначения",
)
ASKS = 'ОбщегоНазначения.ПодсистемаСуществует("А")'


def found(body: str, owner: str = OWN, kind: ModuleKind = ModuleKind.MODULE) -> list[str]:
    """Return the names of the rules of the whole stage that find something in a method."""
    adopts = [adopted(GOODS)] if owner == GOODS else []
    own = [item(OWN), item("Catalog.х_Свой"), item("Enum.х_Виды"), item("Enum.х_Виды.EnumValue.А")]
    text = f"Процедура х_А(П)\n{body}\nКонецПроцедуры"
    fit = fitting(*own, *adopts, extension=text, owner=owner, kind=kind, there=RELEASE)
    return [one.rule.name for check in MODULES for one in check.check(fit)]


@pytest.mark.parametrize(
    "body",
    [
        "А = Справочники.Товары; Б = Catalogs.товары; В = Справочники.х_Свой;",
        "А = Перечисления.Виды.Опт; Б = Enums.Виды.EmptyRef(); В = Перечисления.х_Виды.А;",
        'А = Тип("СправочникСсылка.Товары"); Б = Type("CatalogRef.Товары"); В = Тип("СправочникСсылка.х_Свой");',
        "А = Метаданные.Справочники.Товары.Реквизиты; Б = Metadata.Catalogs.Товары;",
        'А = Метаданные.Справочники.Найти("Нет"); Б = Метаданные.НайтиПоПолномуИмени("Справочник.Нет");',
        'А = ПредопределенноеЗначение("Справочник.Товары.ПустаяСсылка");',
        'А = Новый ОписаниеТипов("СправочникСсылка.Товары, Строка"); Б = New TypeDescription("CatalogRef.Товары");',
        "А = ПараметрыСеанса.Пользователь;",
        "Справочники = П; А = Справочники.Нет;",
        "А = П.Справочники.Нет; Б = П.Метаданные.Справочники.Нет;",
        'А = Тип("СправочникСсылка." + П); Б = Тип("Строка"); В = Тип("СправочникСсылка");',
        f'Если {ASKS} Тогда\n\tА = Справочники.Нет; Б = Тип("СправочникСсылка.Нет");\nКонецЕсли;',
        f'Если {ASKS} Тогда\n\tМ = ОбщегоНазначения.ОбщийМодуль("Нет"); М.Метод();\nКонецЕсли;',
        "#Если _ Тогда\n\tА = Справочники.Нет;\n#КонецЕсли",
        "ПараметрыПриложения.Вставить(1); Символы.Найти(1); Элементы.Список.Обновить();",
        "х_Своё.х_А(1);",
    ],
)
def test_what_is_there_is_no_finding(body: str):
    """Objects of the release and of the extension, variables, names put together, what was asked for first."""
    assert found(body) == []


@pytest.mark.parametrize(
    "body",
    [
        "А = Справочники.Нет;",
        "A = Catalogs.None;",
        "А = Справочники.Нет.НайтиПоКоду(1);",
        "А = Перечисления.Виды.Нет;",
        "A = Enums.Виды.None;",
        "А = Перечисления.Нет.Да;",
        "А = ПараметрыСеанса.Нет;",
        'А = Тип("ДокументСсылка.Нет");',
        'A = Type("DocumentRef.None");',
        "А = Метаданные.Документы.Нет.Реквизиты;",
        "A = Metadata.Documents.None;",
        'А = ПредопределенноеЗначение("Перечисление.Нет.Да");',
        'A = PredefinedValue("Enum.None.Yes");',
        'А = Новый("СправочникОбъект.Нет");',
        'А = Новый ОписаниеТипов("Строка,СправочникСсылка.Нет");',
        'A = New TypeDescription("CatalogRef.None");',
        'ОткрытьФорму("Обработка.Нет.Форма");',
        'OpenForm("DataProcessor.None.Form");',
    ],
)
def test_absent_object_alone(body: str):
    """One finding for one object, whatever is asked of it."""
    assert found(body) == [named_object_absent.RULE.name]


@pytest.mark.parametrize(
    "body",
    [
        "НетМодуля.Обменять(1);",
        "NoModule.Exchange(1);",
        f"Если {ASKS} Тогда\n\tНетМодуля.Обменять();\nКонецЕсли;",
        'М = ОбщегоНазначения.ОбщийМодуль("Нет"); М.Обменять();',
        "А = Метаданные.ОбщиеМодули.Нет;",
    ],
)
def test_absent_common_module_alone(body: str):
    """A name that stands for nothing is not compiled even where a question stands before."""
    assert found(body) == [common_module_absent.RULE.name]


def test_places_of_one_object_are_one_finding():
    """The finding stands at the first place, names the object as written there and counts the places."""
    text = "Процедура х_А()\n\tА = Справочники.Нет;\n\tБ = Catalogs.нет;\nКонецПроцедуры"
    [finding] = named_object_absent.check(fitting(item(OWN), extension=text, owner=OWN, there=RELEASE))

    assert (finding.location.line, finding.values["object"], finding.values["places"]) == (2, "Catalog.Нет", "2")


def test_attribute_of_the_object_goes_before_a_module():
    """In the module of an adopted object its attributes may stand before a dot, those of the release too."""
    assert found("Упаковка.Пересчитать();", GOODS, ModuleKind.OBJECT) == []
    assert found("Коробка.Пересчитать();", GOODS, ModuleKind.OBJECT) == [common_module_absent.RULE.name]


def test_adopted_object_that_is_absent_is_told_once():
    """That it is adopted is told; that code names it is the same fault."""
    fit = fitting(
        adopted("Catalog.Нет"),
        item(OWN),
        extension="Процедура х_А()\n\tА = Справочники.Нет.НайтиПоКоду(1);\nКонецПроцедуры",
        owner=OWN,
        there=RELEASE,
    )

    assert [one.rule.name for check in MODULES for one in check.check(fit)] == ["adopted-object-absent"]


@pytest.mark.parametrize(
    ("query", "absent"),
    [
        ("ВЫБРАТЬ 1 ИЗ Справочник.Товары КАК Т", []),
        ("ВЫБРАТЬ Т.Ссылка ИЗ Справочник.Нет КАК Т", ["Catalog.Нет"]),
        ("SELECT T.Ref FROM Catalog.None AS T", ["Catalog.None"]),
        ("select 1 from InformationRegister.None.SliceLast(, ) as T", ["InformationRegister.None"]),
        ("ВЫБРАТЬ 1 ИЗ РегистрСведений.Курсы.СрезПоследних КАК К", []),
        ("ВЫБРАТЬ 1 ИЗ ВТ КАК В ЛЕВОЕ СОЕДИНЕНИЕ Документ.Нет КАК Н ПО Истина", ["Document.Нет"]),
        ("ВЫБРАТЬ Документ.Нет ИЗ ВТ КАК Документ ГДЕ Документ.Дата > 1", []),
        ("ВЫБРАТЬ Т.Документ.Нет ИЗ ВТ КАК Т", []),
        (
            "ВЫБРАТЬ ВЫРАЗИТЬ(Т.А КАК Документ.Нет).Номер ИЗ ВТ КАК Т ГДЕ Т.Б ССЫЛКА Справочник.Нет",
            [
                "Document.Нет",
                "Catalog.Нет",
            ],
        ),
        ("ВЫБРАТЬ ЗНАЧЕНИЕ(Перечисление.Виды.Опт), ЗНАЧЕНИЕ(Перечисление.Виды.ПустаяСсылка)", []),
        ("ВЫБРАТЬ ЗНАЧЕНИЕ(Перечисление.Виды.Нет), VALUE(Enum.None.Yes)", ["Enum.Виды.EnumValue.Нет", "Enum.None"]),
        ("ВЫБРАТЬ 1 // ИЗ Справочник.Нет\n|ИЗ ВТ", []),
        ("ВЫБРАТЬ 1 ИЗ Справочник.%1 КАК Т", []),
        ("ВЫБРАТЬ 1 ИЗ Справочник.Нет%1 КАК Т", []),
        ('ВЫБРАТЬ ""ИЗ Справочник.Нет "" ИЗ ВТ', []),
        ("Выбор товаров ИЗ Справочник.Нет", []),
        ("ВЫБРАТЬ 1 ИЗ Ta\u017fk.Нет", []),
        ("ВЫБРАТЬ 1 ИЗ Спра\u1c80очник.Нет", []),
    ],
)
def test_tables_of_queries(query: str, absent: list[str]):
    """Names where nothing but a table or a type can stand; aliases, fields, comments and templates are none."""
    text = f'Процедура х_А()\n\tЗапрос = Новый Запрос("{query}");\nКонецПроцедуры'
    fit = fitting(item(OWN), extension=text, owner=OWN, there=RELEASE)

    assert [one.values["object"] for one in named_object_absent.check(fit)] == absent
    assert {one.rule.name for check in MODULES for one in check.check(fit)} <= {named_object_absent.RULE.name}


@pytest.mark.parametrize(
    ("body", "absent"),
    [
        ('Т = "ВЫБРАТЬ 1 ИЗ Справочник.Нет" + П;', False),
        ('Т = "ВЫБРАТЬ 1 ИЗ Справочник.Нет КАК Т" + П;', True),
        ('Т = СтрЗаменить("ВЫБРАТЬ 1 ИЗ Справочник.ИмяТаблицы КАК Т", "ИмяТаблицы", П);', False),
        ('T = StrReplace("SELECT 1 FROM Catalog.TableName AS T", "Catalog.TableName", П);', False),
        ('Т = СтрЗаменить("ВЫБРАТЬ 1 ИЗ Справочник.ИмяТаблицы КАК Т", "Другое", П);', True),
    ],
)
def test_queries_put_together(body: str, *, absent: bool):
    """A name that goes on behind the text, and one that is replaced, is not known."""
    assert found(body) == [named_object_absent.RULE.name] * absent


def test_form_whose_attributes_are_not_known_tells_nothing():
    """What stands before a dot there may be an attribute."""
    form = "CommonForm.х_Форма"
    text = "Процедура А()\n\tНеизвестное.Обменять();\nКонецПроцедуры"
    fit = fitting(item(form), extension=text, owner=form, kind=ModuleKind.FORM, there=RELEASE)

    assert list(common_module_absent.check(fit)) == []


@pytest.mark.parametrize(
    ("name", "here", "there", "absent"),
    [
        ("Курсы", (), ("Курсы",), False),
        ("КУРСЫ", ("Курсы",), (), False),
        ("Курсы", (), ("Список",), True),
        ("Курсы", (), None, False),
    ],
)
def test_attributes_of_forms(name: str, here: tuple[str, ...], there: tuple[str, ...] | None, *, absent: bool):
    """Attributes of an adopted form and of the release's go before modules; of a form that is not known all may be."""
    form = "CommonForm.Форма"
    base = replace(item(form), form=with_attributes(*there)) if there is not None else item(form)
    fit = fitting(
        replace(adopted(form), form=with_attributes(*here)),
        extension=f"&НаСервере\nПроцедура х_А()\n\t{name}.Пересчитать();\nКонецПроцедуры",
        owner=form,
        kind=ModuleKind.FORM,
        there=release(base),
    )

    assert [one.rule.name for one in common_module_absent.check(fit)] == [common_module_absent.RULE.name] * absent


def with_attributes(*names: str) -> FormContent:
    """Return what a managed form holds."""
    return FormContent(managed=True, attributes=tuple(map(FormAttribute, names)))
