"""Light types of expressions."""

import pytest

from onec.bsl.code import Surroundings
from onec.bsl.names import Place, canonical
from onec.bsl.returns import returns
from onec.classes import ModuleKind
from tests.onec.bsl.scopes import code, last, types


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Х = Новый HTTPСоединение(А);", "httpconnection"),
        ("Х = New HTTPConnection(А);", "httpconnection"),
        ('Х = Новый("COMОбъект", А);', "comobject"),
        ('Х = Новый(Тип("COM" + "Object"), А);', "comobject"),
        ("Х = Новый(А);", ""),
        ('Х = Новый("СправочникОбъект.Товары");', "catalogobject.товары"),
        ("Х = Новый МойКласс;", "мойкласс"),
        ('Х = "а";', "string"),
        ("Х = 1;", "number"),
        ("Х = '20200101';", "date"),
        ("Х = Ложь;", "boolean"),
        ("Х = Неопределено;", ""),
        ("Х = А = 1 И Б;", "boolean"),
        ("Х = -А;", "number"),
        ("Х = Не А;", "boolean"),
        ('Х = "а" + А;', "string"),
        ("Х = А + Б;", ""),
        ("Х = А * Б;", "number"),
        ("Х = ПолучитьCOMОбъект(А);", "comobject"),
        ("Х = GetCOMObject(А);", "comobject"),
        ("Х = Новый HTTPСоединение(А).Получить(Б);", "httpresponse"),
        ("Х = Новый HTTPСоединение(А).Get(Б).ПолучитьТелоКакДвоичныеДанные();", "binarydata"),
        ("Х = Ждать Новый HTTPСоединение(А).ПолучитьАсинх(Б);", "httpresponse"),
        ("Х = ?(А, Новый Массив, Новый Структура);", "array structure"),
        ("Х = НайтиФайлы(А);", "array"),
        ("Х = НайтиФайлы(А)[0];", "file"),
        ("Х = ФоновыеЗадания;", "backgroundjobs backgroundjobsmanager"),
        ("Х = ПользователиИнформационнойБазы.СоздатьПользователя();", "infobaseuser"),
        ("Х = InfoBaseUsers.FindByName(А).ЗащитаОтОпасныхДействий;", "unsafeoperationprotectiondescription"),
        ("Х = Справочники.Товары;", "catalogmanager.товары catalogs.товары"),
        ("Х = Справочники.Товары.СоздатьЭлемент();", "catalogobject.товары"),
        ("Х = Catalogs.Товары.FindByCode(1).GetObject();", "catalogobject.товары"),
        ("Х = РегистрыСведений.Цены.СоздатьНаборЗаписей();", "informationregisterrecordset.цены"),
        ("Х = ПолучитьМакет(А);", "binarydata datacompositionschema spreadsheetdocument textdocument"),
        ("Х = Нечто.Иное().Третье;", ""),
        ("Х = Ф();", ""),
    ],
)
def test_expression_has_its_types(text: str, expected: str):
    """Types follow from constructors, literals, operators and members of the platform, in both languages."""
    assert types(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("А = Новый Запрос; Р = А.Выполнить(); Х = Р.Выбрать();", "queryresultselection"),
        ("Если Б Тогда А = Новый Массив; Иначе А = Новый Структура; КонецЕсли; Х = А;", "array structure"),
        ("А = Неопределено; А = Новый Массив; Х = А;", "array"),
        ("Х = Б; А = Новый Массив; Б = А; Х2 = Б;", "array"),
        ("А = Б; Б = А; Б = Новый Массив; Х = А;", "array"),
        ("Для Каждого Ф Из НайтиФайлы(А) Цикл Имя = Ф.ПолноеИмя; КонецЦикла; Х = Имя;", "string"),
        ("Т = А.Б(); Т = Новый ТаблицаЗначений; Для Каждого С Из Т Цикл КонецЦикла; Х = С;", "valuetablerow"),
        ("Сообщить = Новый Массив; Х = Сообщить;", "array"),
        ("ФоновыеЗадания = Новый Массив; Х = ФоновыеЗадания;", "array"),
        ("А = А.Б; Х = А;", ""),
    ],
)
def test_variable_is_all_it_is_given(text: str, expected: str):
    """A variable has the types of all values it is given in its method, in any order; own ones hide the platform's."""
    assert types(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Функция Ф() Возврат Новый HTTPСоединение(А); КонецФункции Х = Ф();", "httpconnection"),
        ("Функция Ф() С = Новый Массив; Возврат С; КонецФункции Х = Ф();", "array"),
        ("Функция Ф() Возврат Г(); КонецФункции Функция Г() Возврат Новый Массив; КонецФункции Х = Ф();", "array"),
        ("Функция Ф() Возврат Ф(); КонецФункции Х = Ф();", ""),
        ("Функция ПолучитьCOMОбъект(А) Возврат 1; КонецФункции Х = ПолучитьCOMОбъект(А);", "number"),
        ("Процедура Ф() КонецПроцедуры Х = Ф();", ""),
        ("Перем М; Процедура П() М = Новый Массив; КонецПроцедуры Х = М;", "array"),
        (
            "Перем М; Процедура П() М = 1; КонецПроцедуры Процедура Р() М = Новый Массив; КонецПроцедуры Х = М;",
            "array number",
        ),
    ],
)
def test_functions_and_variables_of_the_module_have_types(text: str, expected: str):
    """What a function of the module returns counts, and what any method gives a variable of the module."""
    assert types(text) == expected


