"""Nodes in which some words stand, without a walk over what surrounds them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onec.bsl import tree
from onec.bsl.code import Code
from onec.bsl.holding import nodes_with
from onec.bsl.parser import parse
from onec.bsl.seek import parts_with
from onec.bsl.walk import walk_parts
from tests.onec.bsl.pieces import PIECES

WORDS = frozenset({"ф"})


def calls(text: str) -> list[tuple[str, int]]:
    """Return the calls of `Ф` with their methods, found where the word stands."""
    code = Code(parse(text))
    return [(part.name, node.at) for part, node in nodes_with(code, WORDS) if is_call(node)]


def all_calls(text: str) -> list[tuple[str, int]]:
    """Return the same, found by a walk over everything."""
    code = Code(parse(text))
    return [(part.name, node.at) for part in parts_with(code, WORDS) for node in walk_parts(part.body) if is_call(node)]


def is_call(node: object) -> bool:
    """Tell a call of `Ф`."""
    return isinstance(node, tree.Call) and node.name in WORDS


@pytest.mark.parametrize(
    "text",
    [
        "Если Ф() Тогда А = 1; ИначеЕсли Ф() Тогда Ф(); Иначе Ф(Ф()); КонецЕсли;",
        "Для Каждого А Из Ф() Цикл Ф(); Б = Ф() + 1; КонецЦикла;",
        "Для А = Ф() По Ф() Цикл Пока Ф() Цикл Ф(); КонецЦикла; КонецЦикла;",
        "Попытка Возврат Ф(); Исключение ВызватьИсключение Ф(); КонецПопытки;",
        "#Если Сервер Тогда\nФ();\n#Иначе\nА.Б(Ф());\n#КонецЕсли\n~М: Ф();",
    ],
)
def test_call_is_found_wherever_it_stands(text: str):
    """Conditions, collections, bodies of every kind are looked into."""
    text = f"Процедура А()\n{text}\nКонецПроцедуры\nПроцедура Б()\nВ();\nКонецПроцедуры\n{text}"

    assert calls(text) == all_calls(text)
    assert len(calls(text)) == text.count("Ф(")


def test_other_statements_are_not_looked_into():
    """A call that stands elsewhere is left out."""
    code = Code(parse("Процедура А()\nГ();\nЕсли В Тогда\nГ();\nФ(Г());\nКонецЕсли;\nКонецПроцедуры"))

    found = [node.name for _, node in nodes_with(code, WORDS) if isinstance(node, tree.Call)]
    assert found == ["ф", "г"]


@given(
    st.lists(st.sampled_from([*PIECES, "Ф();\n", "Ф(", "Процедура П()\n", "КонецПроцедуры\n"]), max_size=40).map(
        "".join
    )
)
def test_any_text_has_the_same_calls(text: str):
    """Whatever the text is, nothing is found twice and nothing is lost."""
    assert sorted(calls(text)) == sorted(all_calls(text))
