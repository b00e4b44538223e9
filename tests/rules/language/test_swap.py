"""Texts of cases in the other language: what the platform reads is swapped, what the author named is not."""

import pytest

from onec.bsl.parser import parse
from rules.language.swap import in_language

from .test_cases import scene

PAIRS = [
    ("Если Не А Тогда Возврат; КонецЕсли;", "If Not А Then Return; EndIf;"),
    ("Для Каждого А Из Б Цикл КонецЦикла;", "For Each А In Б Do EndDo;"),
    ("#Если Сервер Тогда\n#Иначе\n#КонецЕсли", "#If Server Then\n#Else\n#EndIf"),
    ("#Область Служебные\n#КонецОбласти", "#Region Служебные\n#EndRegion"),
    ("&НаСервере\nПроцедура А(Знач Б) Экспорт\nКонецПроцедуры", "&AtServer\nProcedure А(Val Б) Export\nEndProcedure"),
    ('&Вместо("А")\nФункция Б()\nКонецФункции', '&Around("А")\nFunction Б()\nEndFunction'),
    ("ЗапуститьПриложение(А);", "RunApp(А);"),
    ("Выполнить(А);", "Execute(А);"),
    ("А = Новый HTTPСоединение(Б);", "А = New HTTPConnection(Б);"),
    ('А = Новый("HTTPСоединение");', 'А = New("HTTPConnection");'),
    ('А = Тип("СправочникСсылка.Товары");', 'А = Type("CatalogRef.Товары");'),
    ("А.ПолучитьТелоКакСтроку();", "А.GetBodyAsString();"),
    ("Справочники.Товары.НайтиПоКоду(1);", "Catalogs.Товары.FindByCode(1);"),
    ("А = КодировкаТекста.UTF8;", "А = TextEncoding.UTF8;"),
    ('А = "ВЫБРАТЬ РАЗРЕШЕННЫЕ Б.В КАК Количество";', 'А = "SELECT ALLOWED Б.В AS Количество";'),
    ('А = "ВЫБРАТЬ Ссылка ИЗ Справочник.Б ГДЕ Поле = 1";', 'А = "SELECT Ref FROM CATALOG.Б WHERE Поле = 1";'),
    ("Процедура ПриСозданииНаСервере(Отказ)\nКонецПроцедуры", "Procedure OnCreateAtServer(Отказ)\nEndProcedure"),
]


@pytest.mark.parametrize(("russian", "english"), PAIRS)
def test_what_the_platform_reads_is_swapped(russian: str, english: str):
    """Both ways, and a text that is in the language already stays."""
    assert in_language(russian, "en") == english
    assert in_language(english, "en") == english
    assert in_language(english, "ru").lower() == russian.lower()
    assert in_language(russian, "ru") == russian


@pytest.mark.parametrize(
    "text",
    [
        "Файл = 1;",
        "Запрос = 1; // Если",
        "А = Параметр.Свойство;",
        'Настройки.Вставить("Получить"); А = Настройки.Получить;',
        'Сообщение("Новый COMОбъект");',
        "Procedure Отправить() EndProcedure Отправить();",
        "Procedure Сообщить() EndProcedure Сообщить();",
        "Функция = 1;\n~Метка: А = '20260101';",
    ],
)
def test_what_the_author_named_stays(text: str):
    """Variables, own methods, keys of structures, comments and other texts are not the platform's."""
    stays = ["Файл", "Адрес", "Если", "Свойство", "Получить", "Новый COMОбъект", "Отправить", "Сообщить", "Метка"]

    swapped = in_language(text, "en")

    assert [word for word in stays if swapped.count(word) != text.count(word)] == []


def test_swapped_text_reads_alike():
    """There and back the text has the same tokens, and the tree the same shape."""
    text = "\n".join(russian for russian, _ in PAIRS)

    there = in_language(text, "en")
    back = in_language(there, "ru")

    assert parse(text).tokens.kinds == parse(there).tokens.kinds
    assert parse(text).tokens.words == parse(back).tokens.words


def test_reference_and_the_operator_are_told_apart():
    """`Ссылка` is `Ref` in a query, but `ССЫЛКА` before a table is `REFS`."""
    russian = 'А = "ВЫБРАТЬ Ссылка ИЗ Справочник.Б ГДЕ Поле ССЫЛКА Справочник.Г";'
    english = 'А = "SELECT Ref FROM CATALOG.Б WHERE Поле REFS CATALOG.Г";'

    assert in_language(russian, "en") == english
    assert in_language(english, "ru").lower() == russian.lower()


@pytest.mark.parametrize("text", ["", '"', "#", "&", "Процедура", "\ufeff\ud800", "А.", "Новый", '"ВЫБРАТЬ '])
def test_any_text_is_taken(text: str):
    """What is no code stays as it is."""
    assert in_language(in_language(text, "en"), "ru").lower() == text.lower()


def test_methods_of_one_file_are_the_authors_in_another():
    """A case of several files knows the names of all; attributes of forms are the author's too."""
    case = scene(
        "files: {CommonModules/А/Ext/Module.bsl: 'Процедура Записать() Экспорт КонецПроцедуры',"
        " CommonModules/Б/Ext/Module.bsl: 'А.Записать(); А.Прочитать(ФайловыеПотоки);'}\n"
        "      attributes: [ФайловыеПотоки]"
    )

    assert list(case.in_language("en").files.values()) == [
        "Procedure Записать() Export EndProcedure\n",
        "А.Записать(); А.Read(ФайловыеПотоки);\n",
    ]
