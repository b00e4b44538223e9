"""Shapes that nobody writes: each ends soon, and what was not followed to the end is told."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from onec.bsl.flow.build import build
from onec.bsl.flow.flow import Cause, Partly
from onec.bsl.flow.own import TWIN_COST
from onec.bsl.flow.paths import MAX_MODULE_LOST, MAX_WIDTH, Edge, Search, State
from onec.bsl.flow.places import MAX_KEYS, inner
from onec.bsl.flow.surroundings import Outside
from onec.bsl.flow.values import MAX_LOOKED, MAX_MODULE_JOINS, Place
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
    "a chain of twenty thousand steps": method(
        "Х = Сеть(); У = Новый Запрос; У = У" + ".Выполнить().Выбрать()" * 10_000 + "; Выполнить(Х);"
    ),
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
    assert found.partly == (Partly(0, "Главная", Cause.WAY),)


def test_graphs_are_plain_data():
    """Graphs hold numbers, texts and tuples alone, so that they can be kept."""
    [code] = codes({"CommonModule.А": SOURCE + SHAPES["a structure in itself"]})
    graphs = build(code, tables())

    assert plain(graphs.methods)


def spent(monkeypatch: pytest.MonkeyPatch, text: str) -> Outside:
    """Return what stands around the methods of a module when its graphs are built."""
    kept: list[Outside] = []

    def outside(*given: Any) -> Outside:  # noqa: ANN401 (what an Outside is made of)
        kept.append(Outside(*given))
        return kept[0]

    monkeypatch.setattr("onec.bsl.flow.build.Outside", outside)
    [code] = codes({"CommonModule.А": text})
    build(code, tables())
    return kept[0]


def labels(count: int) -> str:
    """Return a method of labels and jumps between them, over fifty variables."""
    return method("".join(f"~м{n}: Т{n % 50} = Т{(n + 1) % 50}; Перейти ~м{n * 919 % count};\n" for n in range(count)))


def test_jumps_do_not_look_at_all_names_again(monkeypatch: pytest.MonkeyPatch):
    """At a label that changes nothing nothing is noted: a jump looks through what is new to it."""
    assert spent(monkeypatch, labels(1000)).looked < 3 * 1000**2 / 2


def test_methods_of_a_module_are_bounded_together(monkeypatch: pytest.MonkeyPatch):
    """Many methods, each below its own bound, cost no more than one above it."""
    loop = method("Пока У Цикл\n" + "А = Б; Если У Тогда Прервать; КонецЕсли;\n" * 1500 + "КонецЦикла;")
    found = spent(monkeypatch, many(20, loop.replace("Главная", "М#")))

    assert MAX_LOOKED < found.looked < MAX_LOOKED + 20 * 10_000
    assert found.joins <= MAX_MODULE_JOINS


def test_fields_of_an_object_with_many_names_are_counted():
    """What is written through one of many names is put into a copy under each, and the fields of the copies count."""
    names = many(180, "Б# = А; Б#.К# = Сеть();\n")

    found = solved({"CommonModule.А": SOURCE + method(f"А = Новый Структура;\n{names}Выполнить(А.К7);")})

    assert [one.cause for one in found.partly] == [Cause.METHOD]


def test_methods_of_one_name_are_bounded_together():
    """A call of a name that a thousand methods have is kept for each of them, up to the bound of the module."""
    [code] = codes({"CommonModule.А": 'Функция А()\nВозврат "x" + А();\nКонецФункции\n' * 1000})

    graphs = build(code, tables())

    assert sum(len(one.sites) for one in graphs.methods) * TWIN_COST <= MAX_MODULE_JOINS + 1000 * TWIN_COST
    assert any(one.partly for one in graphs.methods)


def test_places_have_few_keys():
    """However many dots there are, a place does not grow with them."""
    place: Place | None = ("а", ())
    for _ in range(MAX_KEYS + 5):
        place = inner(place, "в")

    assert place == ("а", ("в",) * MAX_KEYS)


def test_searches_in_vain_are_bounded_together(monkeypatch: pytest.MonkeyPatch):
    """Fifty methods that all call one another: all searches of a module look at so much, then they give up."""
    looked = 0
    edges = Search._edges  # noqa: SLF001 (counts the work)

    def counted(search: Search, state: State, *, passed: bool) -> Iterator[Edge]:
        nonlocal looked
        for one in edges(search, state, passed=passed):
            looked += 1
            yield one

    monkeypatch.setattr(Search, "_edges", counted)
    calls = many(50, "М#(Б, В + А, А);\n")
    text = many(50, "Процедура М#(А, Б, В)\nТЕЛО\nВыполнить(А);\nКонецПроцедуры\n").replace("ТЕЛО", calls)

    found = solved({"CommonModule.А": SOURCE + text + method("М0(Сеть(), 1, 2);")})

    assert found.flows or found.partly
    assert looked <= MAX_MODULE_LOST + 110 * MAX_WIDTH + len(found.flows) * 5000


def tangled(name: str) -> str:
    """Return fifty methods that all call one another, and in each an end that nothing of the network reaches as it is.

    The methods differ by name from module to module.
    """
    calls = many(50, f"{name}#(Б, В + А, А);\n")
    text = many(50, f"Процедура {name}#(А, Б, В)\nТЕЛО\nВыполнить(А);\nКонецПроцедуры\n").replace("ТЕЛО", calls)
    return SOURCE + text + method(f"{name}0(Сеть(), 1, 2);")


def test_module_does_not_use_up_what_others_need(monkeypatch: pytest.MonkeyPatch):
    """A module that takes all the steps of its own says so; an honest one behind it is followed all the same."""
    monkeypatch.setattr("onec.bsl.flow.facts.MAX_MODULE_FACTS", 300)
    monkeypatch.setattr("onec.bsl.flow.paths.MAX_MODULE_LOST", 300)
    honest = SOURCE + method("Выполнить(Сеть());") + method("Выполнить(Б.Прочее());", name="Еще")

    found = solved({"CommonModule.А": tangled("М"), "CommonModule.Б": honest})

    assert {one.module for one in found.flows if one.label == "network"} >= {1}
    assert {(one.module, one.cause) for one in found.partly} == {(0, Cause.MODULE)}


def test_modules_together_are_bounded(monkeypatch: pytest.MonkeyPatch):
    """Where each module keeps within its share, but not all together, it is no fault of one of them."""
    monkeypatch.setattr("onec.bsl.flow.facts.MAX_FACTS", 0)
    monkeypatch.setattr("onec.bsl.flow.facts.FACTS_A_METHOD", 1)
    programs = {f"CommonModule.А{one}": SOURCE + method("Х = Сеть();\n" + "Выполнить(Х + 1);" * 9) for one in range(9)}

    found = solved(programs)

    assert {one.cause for one in found.partly} == {Cause.PART}


def test_budget_grows_with_the_program(monkeypatch: pytest.MonkeyPatch):
    """What a program may cost depends on its methods: each of many modules, all alike, is followed to its end."""
    monkeypatch.setattr("onec.bsl.flow.facts.MAX_FACTS", 0)
    programs = {f"CommonModule.А{one}": SOURCE + method("Выполнить(Сеть());") for one in range(50)}

    found = solved(programs)

    assert len(found.flows) == 50
    assert not found.partly


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
