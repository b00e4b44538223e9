"""Texts that are put together are found however they come about; what tokens rule out never is constant."""

import pytest

from .matching import found

PUT_TOGETHER = [
    'А = "тай" + "на";',
    'Б = "тай"; А = Б + "на";',
    'Б = "тай"; В = Б; Г = В; А = Г + "на";',
    'В = "тай" + "на"; Б = В;',
    'Б = СтрЗаменить("тXй", "X", "а"); А = Б + "на";',
    'А = Тай() + "на"; КонецПроцедуры Функция Тай() Возврат "тай"; КонецФункции Процедура Р()',
    'Б = Тай(); А = Б + "на"; КонецПроцедуры Функция Тай() В = "тай"; Возврат В; КонецФункции Процедура Р()',
    'А = "тай" + Символ(1085) + "а";',
    'Если "тай" + "на" = Х.У Тогда КонецЕсли;',
    'А = Х.У + СокрЛП("тай" + "на");',
    'Б = "тай"; В = "на"; А = Б + В;',
    'А = ("тай") + ("на");',
    'А = Тай() + Тай(); КонецПроцедуры Функция Тай() Возврат "тайна"; КонецФункции Процедура Р()',
    'Б = "тай"; В = "на"; Выполнить("А = Б + В");',
    'А = "та" + "й" + "на" + Б(Х.У); КонецПроцедуры Функция Б(П) Возврат ""; КонецФункции Процедура Р()',
]

OTHERS = [
    'А = "тай" + Х.У + "на";',
    'Б = Х.У; А = "тай" + Б + "на";',
    'Б = Х; А = "тай" + Б + "на";',
    'В = Х.У; Б = В; А = "тай" + Б + "на";',
    'А = Тай(Х) + "на"; КонецПроцедуры Функция Тай(П) Возврат П; КонецФункции Процедура Р()',
    'Б = "тай" + Х.У; А = Б + "на";',
    'А = "тай" + Ф() + "на"; КонецПроцедуры Процедура Ф() КонецПроцедуры Процедура Р()',
]


@pytest.mark.parametrize("text", PUT_TOGETHER)
def test_constant_text_is_put_together(text: str):
    """A text that is the same at each run is found."""
    assert found("string: тайна", f"Процедура П(Х)\n{text}\nКонецПроцедуры")


@pytest.mark.parametrize("text", OTHERS)
def test_text_is_not_constant(text: str):
    """A text with something in it that is not known is none."""
    assert found("string: тайна", f"Процедура П(Х)\n{text}\nКонецПроцедуры") == []


@pytest.mark.parametrize("first", ["Х.У", '"другая"'])
def test_branch_of_preprocessor_gives_a_text(first: str):
    """A variable may be what any branch within one expression gives it, be it the last one."""
    branches = f'#Если Клиент Тогда\n{first}\n#Иначе\n"тайна"\n#КонецЕсли'

    assert found("global: Ф, arg: {0: {const: '^тайна$'}}", f"Процедура П(Х)\nА = {branches};\nФ(А);\nКонецПроцедуры")


@pytest.mark.parametrize("text", ["А = Символы.", "А = Символы", 'А = "тай" +', "А = Б", "А =", "Возврат"])
def test_text_ends_anywhere(text: str):
    """A text may end anywhere in an assignment."""
    assert found("string: тайна", f'{text} "на" + "тай" + {text}') == []


def test_functions_that_return_one_another():
    """However many functions each return what the next one does, they are looked into a few deep."""
    functions = "".join(f'Функция Ф{one}()\nВозврат Ф{one + 1}() + "";\nКонецФункции\n' for one in range(2000))

    assert found("global: Г, arg: {0: {const: тайна}}", f"{functions}Процедура П()\nГ(Ф0());\nКонецПроцедуры") == []
