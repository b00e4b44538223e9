"""The method around a place, told without reading the text."""

import pytest

from onec.bsl.outline import method_at, method_headers
from onec.bsl.parser import parse
from tests.onec.bsl.real import TREES, tree_texts

TEXT = """Перем А;
// Процедура Нет()
&НаКлиенте
Процедура Б()
	Текст = "
	|Процедура Нет()
	|КонецПроцедуры";
КонецПроцедуры // после

 Async Function Ёж(А) Export
EndFunction
В = 1;"""


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("Перем", ""),
        ("Процедура Нет", ""),
        ("&НаКлиенте", ""),
        ("Процедура Б", "Б"),
        ("|Процедура", "Б"),
        ("|КонецПроцедуры", "Б"),
        ("КонецПроцедуры //", "Б"),
        ("// после", ""),
        (" Async", "Ёж"),
        ("EndFunction", "Ёж"),
        ("В = 1", ""),
    ],
)
def test_method_around_a_place_is_named(place: str, name: str):
    """A place in a header, a body or an end is in the method; comments and literals begin and end none."""
    assert method_at(TEXT, TEXT.index(place)) == name


def test_text_that_begins_with_a_method_has_it():
    """A header on the first line is one."""
    assert method_at("Функция А()", 9) == "А"


@pytest.mark.parametrize("tree", ["tools_ui_1c", "yaxunit-extension", "yaxunit-demo"])
def test_real_methods_are_found_as_the_parser_finds_them(tree: str):
    """In real code headers and ends stand at the beginnings of lines."""
    if not (TREES / tree).is_dir():
        pytest.skip(f"no tree {TREES / tree}; OTK_TREES says where trees are")

    for path, text in tree_texts(tree):
        module = parse(text)
        for method in module.methods[:: max(1, len(module.methods) // 20)]:
            for at in (method.at, method.end - 1):
                assert method_at(text, module.tokens.starts[at]).lower() == method.name, path


def test_headers_of_methods_are_named():
    """Headers are found at the beginnings of lines, in both languages; comments and lines of literals are none."""
    text = 'Процедура А()\nКонецПроцедуры\n// Функция Б()\n\tasync Function В() Export\nС = "\n|Процедура Г()";\n'

    assert list(method_headers(text)) == [("А", 10), ("В", text.index("В()"))]
    assert list(method_headers("")) == []
