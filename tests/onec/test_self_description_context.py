"""What a self-description asks of its surroundings: metadata, attributes, the module, the library, the preprocessor."""

from typing import Any

import pytest

from onec.model import Content, FileKind, MetadataObject, Properties
from onec.self_description import SelfDescription
from tests.build_description import BEGUN, described, read, row, short

SYNONYM = (("en", "Invoice"), ("ru", "Счёт"))
ROOT = "ExternalDataProcessor.Счет"
PROPERTIES = Properties("Счет", "uuid", SYNONYM, comment="Печатает счёт")
CONTENT = Content(
    FileKind.DATA_PROCESSOR,
    PROPERTIES,
    (
        MetadataObject("ExternalDataProcessor", "Счет", ROOT, "uuid"),
        MetadataObject("Attribute", "ВерсияКода", f"{ROOT}.Attribute.ВерсияКода", "uuid-1", ROOT),
        MetadataObject("TabularSection", "Строки", f"{ROOT}.TabularSection.Строки", "uuid-2", ROOT),
    ),
)
REPORT = Content(FileKind.REPORT, Properties("Долги", "uuid"))

METADATA = [
    ("Метаданные().Имя", "Счет"),
    ("Метаданные().Синоним", "Счёт"),
    ("ЭтотОбъект.Метаданные().Комментарий", "Печатает счёт"),
    ("Метаданные().Представление()", "Счёт"),
    ("Metadata().Presentation()", "Счёт"),
    ("ThisObject.Metadata().Name", "Счет"),
    ("Метаданные().ПолноеИмя()", "ВнешняяОбработка.Счет"),
    ('Метаданные().Имя + " " + "2"', "Счет 2"),
    ("Метаданные().Версия", "?state"),
    ("Метаданные().Реквизиты.Количество()", "?state"),
    ("Метаданные.Имя", "?state"),
]


@pytest.mark.parametrize(("written", "expected"), METADATA, ids=[written for written, _ in METADATA])
def test_metadata_of_the_object(written: str, expected: object):
    """Name, synonym, comment and presentation come from the properties of the file; all else is not known."""
    body = f"{BEGUN}\nМ = {written};\nС.Наименование = М;"

    assert short(described(body, content=CONTENT).name) == expected


def test_metadata_of_a_report_without_a_synonym():
    """A report has a name of its own kind, and is presented by its name."""
    body = f"{BEGUN}\nС.Наименование = Метаданные().Представление();\nС.Информация = Метаданные().ПолноеИмя();"
    found = described(body, content=REPORT)

    assert (short(found.name), short(found.information)) == ("Долги", "ВнешнийОтчет.Долги")


def test_metadata_without_a_file():
    """Of a module without its file nothing is guessed."""
    assert short(described(f"{BEGUN}\nС.Наименование = Метаданные().Имя;").name) == "?state"


ATTRIBUTES = [
    ("С.Версия = ВерсияКода;", "?state"),
    ('ВерсияКода = "1.1"; С.Версия = ВерсияКода;', "1.1"),
    ('ЭтотОбъект.ВерсияКода = "1.2"; С.Версия = ВерсияКода;', "1.2"),
    ("Начать(); С.Версия = ВерсияКода;", "1.3"),
    ("ЭтотОбъект.Начать(); С.Версия = ВерсияКода;", "1.3"),
    ("С.Версия = Строки.Количество();", "?state"),
    ("Начать(); Модуль.Дополнить(ЭтотОбъект); С.Версия = ВерсияКода;", "?call"),
    ("Начать(); Модуль.Дополнить(ВерсияКода); С.Версия = ВерсияКода;", "?call"),
    ("Начать(); Модуль.Дополнить(С.Версия); С.Версия = ВерсияКода;", "1.3"),
    ("Своя = 1; Начать(); С.Версия = Своя;", "!1"),
]


@pytest.mark.parametrize(("statements", "expected"), ATTRIBUTES, ids=[statements for statements, _ in ATTRIBUTES])
def test_attributes_of_the_object(statements: str, expected: object):
    """An attribute is known once the code itself gives it a value, in whichever method."""
    rest = 'Процедура Начать() Экспорт ВерсияКода = "1.3"; Своя = 2; КонецПроцедуры'

    assert short(described(f"{BEGUN}\n{statements}", rest, CONTENT).version) == expected


