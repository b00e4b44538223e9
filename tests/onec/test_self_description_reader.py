"""What code says about itself: keys, commands and purpose in all the ways that they are written."""

import pytest

from onec.manifest import Category
from onec.self_description import Use
from tests.build_description import BEGUN, BEGUN_EN, described, described_en, read, row, short

BY_HAND = """
С = Новый Структура;
С.Вставить("Вид", "ПечатнаяФорма");
С.Вставить("Версия", "1.2");
С.Вставить("Наименование", "Счёт");
С.Вставить("БезопасныйРежим", Ложь);
С.Вставить("Назначение", Новый Массив);
С.Назначение.Добавить("Документ.Счет");
Команды = Команды();
Добавить(Команды, "Печать", "Счет", "ВызовСерверногоМетода", Истина, "ПечатьMXL");
Добавить(Команды, "Печать 2", "Счет2", "ВызовСерверногоМетода");
С.Вставить("Команды", Команды);
"""
HELPERS = """
Функция Команды()
    Таблица = Новый ТаблицаЗначений;
    Таблица.Колонки.Добавить("Представление", Новый ОписаниеТипов("Строка"));
    Таблица.Колонки.Добавить("Идентификатор", Новый ОписаниеТипов("Строка"));
    Возврат Таблица;
КонецФункции
Процедура Добавить(Таблица, Текст, Имя, Способ, Оповещать = Ложь, Модификатор = "")
    Строка = Таблица.Добавить();
    Строка.Представление = Текст;
    Строка.Идентификатор = Имя;
    Строка.Использование = Способ;
    Строка.ПоказыватьОповещение = Оповещать;
    Строка.Модификатор = Модификатор;
КонецПроцедуры
"""


def test_usual_template_is_read():
    """A structure, a table and a helper that adds rows, the oldest template there is, are read whole."""
    found = described(BY_HAND, HELPERS)

    assert (short(found.kind), short(found.version), short(found.name)) == (Category.PRINT_FORM, "1.2", "Счёт")
    assert short(found.safe_mode) is False
    assert [short(one) for one in found.purpose] == ["Документ.Счет"]
    assert [row(one) for one in found.commands] == [
        ("Счет", "Печать", Use.SERVER_CALL, True, "ПечатьMXL"),
        ("Счет2", "Печать 2", Use.SERVER_CALL, False, ""),
    ]
    assert not found.by_library
    assert (found.gaps, found.command_gaps, found.unknown_keys) == ((), (), ())


def test_command_is_placed_where_its_identifier_is_written():
    """Rows that one helper adds are told apart by the lines that name them."""
    found = described(BY_HAND, HELPERS)

    assert [one.place.line for one in found.commands] == [11, 12]


def test_library_begins_in_english():
    """The library's structure has its defaults, and its words are those of its language."""
    found = described_en(
        f"""{BEGUN_EN}
        S.Kind = AdditionalReportsAndDataProcessorsClientServer.DataProcessorKindRelatedObjectCreation();
        S.Version = "2.0";
        S.Purpose.Add(Metadata.Documents.Order.FullName());
        Command = S.Commands.Add();
        Command.Id = "Create"; Command.Presentation = NStr("en = 'Create'; ru = 'Создать'");
        Command.Use = AdditionalReportsAndDataProcessorsClientServer.CommandTypeOpenForm();
        Command.ShouldShowUserNotification = True;"""
    )

    assert found.by_library
    assert (short(found.kind), short(found.version)) == (Category.LINKED_OBJECTS, "2.0")
    assert (short(found.library_version), found.name, found.safe_mode) == ("3.1.5.1", None, None)
    assert [short(one) for one in found.purpose] == ["Document.Order"]
    assert [row(one) for one in found.commands] == [("Create", "Создать", Use.FORM_OPEN, True, None)]


KINDS = [
    ('"ПечатнаяФорма"', Category.PRINT_FORM),
    ('"печатнаяформа"', Category.PRINT_FORM),
    ("Перечисления.ВидыДополнительныхОтчетовИОбработок.ЗаполнениеОбъекта", Category.OBJECT_FILLING),
    ('Перечисления.ВидыДополнительныхОтчетовИОбработок["Отчет"]', Category.CONTEXT_REPORT),
    (
        'ПредопределенноеЗначение("Перечисление.ВидыДополнительныхОтчетовИОбработок.ШаблонСообщения")',
        Category.MESSAGE_TEMPLATE,
    ),
    (
        "ДополнительныеОтчетыИОбработкиКлиентСервер.ВидОбработкиДополнительнаяОбработка()",
        Category.DATA_PROCESSOR,
    ),
    ('"Дополнительный" + "Отчет"', Category.REPORT),
    ('СтрШаблон("%1%2", "Печатная", "Форма")', Category.PRINT_FORM),
    ('?(Истина, "Отчет", "ПечатнаяФорма")', Category.CONTEXT_REPORT),
    ('?(А(), "Отчет", "Отчет")', Category.CONTEXT_REPORT),
    ("Вид()", Category.PRINT_FORM),
    ("мВид", Category.CONTEXT_REPORT),
    ('"ПечатнаяФорма1"', "!ПечатнаяФорма1"),
    ('"PrintForm"', "!PrintForm"),
    ("1", "!1"),
    ('?(А(), "Отчет", "ПечатнаяФорма")', "?condition"),
    ("Перечисления.ДругоеПеречисление.ПечатнаяФорма", "?state"),
    ("ДополнительныеОтчетыИОбработкиКлиентСервер.ВидОбработкиДругой()", "?call"),
    ("Константы.Вид.Получить()", "?database"),
    ("мНигде", "?state"),
]


