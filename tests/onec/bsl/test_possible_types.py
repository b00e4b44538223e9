"""Types that the words of a module allow."""

import pytest

from onec.bsl.code import Code
from onec.bsl.parser import parse
from onec.bsl.possible_types import may_have_type
from onec.bsl.types import type_name

CONNECTION = frozenset({"httpсоединение", "httpconnection"})


@pytest.mark.parametrize(
    ("text", "wanted", "may"),
    [
        ("А = Новый HTTPСоединение(Б);", CONNECTION, True),
        ("А = Новый(Тип(Имя));", CONNECTION, True),
        ("А = Новый Массив;", CONNECTION, False),
        ("А.Получить(Б);", CONNECTION, False),
        ('А = "";', frozenset({"строка", "string"}), True),
        ('А = ОбщегоНазначения.ОбщийМодуль("Б");', frozenset({"б"}), True),
        ("А = СтрРазделить(Б, В);", frozenset({"массив", "array"}), True),
        ("А = СокрЛП(Б);", frozenset({"массив", "array"}), False),
    ],
)
def test_a_type_comes_from_a_word(text: str, wanted: frozenset[str], *, may: bool) -> None:
    """A constructor or a member of the platform is named; a computed one may be any."""
    assert may_have_type(Code(parse(text)), wanted) is may


@pytest.mark.parametrize(
    "text",
    [
        "Для Каждого Х Из Метаданные.Справочники Цикл\nА = Х.Реквизиты[0];\nКонецЦикла;",
        "А = Справочники.Товары.СоздатьЭлемент();",
        "А = Новый Запрос; Б = А.Выполнить(); В = Б.Выбрать(); Г = Б.Выгрузить()[0];",
        "А = ПолучитьCOMОбъект(П); В = ПользователиИнформационнойБазы.ПолучитьПользователей()[0];",
        "Для Каждого Х Из НайтиФайлы(П) Цикл\nА = Х;\nКонецЦикла;",
        "А = Новый ЧтениеZipФайла(П);\nДля Каждого Х Из А.Элементы Цикл\nБ = Х;\nКонецЦикла;",
    ],
)
def test_every_type_that_is_found_may_be(text: str) -> None:
    """The quick look allows all that the thorough one tells."""
    code = Code(parse(text))
    scope = code.scope("")
    for name in scope.written.given:
        for found in code.variable_types.variable("", name):
            assert may_have_type(code, frozenset({type_name(found).partition(".")[0].removeprefix("array:")})), found
