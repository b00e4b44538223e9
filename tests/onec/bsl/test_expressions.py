"""Expressions and the trees they become."""

from typing import Any

import pytest

from onec.bsl.parser import parse
from tests.onec.bsl.shape import shape


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("1", "1"),
        ("1.50", "1.50"),
        ("2.", "2."),
        ('"а"', '"а"'),
        ('"а" "б"', '"аб"*2'),
        ('"а"\n// и\n"б"\n"в"', '"абв"*3'),
        ('"Выбрать ""А"""', '"Выбрать "А""'),
        ('"а\n|б"', '"а\nб"'),
        ("'20200101'", "'20200101'"),
        ("'2020-01-01 10:00'", "'2020-01-01 10:00'"),
        ("Истина", "true"),
        ("FALSE", "false"),
        ("Неопределено", "undefined"),
        ("Null", "null"),
        ("ИмяСЁ", "имясё"),
        ("Б + В", "(б + в)"),
        ("Б + В - Г + Д", "(б + в - г + д)"),
        ("Б + В * Г", "(б + (в * г))"),
        ("Б * В + Г", "((б * в) + г)"),
        ("Б * В / Г % Д", "(б * в / г % д)"),
        ("Б + В * Г - Д", "(б + (в * г) - д)"),
        ("(Б + В) * 2", "((б + в) * 2)"),
        ("((Б))", "б"),
        ("Б = В", "(б = в)"),
        ("Б + 1 <> В * 2", "((б + 1) <> (в * 2))"),
        ("Б < В И Г >= Д", "((б < в) and (г >= д))"),
        ("Б Или В И Г", "(б or (в and г))"),
        ("Б И В Или Г и Д", "((б and в) or (г and д))"),
        ("Б Or В ИЛИ Г", "(б or в or г)"),
        ("Не Б", "(not б)"),
        ("Не Б = В И Г", "((not (б = в)) and г)"),
        ("Не(Б) Или Not В", "((not б) or (not в))"),
        ("Не Не Б", "(not (not б))"),
        ("Б И Не В + 1 > 2", "(б and (not ((в + 1) > 2)))"),
        ("-1", "(- 1)"),
        ("+Б", "(+ б)"),
        ("-Б.В * 2", "((- б.в) * 2)"),
        ("Б - -1", "(б - (- 1))"),
        ("Ф()", "ф()"),
        ("Ф(1)", "ф(1)"),
        ("Ф(,)", "ф(_, _)"),
        ("Ф(, 1)", "ф(_, 1)"),
        ("Ф(1, , Б)", "ф(1, _, б)"),
        ("Ф(1,)", "ф(1, _)"),
        ("Ф(Г(Д(1)), Б)", "ф(г(д(1)), б)"),
        ("Ф\n(\n1\n)", "ф(1)"),
        ("Б.В", "б.в"),
        ("Б.В.Г", "б.в.г"),
        ("Б.В(1).Г(2)", "б.в(1).г(2)"),
        ("Б[0]", "б[0]"),
        ('Б["В"][Г + 1]', 'б["В"][(г + 1)]'),
        ("Ф(1)[2].Г", "ф(1)[2].г"),
        ("Б.Если.Для.Новый.Экспорт", "б.если.для.новый.экспорт"),
        ("X.Val.To.In", "x.val.to.in"),
        ("Запрос.Выполнить().Выбрать()", "запрос.выполнить().выбрать()"),
        ("Б . // в\n Г", "б.г"),
        ("(Б + В).Г()", "(б + в).г()"),
        ('"а".Б', '"а".б'),
        ("?(Б, 1, 2)", "?(б, 1, 2)"),
        ("? (Б = 1, В, ?(Г, Д, Е))", "?((б = 1), в, ?(г, д, е))"),
        ("?(Б, В, Г).Д[1]", "?(б, в, г).д[1]"),
        ("Новый Массив", "new массив()"),
        ("Новый Массив()", "new массив()"),
        ("Новый Массив(1, 2)", "new массив(1, 2)"),
        ('New Structure("A, B", 1)', 'new structure("A, B", 1)'),
        ('Новый("Массив")', 'new ("Массив")'),
        ('Новый(Тип("Массив"), Параметры)', 'new (тип("Массив"), параметры)'),
        ("Новый Файл(Имя).Существует()", "new файл(имя).существует()"),
        ("Новый Структура().А.Б", "new структура().а.б"),
        ("Новый Массив = Б", "(new массив() = б)"),
        ("Ждать Ф()", "(await ф())"),
        ("Await Б.В(1)", "(await б.в(1))"),
        ("Ждать(1)", "ждать(1)"),
        ("Ждать + 1", "(ждать + 1)"),
        ("Каждого + Асинх", "(каждого + асинх)"),
        ("Б If", None),
        ('Вычислить("1") + eval("2")', '(вычислить("1") + eval("2"))'),
        ('Справочники.Товары.НайтиПоКоду("1").Ссылка', 'справочники.товары.найтипокоду("1").ссылка'),
        ("Б\u00a0+\u00a0В", "(б + в)"),
        ("Їжак + Señor", "(їжак + señor)"),
        ("Если", None),
        ("", None),
        ("Б.", None),
        ("Б..В", None),
        ("Б[1", None),
        ("Б[]", None),
        ("(Б", None),
        ("Ф(1", None),
        ("Ф(1 2)", None),
        ("?(Б, 1)", None),
        ("?(Б,, 2)", None),
        ("Новый", None),
        ("Б + ", None),
        ("* Б", None),
        ("Не", None),
        ("? Б", None),
    ],
)
def test_expression_becomes_tree(text: str, tree: str | None):
    """Ranks, chains and arguments stand in the tree as the language has them; None is no expression."""
    module = parse(f"А = {text};")

    if tree is None:
        assert module.unparsed
    else:
        assert not module.unparsed
        assert shape(module) == f"а := {tree};"


def test_long_chains_are_flat():
    """A hundred thousand operands are one node, and so are a hundred thousand steps."""
    sums = parse("А = " + " + ".join(["Б"] * 100_000) + ";")
    steps = parse("А = Б" + ".В" * 100_000 + ";")
    calls = parse("Б" + ".В()" * 100_000 + ";")

    assert not sums.unparsed
    assert not steps.unparsed
    assert not calls.unparsed


def test_places_are_those_of_the_text():
    """The token of a node gives its line and column, and its spelling."""
    module = parse('А = 1;\n  Б.ВызОв("х",\n    ИмЯ);')

    call: Any = module.body[1]
    assert module.place(call.at) == (2, 3)
    assert module.tokens.spelling(call.at) == "Б"
    [step] = call.call.steps
    assert module.place(step.at) == (2, 5)
    assert module.tokens.spelling(step.at) == "ВызОв"
    assert [module.place(one.at) for one in step.arguments] == [(2, 11), (3, 5)]
