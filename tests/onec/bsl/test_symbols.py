"""Names of a module: who is declared, who is called, by whom."""

import pytest

from onec.bsl.parser import parse
from onec.bsl.symbols import LONG_RECEIVER, Symbols, calls_by_method, symbols
from onec.bsl.tree import Name
from onec.bsl.walk import walk


def found(text: str) -> Symbols:
    """Return the symbols of a text."""
    return symbols(parse(text))


@pytest.mark.parametrize(
    ("text", "calls"),
    [
        ("Ф(1, , 2);", ["global ф/3"]),
        ("А.Ф();", ["member а.ф/0"]),
        ("А = Б.В.Ф(1).Г().Д;", ["member б.в.ф/1", "member б.в.ф().г/0"]),
        ("А[1].Ф();", ["member а[].ф/0"]),
        ('("а" + Б).Ф();', ["member (…).ф/0"]),
        ("Б = (А + Г).Ф();", ["member (…).ф/0"]),
        ("Г(1).Ф(2);", ["global г/1", "member г().ф/1"]),
        ("А = Новый Массив(1, 2);", ["new массив/2"]),
        ("А = Новый(Т);", ["new /1"]),
        ("А = Новый Х(1).Ф();", ["new х/1", "member new х().ф/0"]),
        ("Если Ф() Тогда Пока Г() Цикл Д(); КонецЦикла; КонецЕсли;", ["global ф/0", "global г/0", "global д/0"]),
        ("Ф(Г(Д(1)), Е[Ж()]);", ["global ф/2", "global г/1", "global д/1", "global ж/0"]),
        ("Попытка Ф(); Исключение Г(); КонецПопытки;", ["global ф/0", "global г/0"]),
        ("ВызватьИсключение(Ф(), Г());", ["global ф/0", "global г/0"]),
        ("Выполнить(Ф());", ["global ф/0"]),
        ("Для Каждого А Из Ф() Цикл КонецЦикла;", ["global ф/0"]),
        ("Для А = Ф() По Г() Цикл КонецЦикла;", ["global ф/0", "global г/0"]),
        ("А = ?(Ф(), Г(), Д());", ["global ф/0", "global г/0", "global д/0"]),
        ("А = Не -Ф() + Ждать Г();", ["global ф/0", "global г/0"]),
        ("Ф(1\n#Если Сервер Тогда\n, Г()\n#КонецЕсли\n);", ["global ф/2", "global г/0"]),
        ("#Если Сервер Тогда\nФ();\n#Иначе\nГ();\n#КонецЕсли", ["global ф/0", "global г/0"]),
        ('Ф("Г()"); // Д()', ["global ф/1"]),
    ],
)
def test_calls_are_found(text: str, calls: list[str]):
    """Every call is there once, in the order of the text, with what stands before its dot."""
    names = [f"{one.kind} {one.receiver + '.' if one.kind == 'member' else ''}{one.name}/{one.arguments}"
             for one in found(text).calls]  # fmt: skip

    assert names == calls


def test_own_methods_are_told_from_global_ones():
    """A call of a method of the module is local, wherever the method stands; the graph has the local ones."""
    names = found("Процедура А() Б(); Сообщить(1); КонецПроцедуры Процедура Б() А(); В.А(); КонецПроцедуры б();")

    assert [(one.kind, one.name, one.method) for one in names.calls] == [
        ("local", "б", "а"),
        ("global", "сообщить", "а"),
        ("local", "а", "б"),
        ("member", "а", "б"),
        ("local", "б", ""),
    ]
    assert calls_by_method(names) == {"а": {"б"}, "б": {"а"}, "": {"б"}}


def test_variables_are_told_from_parameters():
    """Locals are what is declared or assigned, without parameters and the module's variables."""
    names = found(
        "Перем М, Н;\n"
        "Процедура А(П, Знач Р) Перем Л, Н; П = 1; М = 2; К = 3; Н = 4; О.Х = 5;\n"
        "Для С = 1 По 2 Цикл Для Каждого Э Из О Цикл КонецЦикла; КонецЦикла; КонецПроцедуры\nМ = 1; В = 2;"
    )

    assert names.variables == {"м", "н"}
    assert [(one.name, one.by_value) for one in names.methods["а"].parameters] == [("п", False), ("р", True)]
    assert names.locals == {"а": {"л", "н", "к", "с", "э"}, "": {"в"}}


def test_place_of_call_is_that_of_its_name():
    """Line and column of a member call are those of the name after the dot."""
    module = parse("А\n  .Б()\n  .В(Новый Г);")

    assert [module.place(one.at) for one in symbols(module).calls] == [(2, 4), (3, 4), (3, 6)]


def test_walk_goes_in_the_order_of_the_text():
    """All nodes are visited, each before its parts."""
    module = parse("А = Б + В[Г].Д(Е, , Ж); Если З Тогда Ы(К); Иначе Л = М; КонецЕсли;")

    names = [node.name for node in walk(module.body) if isinstance(node, Name)]

    assert names == list("абвгежзклм")


def test_receiver_of_a_hostile_chain_is_not_written_out():
    """A hundred thousand steps cost as much each as ten do."""
    calls = found("А" + ".Б()" * 100_000 + ";").calls

    assert len(calls) == 100_000
    assert calls[2].receiver == "а.б().б()"
    assert calls[-1].receiver == LONG_RECEIVER