def module(text: str) -> SelfDescription:
    """Read a module in the frame that add-ons have."""
    return read(
        f"""#Если Сервер Или ТолстыйКлиентОбычноеПриложение Или ВнешнееСоединение Тогда
        {text}
        #Иначе
        ВызватьИсключение НСтр("ru = 'Недопустимый вызов объекта на клиенте.'");
        #КонецЕсли"""
    )


def test_usual_frame_of_a_module():
    """What the module raises on the client is another branch of the preprocessor, and hides nothing."""
    found = module(
        f"""Перем мВерсия Экспорт;
        &НаСервере
        Функция СведенияОВнешнейОбработке() Экспорт
            {BEGUN}
            С.Вид = "Отчет"; С.Версия = мВерсия;
            Возврат С;
        КонецФункции"""
    )

    assert (short(found.kind), short(found.version)) == ("Report", None)


def test_function_of_both_branches():
    """Of two functions of one name it is not known which one there is: what both say is told."""
    function = (
        'Функция СведенияОВнешнейОбработке() Экспорт {} С.Вид = "Отчет"; С.Версия = "{}"; Возврат С; КонецФункции'
    )
    found = read(f"#Если Сервер Тогда\n{function.format(BEGUN, 1)}\n#Иначе\n{function.format(BEGUN, 2)}\n#КонецЕсли")

    assert (short(found.kind), short(found.version)) == ("Report", "?condition")


def test_russian_function_counts():
    """Of a function in each language the Russian one counts."""
    found = read(
        f"""Function ExternalDataProcessorInfo() Export Return 1; EndFunction
        Функция СведенияОВнешнейОбработке() Экспорт {BEGUN} Возврат С; КонецФункции"""
    )

    assert found.place.method == "СведенияОВнешнейОбработке"


MODULES = [
    'М = ОбщегоНазначения.ОбщийМодуль("ДополнительныеОтчетыИОбработки"); С = М.СведенияОВнешнейОбработке("1");',
    'М = Вычислить("ДополнительныеОтчетыИОбработки"); С = М.СведенияОВнешнейОбработке("1");',
    """Если ОбщегоНазначения.ПодсистемаСуществует("СтандартныеПодсистемы.ДополнительныеОтчетыИОбработки") Тогда
        С = ДополнительныеОтчетыИОбработки.СведенияОВнешнейОбработке("1");
    Иначе С = Неопределено; КонецЕсли;""",
    """Перем С;
    Если Есть("ДополнительныеОтчетыИОбработки") Тогда
        С = Модуль("ДополнительныеОтчетыИОбработки").СведенияОВнешнейОбработке("1");
    КонецЕсли;""",
    """Попытка С = ДополнительныеОтчетыИОбработки.СведенияОВнешнейОбработке("1");
    Исключение ВызватьИсключение; КонецПопытки;""",
]


@pytest.mark.parametrize("statements", MODULES)
def test_library_is_reached_by_any_way(statements: str):
    """The library's module is found by its name, through functions of one's own too, and asked for or not."""
    found = described(
        f'{statements}\nС.Вид = "Отчет";\nК = С.Команды.Добавить(); К.Идентификатор = "А";',
        """Функция Есть(Имя) Возврат Метаданные.ОбщиеМодули.Найти(Имя) <> Неопределено; КонецФункции
        Функция Модуль(Имя)
            Если Есть(Имя) Тогда М = Вычислить(Имя); Иначе М = Неопределено; КонецЕсли;
            Если ТипЗнч(М) <> Тип("ОбщийМодуль") Тогда ВызватьИсключение "нет"; КонецЕсли;
            Возврат М;
        КонецФункции""",
    )

    assert found.by_library
    assert (short(found.library_version), short(found.kind)) == ("1", "Report")
    assert [row(one)[0] for one in found.commands] == ["А"]
    assert (found.gaps, found.command_gaps) == ((), ())


PARAMETERS: list[tuple[str, Any]] = [("А", "?parameter"), ('А = "1.0"', "1.0"), ('Знач А = "1" + "0"', "10")]


@pytest.mark.parametrize(("parameter", "expected"), PARAMETERS)
def test_parameters_of_the_function(parameter: str, expected: object):
    """Nobody passes any: one without a default is not known, the others have theirs."""
    found = read(
        f"Функция СведенияОВнешнейОбработке({parameter}) Экспорт {BEGUN} С.Версия = А; Возврат С; КонецФункции"
    )

    assert (found.parameters, short(found.version)) == (1, expected)