@pytest.mark.parametrize(("written", "expected"), KINDS, ids=[written for written, _ in KINDS])
def test_kind_is_read_in_any_spelling(written: str, expected: object):
    """A kind comes as a text, a value of the enumeration, from the library, or put together; or it is not known."""
    found = read(
        f"""Перем мВид;
        Функция СведенияОВнешнейОбработке() Экспорт
            {BEGUN}
            С.Вид = {written};
            Возврат С;
        КонецФункции
        Функция Вид() Возврат "ПечатнаяФорма"; КонецФункции
        мВид = "Отчет";"""
    )

    assert short(found.kind) == expected


VERSIONS = [
    ('С.Вставить("Версия", "1.0");', "1.0"),
    ('С["Версия"] = "1.0";', "1.0"),
    ('С["Вер" + "сия"] = "1.0";', "1.0"),
    ('С.версия = "1.0";', "1.0"),
    ('Для Каждого Ч Из СтрРазделить("1,2", ",") Цикл С.Версия = "0." + Ч; КонецЦикла;', "0.2"),
    ('С.Версия = ""; Для Н = 1 По 3 Цикл С.Версия = С.Версия + Н; КонецЦикла;', "123"),
    ('Если Истина Тогда С.Версия = "1.0"; Иначе С.Версия = "2.0"; КонецЕсли;', "1.0"),
    ('Если А() Тогда С.Версия = "1.0"; Иначе С.Версия = "1.0"; КонецЕсли;', "1.0"),
    ('С.Версия = "1.0"; Если А() Тогда Б(1); КонецЕсли;', "1.0"),
    ("Ф(С);", "1.0"),
    ('В = "2.0"; З(В); С.Версия = В;', "1.0"),
    ('В = "2.0"; Ж(В); С.Версия = В;', "2.0"),
    ('С.Версия = "1.0"; Сообщить(С.Версия);', "1.0"),
    ("С.Версия = НСтр(\"ru = '1.0'\", Модуль.КодОсновногоЯзыка());", "1.0"),
    ('Н = 0; Пока Н < 3 Цикл Н = Н + 1; КонецЦикла; С.Версия = "" + Н;', "3"),
    ('Если 2 >= 1 Тогда С.Версия = "1.0"; КонецЕсли;', "1.0"),
    ('Если "2" > Б() Тогда С.Версия = "1.0"; КонецЕсли;', "?condition"),
    ('С.Версия = "1.0"; Ч = Строка(ТипЗнч(С));', "1.0"),
    ('Попытка С.Версия = "1.0"; Исключение С.Версия = "2.0"; КонецПопытки;', "1.0"),
    ('Попытка Б(); С.Версия = "1.0"; Исключение ВызватьИсключение; КонецПопытки;', "1.0"),
    ('ЗаполнитьЗначенияСвойств(С, Новый Структура("Версия, Вид", "1.0", "Отчет"), "Версия");', "1.0"),
    ('ОбщегоНазначенияКлиентСервер.ДополнитьСтруктуру(С, Новый Структура("Версия", "1.0"), Истина);', "1.0"),
    ('#Если Сервер Тогда\nС.Версия = "1.0";\n#КонецЕсли', "?condition"),
    ('Если А() Тогда С.Версия = "1.0"; КонецЕсли;', "?condition"),
    ('Если А() Тогда С.Версия = "1.0"; Иначе С.Версия = "2.0"; КонецЕсли;', "?condition"),
    ('Попытка Б(); С.Версия = "1.0"; Исключение С.Версия = "2.0"; КонецПопытки;', "?condition"),
    ("Для Каждого Ч Из Б() Цикл С.Версия = Ч; КонецЦикла;", "?loop"),
    ('Пока Б() Цикл С.Версия = "1.0"; КонецЦикла;', "?loop"),
    ("С.Версия = Модуль.Версия();", "?call"),
    ('С.Версия = "1.0"; Модуль.Дополнить(С);', "?call"),
    ('С.Версия = "1.0"; Модуль.Запомнить(С); Модуль.Другое();', "?call"),
    ('К = Новый Массив; К.Добавить(С); С.Версия = "1.0"; Модуль.Дополнить(К);', "?call"),
    ('В = "1.0"; Модуль.Изменить(В); С.Версия = В;', "?call"),
    ('С.Версия = "1.0"; Выполнить("С.Версия = 2");', "?executed-text"),
    ('С.Версия = "1.0"; Ч = Вычислить("Ф(С)");', "?executed-text"),
    ('С.Версия = "1.0"; С[Б()] = "2.0";', "?call"),
    ('С.Версия = Справочники.Версии.НайтиПоКоду("1").Наименование;', "?database"),
    ("С.Версия = 1.0;", "!1"),
]


@pytest.mark.parametrize(("statements", "expected"), VERSIONS, ids=[statements for statements, _ in VERSIONS])
def test_version_is_read_or_said_to_be_unknown(statements: str, expected: object):
    """Whatever way a key is given a value, it is read if it is the same at each run, else the reason is told."""
    found = described(
        f"{BEGUN}\n{statements}",
        """Процедура Ф(Сведения) Сведения.Версия = "1.0"; КонецПроцедуры
        Процедура З(Ч) Ч = "1.0"; КонецПроцедуры
        Процедура Ж(Знач Ч) Ч = "1.0"; КонецПроцедуры""",
    )

    assert short(found.version) == expected