def test_common_modules_have_types():
    """A common module of the artifact is known by its name, be it got by the library's function."""
    assert types("Х = Обмен;", commons={"обмен": ()}) == "commonmodule.обмен"
    assert types('Х = ОбщегоНазначения.ОбщийМодуль("Об" + "мен");') == "commonmodule.обмен"


@pytest.mark.parametrize(
    ("around", "expected"),
    [
        (Surroundings("Catalog.Товары", ModuleKind.OBJECT), "catalogobject.товары"),
        (Surroundings("ExternalDataProcessor.Обмен", ModuleKind.OBJECT), "externaldataprocessorobject.обмен"),
        (Surroundings("InformationRegister.Цены", ModuleKind.RECORD_SET), "informationregisterrecordset.цены"),
        (Surroundings("Catalog.Товары.Form.Форма", ModuleKind.FORM), "clientapplicationform"),
        (Surroundings("CommonModule.Обмен"), ""),
    ],
)
def test_module_itself_has_a_type(around: Surroundings, expected: str):
    """`ЭтотОбъект` is what the module belongs to."""
    assert types("Х = ЭтотОбъект;", around) == expected


def test_object_of_a_form_has_a_type():
    """`РеквизитФормыВЗначение("Объект")` is the object that owns the form."""
    around = Surroundings("DataProcessor.Обмен.Form.Форма", ModuleKind.FORM)

    assert types('Х = РеквизитФормыВЗначение("Объект");', around) == "dataprocessorobject.обмен"
    assert types('Х = FormAttributeToValue("Таблица");', around) == ""


def test_request_to_a_service_has_a_type():
    """The parameter of a function of an HTTP service is its request."""
    found = code("Функция Ф(З) Возврат З; КонецФункции", Surroundings("HTTPService.Обмен"))

    assert found.scope("ф").types(last(found, "ф")) == ("httpservicerequest",)


def test_names_of_types_in_the_table_are_canonical():
    """Types of the table are named as the dictionary of the platform names them."""
    table = returns()
    named = {*table.members, *table.items}
    for types_of in [*table.methods.values(), *table.context.values(), *table.items.values()]:
        named |= types_of
    for members in table.members.values():
        named = named.union(*members.values())

    assert not {
        one
        for one in named
        if (canonical(plain := one.split(".")[0].removeprefix("array:"), Place.TYPE).lower()) != plain
    }
