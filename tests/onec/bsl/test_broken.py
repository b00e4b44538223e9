"""Broken texts: what is read all the same, and what is listed."""

import pytest

from onec.bsl.module import Reason
from onec.bsl.parser import parse
from tests.onec.bsl.shape import shape

AFTER = "Процедура После() Экспорт Ф(1); КонецПроцедуры"
AFTER_SHAPE = "proc после() export { do ф(1); }"


@pytest.mark.parametrize(
    ("text", "tree", "unread"),
    [
        ("Процедура А() Б = ; В = 1; КонецПроцедуры", "proc а() { <…>; в := 1; }", ["Б ="]),
        ("Процедура А() Б В; Г(); КонецПроцедуры", "proc а() { <…>; do г(); }", ["Б В"]),
        ("Процедура А() ) ( ; Г(); КонецПроцедуры", "proc а() { <…>; do г(); }", [") ("]),
        ("Процедура А() Б(1; Г(); КонецПроцедуры", "proc а() { <…>; do г(); }", ["Б(1"]),
        ("Процедура А() Если Б( Тогда Г(); КонецЕсли; КонецПроцедуры", "proc а() { if <…> { do г(); } }", ["Б("]),
        ("Процедура А() Если Тогда Г(); КонецЕсли; КонецПроцедуры", "proc а() { if <…> { do г(); } }", ["Тогда"]),
        ("Процедура А() Пока * Цикл Г(); КонецЦикла; КонецПроцедуры", "proc а() { while <…> { do г(); } }", ["*"]),
        ("Процедура А() Если Б Г(); КонецЕсли; КонецПроцедуры", "proc а() { <…>; }", ["Если Б Г()", "КонецЕсли"]),
        ("Процедура А() Если Б Тогда Г(); КонецПроцедуры", "proc а() { if б { do г(); } }", ["Если"]),
        ("Процедура А() Г(); КонецЕсли; Д(); КонецПроцедуры", "proc а() { do г(); do д(); }", ["КонецЕсли"]),
        (
            "Процедура А() Пока Б Цикл Г(); КонецЕсли; Д(); КонецЦикла; КонецПроцедуры",
            "proc а() { while б { do г(); do д(); } }",
            ["КонецЕсли"],
        ),
        (
            "Процедура А() Если Б Тогда Пока В Цикл Г(); КонецЕсли; КонецПроцедуры",
            "proc а() { if б { while в { do г(); } } }",
            ["Пока"],
        ),
        ("Процедура А() Г();", "proc а() { do г(); }", ["Процедура"]),
        ("Процедура А(Б; В) Г(); КонецПроцедуры", "proc а() { <…>; }", ["Процедура А(Б", "В) Г()"]),
        ("Процедура А(1) Экспорт Г(); КонецПроцедуры", "proc а() export { do г(); }", ["Процедура А(1)"]),
        ("Процедура А Г(); КонецПроцедуры", "proc а() { do г(); }", None),
        ("Процедура (А) Г(); КонецПроцедуры", "proc () { do г(); }", ["Процедура (А)"]),
        ("Процедура", "proc () {}", None),
        ("КонецПроцедуры", "", ["КонецПроцедуры"]),
        ("Г(); КонецФункции Д();", "do г(); do д();", ["КонецФункции"]),
        ("&НаСервере", "", None),
        ("&А(\nПроцедура Б() Г(); КонецПроцедуры", "&а proc б() { do г(); }", None),
        ("Перем ;", "", None),
        ("Перем А, ; Г();", "do г();", None),
        ('Процедура А() Б = "в\nГ(); КонецПроцедуры', 'proc а() { б := "в"; do г(); }', ['"в']),
        ("Процедура А() Б = '2020\nГ(); КонецПроцедуры", "proc а() { б := '2020'; do г(); }", ["'2020"]),
        ("Процедура А() Г\0(); Д(\u202e1); КонецПроцедуры", "proc а() { do г(); do д(1); }", ["\0", "\u202e"]),
        ("Процедура А() Б = 1abc; Г(); КонецПроцедуры", "proc а() { б := 1; <…>; do г(); }", ["abc"]),
        ("Процедура А() Попытка Г(); КонецПопытки; КонецПроцедуры", "proc а() { try { do г(); } except {} }", []),
        (
            "Процедура А() Попытка Г(); Исключение Д(); КонецПроцедуры",
            "proc а() { try { do г(); } except { do д(); } }",
            ["Попытка"],
        ),
        ("Процедура А() Для Б Цикл Г(); КонецЦикла; КонецПроцедуры", None, None),
        ("Процедура А() Для Каждого 1 Из Б Цикл Г(); КонецЦикла; КонецПроцедуры", None, None),
        ("Процедура А() Перейти М; Г(); КонецПроцедуры", "proc а() { <…>; do г(); }", ["Перейти М"]),
        ("Процедура А() ~М Г(); КонецПроцедуры", None, ["~М Г()"]),
        ("Процедура А() ДобавитьОбработчик Б; Г(); КонецПроцедуры", "proc а() { <…>; do г(); }", None),
        ("Процедура А() Ф() = 1; Г(); КонецПроцедуры", "proc а() { <…>; do г(); }", ["Ф() = 1"]),
        ("Процедура А() Б.В; Г(); КонецПроцедуры", "proc а() { <…>; do г(); }", ["Б.В"]),
        ("Процедура А() Выполнить = 1; Г(); КонецПроцедуры", "proc а() { <…>; do г(); }", None),
        ('Процедура А() "б"; Г(); КонецПроцедуры', "proc а() { <…>; do г(); }", None),
        ("Процедура А() |б; Г(); КонецПроцедуры", None, None),
    ],
)
def test_broken_method_hides_nothing(text: str, tree: str | None, unread: list[str] | None):
    """What is around a fault is read, the fault is listed, and so is the method after it."""
    alone = parse(text)
    module = parse(f"{text}\n{AFTER}")

    assert AFTER_SHAPE in shape(module)
    if tree is not None:
        assert shape(alone) == tree
    if unread is None:
        assert alone.unparsed
    else:
        assert [text[one.start : one.end] for one in alone.unparsed] == unread


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("А = (1;", Reason.SYNTAX),
        ("А = \0 1;", Reason.CHARACTER),
        ('А = "1', Reason.LITERAL),
        ("#Неведомое", Reason.DIRECTIVE),
        ("Если А Тогда", Reason.END_MISSING),
        ("КонецЦикла", Reason.STRAY),
        ("А = " + "(" * 500 + "1" + ")" * 500 + ";", Reason.DEPTH),
        ("А = " + "Не " * 500 + "Б;", Reason.DEPTH),
        ("А = " + "-" * 500 + "Б;", Reason.DEPTH),
        ("А = " + "Ждать " * 500 + "Б();", Reason.DEPTH),
        ("А = " + "Б[" * 500 + "1" + "]" * 500 + ";", Reason.DEPTH),
        ("А = " + "?(1,2," * 500 + "1" + ")" * 500 + ";", Reason.DEPTH),
    ],
)
def test_reason_is_told(text: str, reason: Reason):
    """Each thing that was not read has its reason."""
    assert [one.reason for one in parse(text).unparsed] == [reason]


