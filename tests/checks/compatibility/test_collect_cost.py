"""What code uses is collected in time that grows with the code, whatever it is."""

from collections.abc import Callable
from time import process_time

import pytest

from checks.compatibility.collect import collect
from checks.compatibility.source import Source
from checks.compatibility.uses import Uses
from onec.bsl.code import Code
from onec.bsl.parser import parse
from tests.build_release import fitting, item

SMALL, TIMES, SPARE = 500, 8, 6
"""Pieces of the small text, how many times more the large one has, and how many times slower than that it may be."""

HEAD, END = "Процедура А(П)\n", "\nКонецПроцедуры"
NEST = 90


def calls(number: int) -> str:
    """Return that many calls."""
    return HEAD + "Б = В.Г(1);\n" * number + END


def handlers(number: int) -> str:
    """Return handlers within handlers, and many calls in the innermost one."""
    return HEAD + "Попытка\nИсключение\n" * NEST + "Б = В.Г(1);\n" * number + "КонецПопытки;\n" * NEST + END


def questions(number: int) -> str:
    """Return a long value of a variable by which many conditions ask."""
    asked = "Если А Тогда\nКонецЕсли;\n" * number
    return f"{HEAD}А = Метаданные.Имя + {' + '.join(['Ж.З()'] * number)};\n{asked}{END}"


def functions(number: int) -> str:
    """Return functions that ask, and call each other."""
    ask = "".join(f"Функция Ф{one}()\nВозврат Метаданные.Имя = Ф{one}();\nКонецФункции\n" for one in range(number))
    return ask + HEAD + END


def tables(number: int) -> str:
    """Return a query of many tables, and as many texts that are replaced."""
    replaced = "".join(f'Б = СтрЗаменить(П, "слово{one}", "");\n' for one in range(number))
    return f'{HEAD}{replaced}Б = "ВЫБРАТЬ {"".join(f"ИЗ Справочник.А{one}," for one in range(number))}";{END}'


def cost(text: str) -> float:
    """Return the least seconds of a few runs that it takes to collect what a text uses."""
    source = fitting(item("CommonModule.Цены"), extension=text).sources.modules[0]
    seconds = []
    for _ in range(3):
        code = Code(parse(text), source.code.around)
        before = process_time()
        collect(Source(source.unit, code), frozenset(), Uses())
        seconds.append(process_time() - before)
    return min(seconds)


@pytest.mark.parametrize("make", [calls, handlers, questions, functions, tables])
def test_cost_grows_with_the_code(make: Callable[[int], str]):
    """Eight times as much code does not take many times more than eight times as long."""
    assert cost(make(SMALL * TIMES)) < max(cost(make(SMALL)), 0.001) * TIMES * SPARE
