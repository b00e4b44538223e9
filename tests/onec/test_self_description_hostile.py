"""Self-descriptions that mean harm: no text breaks the reader, and what it costs is counted."""

import gc
from collections.abc import Callable
from time import process_time

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from onec.bsl.code import Code
from onec.bsl.evaluate.budget import MAX_STEPS
from onec.bsl.parser import parse
from onec.self_description_reader import read_self_description
from tests.build_description import BEGUN, described, russian, short

PLAIN_WORDS = """
    С А Команды Вид К Ф С.Команды С.Вид Рекурсия Модуль Перечисления ЭтотОбъект Истина Неопределено Не И
    = + - * <> ( ) [ ] , ; . ?( "Вид" "1.0" 1 0 99999999999 ~М: Метаданные() .ПолноеИмя() Рекурсия();
    Если Тогда Иначе КонецЕсли; Для Каждого Из Цикл КонецЦикла; По Пока Возврат Прервать; Продолжить;
    Попытка Исключение КонецПопытки; ВызватьИсключение; Выполнить( Вычислить( СтрРазделить( НСтр( СтрШаблон(
    .Добавить() .Вставить( .Очистить() .Удалить( ЗаполнитьЗначенияСвойств( ФабрикаXDTO.Тип( ФабрикаXDTO.Создать(
    РаботаВБезопасномРежиме.РазрешениеНаИспользованиеИнтернетРесурса(
"""
MADE = ("Новый Структура", "Новый Массив", "Новый ТаблицаЗначений", "Перейти ~М;")
LINES = ("\n", "\n#Если Сервер Тогда\n", "\n#КонецЕсли\n")
WORDS = [*PLAIN_WORDS.split(), *MADE, *LINES]
REST = """
Функция Рекурсия() С = 1; Возврат Рекурсия() + Ф(С); КонецФункции
Функция Ф(А) А = Новый Структура("Вид", А); Если А.Вид Тогда Возврат А; КонецЕсли; КонецФункции
"""


@settings(max_examples=400, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=60))
@example(["Вычислить(", ")"])
@example(["С", ".Вставить(", ")"])
def test_any_statements_are_read(words: list[str]):
    """Whatever stands in the function, there is a description of it or gaps, and never an exception."""
    found = described(f"{BEGUN}\n{' '.join(words)}", REST)

    assert found.exported


@settings(max_examples=200, deadline=None)
@given(st.text())
def test_any_text_is_read(text: str):
    """So it is with any text behind the header."""
    header = "Функция СведенияОВнешнейОбработке() Экспорт\n"

    assert read_self_description(Code(parse(header + text))) is not None


def guards(count: int) -> str:
    """Return conditions that may each leave the function."""
    return "Если А() Тогда Возврат С; КонецЕсли;\n" * count


def twins(count: int) -> str:
    """Return conditions whose both ways may go on or leave the function."""
    return "Если А() Тогда Если Б() Тогда Возврат С; КонецЕсли; КонецЕсли;\n" * count


def nested(count: int) -> str:
    """Return loops without an end in one another."""
    return "Пока А() Цикл\n" * count + "С.Вид = С.Вид + 1;" + "КонецЦикла;\n" * count


def doubled(count: int) -> str:
    """Return a text that is doubled at each line."""
    return 'Т = "а";' + "Т = Т + Т;\n" * count + "С.Вид = Т;"


def tries(count: int) -> str:
    """Return attempts in one another."""
    return "Попытка А();\n" * count + "Исключение КонецПопытки;\n" * count


def tables(count: int) -> str:
    """Return an array that holds itself, handed to other code again and again."""
    return "М = Новый Массив; М.Добавить(М); С.Вставить(М, М);\n" + "М.Добавить(М); Модуль.А(М);\n" * count


def brackets(count: int) -> str:
    """Return calls within calls."""
    return "С.Вид = " + "А(Б.В(" * (count // 16) + "1" + "))" * (count // 16) + ";"


def mixed(count: int) -> str:
    """Return functions that call the next one within brackets, conditions and attempts."""
    body = "Попытка Если А() Тогда Если Б() Тогда Возврат НСтр(Строка(?(А(), Ф{next}(), Ф{next}()))); "
    body += "КонецЕсли; КонецЕсли; Исключение КонецПопытки;"
    methods = "".join(f"Функция Ф{n}() {body.format(next=n + 1)} КонецФункции\n" for n in range(count))
    return f"С.Вид = Ф0();Возврат С;КонецФункции {methods} Функция Ф{count}()"


def calls(count: int) -> str:
    """Return calls that each make ten more."""
    methods = "".join(f"Функция Ф{n}() {f'Ф{n + 1}();' * 10} КонецФункции\n" for n in range(count))
    return f"Ф0();Возврат С;КонецФункции {methods} Функция Ф{count}()"


ALL = [guards, twins, nested, doubled, tries, tables, brackets, mixed, calls]


@pytest.mark.parametrize("make", ALL)
def test_cost_is_bounded(make: Callable[[int], str]):
    """A thousand times the mischief costs no more than counted steps, and what is left open is said."""
    text = f"Функция СведенияОВнешнейОбработке() Экспорт\n{BEGUN}\n{make(1000)}\nВозврат С;\nКонецФункции"
    code = Code(parse(text))
    before = process_time()

    found = read_self_description(code)

    assert found is not None
    assert process_time() - before < MAX_STEPS * STEP_SECONDS
    assert short(found.kind) in {None, "?limit", "?call", "?loop", "?condition", "?operation", "?unread"}
    assert found.gaps or found.kind


STEP_SECONDS = 100e-6
"""Twenty times what a step takes, so that only growth beyond the steps fails here."""


def test_large_module_costs_less_than_its_parse():
    """Of a module of a megabyte only the function is followed: that takes a part of what parsing takes."""
    method = "Процедура П{}(А) Если А > 1 Тогда Сообщить(А + Б.В(1)); КонецЕсли; КонецПроцедуры\n"
    rest = "".join(map(method.format, range(12_000)))
    text = russian('К = С.Команды.Добавить(); К.Идентификатор = "А";') + rest
    gc.collect()
    gc.disable()
    try:
        begun = process_time()
        code = Code(parse(text))
        parsed = process_time()
        found = read_self_description(code)
        done = process_time()
    finally:
        gc.enable()

    assert found is not None
    assert len(found.commands) == 1
    assert done - parsed < (parsed - begun) / 2