def test_annotations_in_annotations_reach_a_limit():
    """The method is read though its annotation is not."""
    module = parse(f"&А({'&А(' * 500}{')' * 501} {AFTER}")

    assert Reason.DEPTH in {one.reason for one in module.unparsed}
    assert shape(module).startswith(AFTER_SHAPE)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("Если А Тогда ", "КонецЕсли; "),
        ("Пока А Цикл ", "КонецЦикла; "),
        ("Для А = 1 По 2 Цикл ", "КонецЦикла; "),
        ("Попытка ", "КонецПопытки; "),
        ("Если А Тогда Иначе ", "КонецЕсли; "),
    ],
)
def test_blocks_in_blocks_reach_a_limit(start: str, end: str):
    """Five hundred blocks in one another are one fault; what follows them is read."""
    module = parse(f"Процедура А() {start * 500}Б(); {end * 500}В(); КонецПроцедуры {AFTER}")

    assert [one.reason for one in module.unparsed] == [Reason.DEPTH]
    assert shape(module).endswith(f"do в(); }} {AFTER_SHAPE}")


def test_fifty_levels_are_no_limit():
    """Nesting that code can have is read."""
    nested = "Если А Тогда " * 50 + "Б = " + "Ф(" * 50 + "1" + ")" * 50 + ";" + "КонецЕсли;" * 50

    assert not parse(f"Процедура А() {nested} КонецПроцедуры").unparsed


@pytest.mark.parametrize(
    "text",
    [
        "А = " + "1 Или 1 И 1 = 1 + 1 * (" * 500,
        "А = " + "Не Б.В[Ф(Новый Г(?(1, 2, " * 500,
        "Если А Тогда Попытка " * 500 + "Б = " + "1 = 1 + 1 * (" * 500,
        "#Если Сервер Тогда Если А Тогда " * 500,
        "&А(" * 500 + "Ф(" * 500,
    ],
)
def test_limit_comes_before_python_s(text: str):
    """A caller who is 500 calls deep himself can parse."""
    assert called(500, text) > 0


def called(depth: int, text: str) -> int:
    """Return the number of faults, counted that many calls deeper."""
    return called(depth - 1, text) if depth else len(parse(text).unparsed)
