"""Shapes that nobody writes: each ends soon, and what was not followed to the end is told."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.onec.bsl.flow.scenes import codes, solved, tables

SOURCE = """
Функция Сеть()
    С = Новый HTTPСоединение("a");
    Возврат С.Получить(Новый HTTPЗапрос("/")).ПолучитьТелоКакСтроку();
КонецФункции
"""


def method(body: str, parameters: str = "", name: str = "Главная") -> str:
    """Return a method."""
    return f"Функция {name}({parameters}) Экспорт\n{body}\nКонецФункции\n"


def many(count: int, text: str) -> str:
    """Return a text with numbers in it, once for each."""
    return "".join(text.replace("#", str(number)) for number in range(count))


def ring(text: str) -> str:
    """Return a text for each of a thousand numbers: `#`, and the next one, `@`."""
    return "".join(text.replace("#", str(one)).replace("@", str((one + 1) % 1000)) for one in range(1000))


SHAPES = {
    "ten thousand calls": method("Х = Сеть();" + "Ф(Х);" * 10_000 + "Выполнить(Х);") + method('Х = Х + "а";', "Х", "Ф"),
    "a thousand methods in a ring": ring(
        "Функция М#(А)\nЕсли У Тогда Возврат А; КонецЕсли;\nВозврат М@(А);\nКонецФункции\n"
    )
    + method("Выполнить(М0(Сеть()));"),
    "parameters that go round": ring("Процедура М#(А, Б, В)\nВыполнить(А); М@(Б, В, А);\nКонецПроцедуры\n")
    + method("М0(Сеть(), 1, 2);"),
    "blocks in blocks": method(
        "Х = Сеть();" + "Если У Тогда " * 95 + "Х = Х + 1;" + "КонецЕсли;" * 95 + "Выполнить(Х);"
    ),
    "loops in loops": method(
        "Х = Сеть();" + many(95, "Пока У# Цикл А# = Х; Х = Х + А#;") + "КонецЦикла;" * 95 + "Выполнить(Х);"
    ),
    "a hundred thousand statements": method("Х = Сеть();\n" + "Х = Х + У;\n" * 100_000 + "Выполнить(Х);"),
    "ten thousand branches": method(
        'Х = Сеть(); Если Х = "" Тогда '
        + many(10_000, 'ИначеЕсли Х = "#" Тогда Х = Х + "#";\n')
        + "КонецЕсли; Выполнить(Х);"
    ),
    "ten thousand fields": method(
        "С = Новый Структура;" + many(10_000, 'С.Вставить("К#", Сеть());\n') + many(1000, "Выполнить(С.К#);")
    ),
    "ten thousand ways out of a loop": method(
        "Х = Сеть(); Пока У Цикл "
        + many(10_000, "А# = Х; Если У Тогда Прервать; КонецЕсли;\n")
        + "КонецЦикла; Выполнить(Х);"
    ),
    "variables joined again and again": method(
        many(2000, "Х# = Сеть();")
        + ("Если У Тогда " + many(2000, 'Х# = Х# + "1";') + "КонецЕсли;\n") * 60
        + "Выполнить(Х1);"
    ),
    "fifty thousand operands": method("Х = Сеть(); Выполнить(" + "+".join(["Х"] * 50_000) + ");"),
    "everybody calls everybody": many(
        200, "Функция М#(А)\nЕсли У Тогда Возврат А; КонецЕсли;\nХ = А;\nТЕЛО\nВозврат Х;\nКонецФункции\n"
    ).replace("ТЕЛО", many(200, "Х = М#(Х);"))
    + method("Выполнить(М0(Сеть()));"),
    "jumps from everywhere": method(
        "Х = Сеть();" + many(3000, "~М#:\nА# = Х; Если У Тогда Перейти ~М7; КонецЕсли;\n") + "Выполнить(А1);"
    ),
    "one variable for two thousand methods": "Перем С Экспорт;\n"
    + many(2000, "Процедура М#()\nС = С + Сеть();\nКонецПроцедуры\nПроцедура Ч#()\nВыполнить(С);\nКонецПроцедуры\n"),
    "a variable handed on": method(
        "Т = Новый ТаблицаЗначений;"
        + many(5000, 'Ф(Т, Сеть(), "#");')
        + "Для Каждого С Из Т Цикл Выполнить(С.А); КонецЦикла;"
    )
    + method("С = Т.Добавить(); С.А = А; С.Б = Б;", "Т, А, Б", "Ф"),
    "a structure in itself": method(
        'Если А Тогда С.Вставить("К", С); Ф(С.К, А); КонецЕсли; С.М = Сеть(); Выполнить(С.К.К.М);', "С, А", "Ф"
    ),
    "conditions": method("Х = Сеть();\nЕсли " + " И ".join(['Х <> "а"'] * 20_000) + " Тогда Выполнить(Х); КонецЕсли;"),
    "rows of rows": method(
        "Т = Новый ТаблицаЗначений;"
        + many(2000, "Т#1 = Т#.Добавить(); Т#1.А = Сеть();").replace("Т0.", "Т.")
        + "Выполнить(Т);"
    ),
}


@pytest.mark.parametrize("text", SHAPES.values(), ids=SHAPES.keys())
def test_shape_is_followed_or_told(text: str):
    """A flow is found, or the method that was not followed to the end is named."""
    found = solved({"CommonModule.А": SOURCE + text})

    assert found.flows or found.partly


def test_ends_are_all_told():
    """Each of many places that one source reaches is a flow."""
    found = solved({"CommonModule.А": SOURCE + method("Х = Сеть();\n" + "Выполнить(Х);\n" * 5000)})

    assert len(found.flows) == 5000
    assert not found.partly


def test_methods_one_after_another():
    """A way through three thousand methods is longer than is looked for, and the method it ends in is told."""
    chain = "".join(f"Функция М{one}()\nВозврат М{one + 1}();\nКонецФункции\n" for one in range(3000))
    end = "Функция М3000()\nВозврат Сеть();\nКонецФункции\n"

    found = solved({"CommonModule.А": SOURCE + chain + end + method("Выполнить(М0());")})

    assert not found.flows
    assert [one.method for one in found.partly] == ["Главная"]


def test_graphs_are_plain_data():
    """Graphs hold numbers, texts and tuples alone, so that they can be kept."""
    from onec.bsl.flow.build import build  # noqa: PLC0415

    [code] = codes({"CommonModule.А": SOURCE + SHAPES["a structure in itself"]})
    graphs = build(code, tables())

    assert plain(graphs.methods)


def plain(value: object) -> bool:
    """Tell what JSON can hold, tuples for lists."""
    if isinstance(value, tuple):
        return all(map(plain, value))
    return value is None or isinstance(value, int | str)


PROGRAM = """
from tests.onec.bsl.flow import test_bounds, test_calls
from tests.onec.bsl.flow.scenes import solved
for modules in test_calls.PROGRAMS.values():
    print(solved(modules))
for text in test_calls.LOCAL.values():
    print(solved({"CommonModule.Общий": test_calls.SOURCE + text}))
"""


def test_same_flows_whatever_the_hashes():
    """Flows, their ways and their order do not depend on how texts hash."""
    root = Path(__file__).parents[4]

    outputs = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM],
            cwd=root,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(root), "PYTHONUTF8": "1"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }

    assert len(outputs) == 1
    assert b"Flow(" in next(iter(outputs))
