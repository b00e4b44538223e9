"""Constants of expressions, variables and functions."""

from decimal import Decimal

import pytest

from onec.bsl.choices import MAX_MODULE_STEPS
from onec.bsl.code import Surroundings
from onec.bsl.constants import Constant
from onec.bsl.possible import MAX_POSSIBLE
from tests.onec.bsl.scopes import code, constant, last, value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Х = "а";', Constant("а", 1)),
        ('Х = "а" + "б" + "в";', Constant("абв", 3)),
        ('Х = ("а" + "б") + 1;', Constant("аб1", 3)),
        ('Х = "а" "б";', Constant("аб", 1)),
        ("Х = 1.5;", Constant(Decimal("1.5"), 1)),
        ("Х = -(2 + 3) * 4;", Constant(Decimal(-20), 3)),
        ("Х = Истина;", Constant(value=True, parts=1)),
        ("Х = Не Истина Или 1 = 1;", Constant(value=True, parts=3)),
        ("Х = Неопределено;", Constant(None, 1)),
        ('Х = "а" + Символы.ПС + "б";', Constant("а\nб", 3)),
        ("Х = Chars.Tab;", Constant("\t", 1)),
        ('Х = ?(1 > 0, "а", "б");', None),
        ('Х = ?(1 = 1, "а", "б");', Constant("а", 3)),
        ("Х = Символ(1040) + Char(1041);", Constant("АБ", 2)),
        ('Х = КодСимвола("А") + 1;', Constant(Decimal(1041), 2)),
        ('Х = СтрШаблон("%1-%2-%(1)-100%%", "а", 7);', Constant("а-7-а-100%", 3)),
        ('Х = StrReplace("W#Script", "#", "");', Constant("WScript", 3)),
        ('Х = НРег("АБ") + ВРег("вг") + ТРег("де жз");', Constant("абВГДе Жз", 3)),
        ('Х = СокрЛП("  а ") + СокрЛ(" б ") + СокрП(" в ");', Constant("аб  в", 3)),
        ('Х = Лев("абвг", 2) + Прав("абвг", 1) + Сред("абвг", 2, 2) + Сред("абвг", 4);', Constant("абгбвг", 9)),
        ('Х = СтрПовторить("ab", 3);', Constant("ababab", 2)),
        ('Х = СтрСоединить(СтрРазделить("а,б,в", ","), "");', Constant("абв", 3)),
        ("Х = НСтр(\"ru = 'Да'; en = 'Yes'\");", Constant("Да", 1)),
        ("Х = NStr(\"en = 'It''s'\", \"en\");", Constant("It's", 2)),
        ('Х = СтрДлина("абв") + Число("4");', Constant(Decimal(7), 2)),
        ('Х = Строка(12) + "а";', Constant("12а", 2)),
        ("Х = Ждать Строка(1);", Constant("1", 1)),
        ("Х = Ф(1);", None),
        ("Х = 1 / 0;", None),
        ("Х = 1 + Истина;", None),
        ("Х = '20200101';", None),
        ('Х = "а" - "б";', None),
        ("Х = Символ(55357);", None),
        ("Х = Новый Массив;", None),
    ],
)
def test_expression_has_its_value(text: str, expected: Constant | None):
    """A constant expression has one value, and the number of literals it was put together from."""
    assert constant(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('А = "а"; Х = А + А;', "аа"),
        ('Если Б Тогда А = "а"; КонецЕсли; Х = А;', "а"),
        ('А = "а"; А = "б"; Х = А;', "no constant"),
        ('А = "а"; А = А + "б"; Х = А;', "no constant"),
        ("Для А = 1 По 2 Цикл КонецЦикла; Х = А;", "no constant"),
        ("Для Каждого А Из Б Цикл КонецЦикла; Х = А;", "no constant"),
        ('Для Каждого В Из Б Цикл А = "а"; КонецЦикла; Х = А;', "а"),
        ('Х = А; А = "а"; Х2 = А;', "а"),
        ('Б = А + "б"; А = "а"; Х = Б;', "аб"),
        ('А = Новый Массив; А.Добавить("а"); А.Add("б"); Х = СтрСоединить(А, "+");', "а+б"),
        (
            'А = Новый Массив; А.Добавить("а"); Если Б Тогда А.Добавить("б"); КонецЕсли; Х = СтрСоединить(А);',
            "no constant",
        ),
        ('А = Новый Массив; А.Добавить("а"); А.Очистить(); Х = СтрСоединить(А);', "no constant"),
        ('А = "а"; ВвестиСтроку(А); Х = А;', "no constant"),
        ('А = "а"; Сообщить(А); Х = А;', "а"),
    ],
)
def test_variable_given_one_value_is_that_value(text: str, expected: object):
    """A variable is constant if it is given one value at one place and nothing else can give it another."""
    assert value(text) == expected


