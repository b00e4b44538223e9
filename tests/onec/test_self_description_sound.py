"""What is told of code is true of each of its runs.

Programs are made at random; conditions, lists and attempts that depend on other code are unknown to the reader. Then
the same program is read with that code in the module, once for each way it may go: nothing known there may differ.
"""

from itertools import product
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from onec.self_description import SelfDescription, Told
from tests.build_description import BEGUN, read, short

UNKNOWN = 3
"""Functions that the reader does not see; each may go two ways."""

CONDITIONS = [f"Ф{number}()" for number in range(UNKNOWN)]
TRUE = """
Функция {name}() Возврат Истина; КонецФункции
Функция М{name}() Возврат Новый Массив; КонецФункции
Процедура Р{name}() КонецПроцедуры
"""
FALSE = """
Функция {name}() Возврат Ложь; КонецФункции
Функция М{name}() Возврат СтрРазделить("7,8", ","); КонецФункции
Процедура Р{name}() ВызватьИсключение ""; КонецПроцедуры
"""
HELPERS = """
Процедура Добавить(Таблица, Имя) К = Таблица.Добавить(); К.Идентификатор = Имя; КонецПроцедуры
Процедура Сменить(В) В = В + "с"; КонецПроцедуры
Процедура Задать(Куда, В) Куда.Версия = В; КонецПроцедуры
Функция Первая(А, Б) Если Ф0() Тогда Возврат А; КонецЕсли; Возврат Б; КонецФункции
"""
PLAIN = """
С.Версия = "1"; С.Версия = В; В = "2"; В = В + "3"; Сменить(В); Задать(С, В); С.Версия = Э; С.Наименование = В;
К = С.Команды.Добавить(); К.Идентификатор = В; К.Идентификатор = "4"; Добавить(Т, В); Добавить(Т, Э); К2 = К;
Т = С.Команды; С.Команды = Т; Т = Новый ТаблицаЗначений; Т.Очистить(); К = Т.Добавить(); К2.Идентификатор = В;
Д = Новый Структура(Г); Г = Д; Г.А = В; Д.А = "5"; В = Г.А; С.Версия = Д.А; Г = Первая(Г, Д); К = Первая(К, К2);
Т = Первая(Т, С.Команды); Н.Добавить(В); Н.Добавить(Э); С.Назначение = Н; Н = Новый Массив;
С.Вид = ?(Ф1(), "Отчет", "Отчет"); С.Вид = ?(Ф1(), "Отчет", "ПечатнаяФорма");
"""
SIMPLE = st.sampled_from([f"{one.strip()};" for one in PLAIN.split(";") if one.strip()])


def blocks(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Return statements that hold others and may go more than one way."""
    body = st.lists(inner, max_size=4).map("\n".join)
    name = st.sampled_from(CONDITIONS)
    leave = st.sampled_from(["", "", "", "Возврат С;", "Прервать;", "Продолжить;", 'ВызватьИсключение "";'])
    choice = st.builds("Если {} Тогда\n{}\n{}\nИначе\n{}\nКонецЕсли;".format, name, body, leave, body)
    loop = st.builds("Для Каждого Э Из М{} Цикл\n{}\n{}\nКонецЦикла;".format, name, body, choice)
    risk = name.map("Р{};".format) | choice | st.just('ВызватьИсключение "";')
    attempt = st.builds("Попытка\n{}\n{}\n{}\nИсключение\n{}\nКонецПопытки;".format, body, risk, body, body)
    return choice | loop | attempt


PROGRAMS = st.lists(st.recursive(SIMPLE, blocks, max_leaves=12), min_size=1, max_size=8).map("\n".join)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(PROGRAMS)
@example('Попытка Если Ф0() Тогда С.Версия = "1"; ВызватьИсключение ""; КонецЕсли; Исключение КонецПопытки;')
@example('С.Версия = "1"; Попытка С.Версия = "2"; РФ0(); С.Версия = "3"; Исключение КонецПопытки;')
@example('С.Версия = "2"; Попытка С.Версия = "1"; РФ0(); С.Версия = "2"; Исключение КонецПопытки;')
@example(
    'Добавить(С.Команды, "1"); Попытка Т = С.Команды; Т.Очистить(); РФ0(); Добавить(Т, "1"); Исключение КонецПопытки;'
)
@example('Если Ф0() Тогда Т = С.Команды; КонецЕсли; К = Т.Добавить(); К.Идентификатор = "1";')
@example('К = С.Команды.Добавить(); Если Ф0() Тогда К2 = К; КонецЕсли; К.Идентификатор = "1"; К2.Идентификатор = "2";')
@example('Добавить(Т, В); К = ?(Ф0(), Т, С.Команды); С.Команды = Т; К[0].Идентификатор = "5"; В = Первая(К, Т);')
@example("""Добавить(С.Команды, "1"); Если Ф0() Тогда Добавить(С.Команды, В); КонецЕсли;
Для Каждого К2 Из С.Команды Цикл К2.Идентификатор = "4"; КонецЦикла;""")
@example("Для Каждого Э Из МФ0() Цикл С.Версия = В; В = Э; КонецЦикла;")
@example("Для Каждого Э Из МФ0() Цикл Если Ф1() Тогда С.Версия = В; Прервать; КонецЕсли; В = Э; КонецЦикла;")
def test_what_is_told_is_true_of_every_run(program: str):
    """Keys, rows and objects that are told are those of each run that ends with a structure."""
    begun = f'{BEGUN} В = "0"; Э = "9"; К = Новый Структура; К2 = К; Т = Новый ТаблицаЗначений; Н = Новый Массив;'
    begun += ' Г = Новый Структура("А", "6"); Д = Г;'
    text = f"Функция СведенияОВнешнейОбработке() Экспорт\n{begun}\n{program}\nВозврат С;\nКонецФункции\n{HELPERS}"

    told = read(text)

    for ways in product((TRUE, FALSE), repeat=UNKNOWN):
        known = "\n".join(way.format(name=f"Ф{number}") for number, way in enumerate(ways))
        run = read(f"{text}\n{known}")
        if run.returns_structure and not run.gaps:
            assert_true(told, run)


def assert_true(told: SelfDescription, run: SelfDescription) -> None:
    """Hold what is told of all runs against one of them."""
    assert told.returns_structure
    if told.gaps:
        return
    for one, other in ((told.version, run.version), (told.kind, run.kind), (told.name, run.name)):
        assert may_be(one, other)
    rows = [one.id for one in told.commands]
    assert holds(rows, [one.id for one in run.commands], open_ended=bool(told.command_gaps))
    assert holds(list(told.purpose), list(run.purpose), open_ended=bool(told.purpose_gaps))


def holds(told: list[Any], run: list[Any], *, open_ended: bool) -> bool:
    """Tell whether a list has the told items in their order; others only where there are gaps."""
    if not open_ended:
        return len(told) == len(run) and all(map(may_be, told, run))
    rest = iter(run)
    return all(any(may_be(one, other) for other in rest) for one in told)


def may_be(told: Told[Any] | None, run: Told[Any] | None) -> bool:
    """Tell whether a value of one run is what is told of all; the run's own may not be known either."""
    return bool(told and told.why) or bool(run and run.why) or short(told) == short(run)
