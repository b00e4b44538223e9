"""Texts made to cost time, memory or the Python stack: what expressions stand for is bounded."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onec.bsl import tree
from onec.bsl.call_facts import module_facts
from onec.bsl.callgraph import Program
from onec.bsl.code import Code, Surroundings
from onec.bsl.constants import MAX_LONG_CHARS, MAX_NEST
from onec.bsl.parser import parse
from onec.bsl.text_functions import MAX_FOLDED_CHARS
from onec.bsl.walk import walk
from onec.classes import ModuleKind
from tests.onec.bsl.pieces import PIECES
from tests.onec.bsl.scopes import code, constant, last, types, value

MANY = 20_000
FRAMES = 600
"""Python calls within which everything must be told; Python allows 1,000 in all."""


@contextmanager
def few_frames() -> Iterator[None]:
    """Allow no more Python calls in one another than `FRAMES`."""
    depth, frame = 0, sys._getframe()  # noqa: SLF001 (no other way to count)
    while frame := frame.f_back:  # type: ignore[assignment]
        depth += 1
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(depth + FRAMES)
    try:
        yield
    finally:
        sys.setrecursionlimit(before)


@pytest.mark.parametrize(
    "text",
    [
        "А = А + А; Х = А;",
        'А = "а" + Б; Б = "б" + А; Х = А;',
        'А = "а"; А = А + А; А = А + А; Х = А;',
        'Для К = 1 По 9 Цикл А = А + "а"; КонецЦикла; Х = А;',
        "Функция Ф() Возврат Ф() + Ф(); КонецФункции Х = Ф();",
        'Функция Ф() Возврат Г() + "а"; КонецФункции Функция Г() Возврат Ф() + "а"; КонецФункции Х = Ф();',
        "Перем А; А = А + А; Х = А;",
    ],
)
def test_recursion_is_no_constant(text: str):
    """What is defined by itself has no value."""
    assert value(text) == "no constant"


def test_doubling_ends_at_the_limit():
    """Forty doublings would be a terabyte; texts grow up to the limit, and no further."""
    text = 'А0 = "x";' + "".join(f"А{one + 1} = А{one} + А{one};" for one in range(40))

    assert value(text + "Х = А16;") == "x" * MAX_FOLDED_CHARS
    assert value(text + "Х = А17;") == "no constant"
    assert value(text + "Х = А40;") == "no constant"


@pytest.mark.parametrize(
    "text",
    [
        'СтрПовторить("аааааааааа", 1000000000)',
        'СтрЗаменить(СтрПовторить("а", 60000), "а", "аааааааааа")',
        'СтрЗаменить(СтрПовторить("а", 60000), "", "а")',
        'СтрШаблон(СтрПовторить("%1", 30000), "аааааааааа")',
        'СтрСоединить(СтрРазделить(СтрПовторить("а,", 30000), ","), "аааааааааа")',
        'СтрСоединить(СтрРазделить(СтрПовторить(",", 9000), ","), "аааааааааа")',
        "9" * 1000 + " + 1",
        " * ".join(["99999999999999999999"] * 9000),
        "1 % 0",
        "Символ(99999999999)",
        'Лев("а", 9999999999999)',
        'Сред("а", -9999999999999)',
    ],
)
def test_functions_do_not_blow_up(text: str):
    """No function of texts and numbers makes more than the limit, or fails."""
    found = constant(f"Х = {text};")

    assert found is None or len(str(found.value)) <= MAX_FOLDED_CHARS


def test_long_texts_of_a_module_are_limited_together():
    """A module cannot have texts of the greatest length put together again and again; short ones always are."""
    text = f'А = СтрПовторить("x", {MAX_FOLDED_CHARS - 1});' + 'Ф(А + "y");' * 200 + 'Ф("a" + "b");'
    found = code(text)
    calls = [node.arguments[0] for node in walk(found.module.body) if isinstance(node, tree.Call) and node.name == "ф"]

    told = [found.scope("").constant(one) for one in calls]

    assert [one is not None for one in told].count(True) == MAX_LONG_CHARS // MAX_FOLDED_CHARS - 1 + 1
    assert told[-1]
    assert told[-1].value == "ab"
    assert found.values.long.limited


def test_long_chains_are_told_without_recursion():
    """Twenty thousand operands, steps, variables and functions in a row are no deeper than one."""
    with few_frames():
        assert value('Х = "a"' + ' + "a"' * 5_000 + ";") == "a" * 5_001
        assert value('Х = "a"' + ' + "a"' * MANY + ";") == "no constant"
        assert value('А0 = "a";' + "".join(f"А{one + 1} = А{one};" for one in range(MANY)) + f"Х = А{MANY};") == "a"
        assert types("Х = А" + ".Б()" * MANY + ";") == ""
        assert types("Х = Новый ТаблицаЗначений" + ".Скопировать()" * MANY + ";") == "valuetable"
        assert (
            types("А0 = Новый Массив;" + "".join(f"А{n + 1} = А{n};" for n in range(MANY)) + f"Х = А{MANY};") == "array"
        )
        chain = "".join(f"Функция Ф{one}() Возврат Ф{one + 1}(); КонецФункции " for one in range(MANY))
        assert value(chain + "Х = Ф0();") == "no constant"
        assert types(chain + "Х = Ф0();") == ""


def test_variables_given_in_the_wrong_order_end():
    """A chain of variables each of which is given its value behind where it is used is followed a few links only."""
    text = "".join(f"А{one} = А{one + 1};" for one in range(MANY)) + f'А{MANY} = "a"; Б = Новый Массив; Х = А0;'

    assert value(text) == "no constant"
    assert types(text) == ""


def test_nesting_stays_within_the_stack():
    """The deepest code that there is, through functions and variables of the module, takes part of the stack."""
    deep = "СокрЛП(" * (MAX_NEST - 1) + "{}" + ")" * (MAX_NEST - 1)
    text = "Перем М, Н;" + "".join(
        f"Функция Ф{one}() А = {deep.format(f'Ф{one + 1}()')}; Возврат {deep.format('А')}; КонецФункции "
        for one in range(9)
    )
    text += f"М = {deep.format('Ф0()')}; Н = {deep.format('М')}; Х = {deep.format('Н')};"

    with few_frames():
        assert value(text) == "no constant"
        assert types(text.replace("СокрЛП(", "?(А, Б, ")) == ""
        assert value("Х = " + "СокрЛП(" * 20 + '"a"' + ")" * 20 + ";") == "a"


def test_answers_do_not_depend_on_what_was_asked_before():
    """Expressions of a module have the same values and types in whatever order they are asked about."""
    text = (
        'Перем М; Функция А() Возврат Б() + "а"; КонецФункции Функция Б() Возврат В() + "б"; КонецФункции '
        'Функция В() Возврат Г() + "в"; КонецФункции Функция Г() Возврат Д() + "г"; КонецФункции '
        'Функция Д() Возврат Е() + "д"; КонецФункции Функция Е() М = "е"; Возврат М; КонецФункции '
        "Х1 = А(); Х2 = Б(); Х3 = В(); Х4 = Г(); Х5 = Д(); Х6 = Е(); Х7 = М;"
    )

    def told(*, turned: bool) -> dict[int, object]:
        found = code(text)
        body = found.module.body[::-1] if turned else found.module.body
        scope = found.scope("")
        return {one.at: (scope.constant(one.value), scope.types(one.value)) for one in body}  # type: ignore[union-attr]

    assert told(turned=False) == told(turned=True)


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_any_text_is_told(text: str):
    """Whatever a text is, its expressions have constants and types, or none, and its calls are listed."""
    found = Code(parse(text), Surroundings("Catalog.А", ModuleKind.OBJECT), {"а": ("б",)})
    for method in ["", *found.symbols.methods]:
        scope = found.scope(method)
        body = found.symbols.methods[method].body if method else found.module.body
        for node in walk(body):
            if isinstance(node, tree.Assign):
                scope.constant(node.value)
                scope.types(node.value)
    assert Program([module_facts(found)]).edges is not None


def test_last_expression_of_a_hostile_module_is_told():
    """Ten thousand functions that all call one another twice are looked into a few levels deep each."""
    text = "".join(
        f"Функция Ф{one}() Возврат Ф{(one * 7 + 1) % 10_000}() + Ф{(one * 3 + 2) % 10_000}(); КонецФункции "
        for one in range(10_000)
    )
    found = code(text + "Х = Ф1();")

    assert found.scope("").constant(last(found)) is None
    assert found.scope("").types(last(found)) == ()