def test_parameter_is_not_constant():
    """A parameter that the method gives a value may have another one before."""
    found = code('Процедура А(П = "а") Если Б Тогда П = "б"; КонецЕсли; Х = П; КонецПроцедуры')

    assert found.scope("а").constant(last(found, "а")) is None


def test_variable_given_by_reference_is_not_constant():
    """A variable that a method of the module can change through its parameter has no one value."""
    text = 'Процедура М({}П) П = "б"; КонецПроцедуры Процедура Н(П) М(П); КонецПроцедуры А = "а"; {}(А); Х = А;'

    assert value(text.format("", "М")) == "no constant"
    assert value(text.format("", "Н")) == "no constant"
    assert value(text.format("Знач ", "М")) == "а"


def test_variable_handed_to_another_module_is_not_constant():
    """A module, be it of the configuration, may change it; the platform and what the form has do not."""
    text = 'А = "а"; {}(А); Х = А;'

    assert constant(text.format("Обмен.Собрать")) is None
    assert constant(text.format("Обмен.Собрать"), {"обмен": ()}) is None
    assert constant(text.format("Метаданные.НайтиПоПолномуИмени")) == Constant("а", 1)
    assert constant(text.format("Metadata.FindByFullName")) == Constant("а", 1)
    seen = code(text.format("Список.Добавить"), Surroundings(attributes=frozenset({"список"})))
    assert seen.scope("").constant(last(seen)) == Constant("а", 1)
    seen = code(text.format("Обмен.Собрать"))
    assert seen.scope("").constants(last(seen)) == (Constant("а", 1),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Перем А; Процедура М() А = "а"; КонецПроцедуры Х = А + "б";', "аб"),
        ('Перем А; Процедура М() А = "а"; КонецПроцедуры Процедура Н() А = "б"; КонецПроцедуры Х = А;', "no constant"),
        ('Перем А; Процедура М() Перем А; А = "б"; КонецПроцедуры А = "а"; Х = А;', "а"),
        ('Перем А Экспорт; А = "а"; Х = А;', "no constant"),
        ('Перем А, Б; А = "а"; Б = А + "б"; Х = Б;', "аб"),
        ('Перем А; А = А + "б"; Х = А;', "no constant"),
    ],
)
def test_variable_of_the_module_is_constant_over_all_methods(text: str, expected: object):
    """A variable of the module counts the values of all methods; one that others can reach is not constant."""
    assert value(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Функция Ф() Возврат "а"; КонецФункции Х = Ф() + "б";', "аб"),
        ('Функция Ф() А = "а"; Возврат А + "б"; КонецФункции Х = Ф();', "аб"),
        ('Функция Ф(П) Если П Тогда Возврат "а"; КонецЕсли; Возврат "б"; КонецФункции Х = Ф(1);', "no constant"),
        ('Функция Ф() Возврат Г(); КонецФункции Функция Г() Возврат "г"; КонецФункции Х = Ф();', "г"),
        ('Функция НРег(П) Возврат "моя"; КонецФункции Х = НРег("А");', "моя"),
        ("Функция Ф() Возврат Ф(); КонецФункции Х = Ф();", "no constant"),
        ("Процедура Ф() КонецПроцедуры Х = Ф();", "no constant"),
    ],
)
def test_function_that_returns_one_constant_is_that_constant(text: str, expected: object):
    """A function of the module is constant if all it returns is one value; it goes before one of the platform."""
    assert value(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('А = "1"; А = "2"; Б = А;', ["1", "2"]),
        ('А = "1"; Если В Тогда А = 2; КонецЕсли; Б = А;', ["1", "2"]),
        ('А = "1"; А = Ф(); Б = А;', ["1"]),
        ('А = "1"; Если В Тогда А = Ф(); КонецЕсли; Б = А + ".2";', ["1.2"]),
        ('А = "1"; А = Ф(); Б = А + Ф();', []),
        ('А = "1"; А = "2"; Б = А + А;', ["11", "22"]),
        ('А = "1"; А = "2"; В = "3"; В = "4"; Б = СтрШаблон("%1%2", А, В);', ["13", "14", "23", "24"]),
        ('Б = "1" + ?(В, "2", "3");', ["12", "13"]),
        ('Б = ?(?(В, 1, 2) = 1, "2", "3");', ["2", "3"]),
        ('А = "1"; А = А + "2"; Б = А;', ["1", "12", "122"]),
        ('Функция Ф(П) Если П Тогда Возврат "1"; КонецЕсли; Возврат Г(); КонецФункции Б = Ф(1) + "2";', ["12"]),
        ('Функция Ф() Возврат Ф() + "1"; КонецФункции Б = Ф();', []),
        ('Перем А; Процедура М() А = "1"; КонецПроцедуры Процедура Н() А = Ф(); КонецПроцедуры Б = А;', ["1"]),
        ('А = "1"; А = А; Б = А;', ["1"]),
        ('А = "1"; А = В; В = "2"; В = "3"; Б = А;', ["1", "2", "3"]),
        ('А = "1"; А = "2"; ВвестиСтроку(А); Б = А;', ["1", "2"]),
        ('Для А = 1 По 2 Цикл КонецЦикла; А = "1"; Б = А;', ["1"]),
        ('Б = ?(В, "1", "2");', ["1", "2"]),
        ('Б = ?(Истина, "1", "2");', ["1"]),
        ('Б = "1" + "2";', ["12"]),
        ("Б = В;", []),
    ],
)
def test_all_constants_that_an_expression_may_be(text: str, expected: list[str]):
    """A variable that is given several constants may be each of them, whatever else it may be."""
    seen = code(text)

    assert sorted(str(one.value) for one in seen.scope("").constants(last(seen))) == expected


def test_default_of_a_parameter_is_one_that_it_may_be():
    """Who calls a method without an argument gives its default."""
    seen = code('Функция Ф(П = "1") Если П = "" Тогда П = "2"; КонецЕсли; Возврат П; КонецФункции')

    assert [one.value for one in seen.scope("ф").constants(last(seen, "ф"))] == ["2", "1"]


def test_ways_to_choose_are_bounded():
    """Sums of many variables that may be many things are tried in so many ways, and then the module says so."""
    several = "".join(f'А{number} = "{digit}";' for number in range(9) for digit in range(9))
    seen = code(several + "Б = " + " + ".join(f"А{number}" for number in range(9)) + ";")

    assert len(seen.scope("").constants(last(seen))) == MAX_POSSIBLE
    assert not seen.values.tried.limited
    for _ in range(MAX_MODULE_STEPS // 100):
        seen.scope("").constants(last(seen))
    assert seen.values.tried.limited


def test_possible_constants_are_bounded():
    """Of very many the last ones are told."""
    seen = code("".join(f"А = {number};" for number in range(1000)) + "Б = А;")

    assert [int(str(one.value)) for one in seen.scope("").constants(last(seen))] == [*range(999, 983, -1)]
