"""Requests of authors to leave code unchecked."""

import time

import pytest

from onec.bsl.requests import MAX_COMMENT_CHARACTERS, Request, RequestTool, find_requests
from tests.onec.bsl.real import TREES, tree_texts

OTK, BSLLS, EDT = RequestTool.OTK, RequestTool.BSLLS, RequestTool.EDT


def told(text: str) -> list[tuple[str, str, int, int]]:
    """Return tool, check and lines of the requests of a text."""
    return [(one.tool, one.check, one.first, one.last) for one in find_requests(text)]


def test_comment_alone_covers_the_next_statement():
    """It begins where the comment stands and ends with the statement, however many lines that takes."""
    text = "А = 1;\n// otk: ignore NET-001 адрес задаёт клиент\n\n// другое\nБ = Новый\n  В(1);\nГ = 2;\n"

    assert find_requests(text) == (Request(OTK, "net-001", 2, 6, 2, "// otk: ignore NET-001 адрес задаёт клиент"),)


def test_comment_behind_code_covers_its_statement():
    """A statement of several lines is covered from its beginning, and to its end where the comment cuts it."""
    assert told("А = 1;\nБ = В(1,\n  2); // otk: ignore net-001\nГ = 3;") == [(OTK, "net-001", 2, 3)]
    assert told("А = 1;\nБ = В(1, // otk: ignore net-001\n  2);\nГ = 3;") == [(OTK, "net-001", 2, 3)]


def test_header_of_a_block_is_a_statement():
    """A comment above `Если` is about the condition, one behind it too; the body is not covered."""
    assert told("// otk: ignore os-001\nЕсли А Тогда\n Б();\nКонецЕсли;") == [(OTK, "os-001", 1, 2)]
    assert told("Пока А Цикл // otk: ignore os-001\n Б();\nКонецЦикла;") == [(OTK, "os-001", 1, 1)]


def test_several_rules_are_requests_each():
    """Names and codes are divided by commas; the reason comes behind a space."""
    text = "// otk: ignore OS-001, program-started согласовано\nА();"

    assert told(text) == [(OTK, "os-001", 1, 2), (OTK, "program-started", 1, 2)]


@pytest.mark.parametrize(
    "text",
    [
        "А();",
        "// otk: игнорировать NET-001",
        "// otk: ignore",
        "// otk ignore NET-001",
        "// см. otk: ignore NET-001",
        'А = "// otk: ignore NET-001";',
        'А = "текст\n// otk: ignore NET-001\n|далее";',
        "// BSLLS:Ключ",
        "// BSLLS-on",
        "// @skip-checks а",
        "// @skip-check",
    ],
)
def test_other_text_is_no_request(text: str):
    """Literals, lines of comments within them and comments of another form ask for nothing."""
    assert told(text) == []


def test_deleted_comment_is_no_code_around_it():
    """A comment at the end of a text covers itself."""
    assert told("А();\n// otk: ignore os-001") == [(OTK, "os-001", 2, 2)]


def test_edt_comment_before_a_method_covers_it():
    """It stands at a semantic element; a method's ends with the method, a statement's with the statement."""
    method = "//@skip-check using-isinrole\n&НаСервере\nПроцедура А()\n Б();\nКонецПроцедуры\nВ();"

    assert told(method) == [(EDT, "using-isinrole", 1, 5)]
    assert told("// @skip-check a-b, c-d - причина\nА();\nБ();") == [(EDT, "a-b", 1, 2), (EDT, "c-d", 1, 2)]
    assert told("А(); //@skip-warning\nБ();") == [(EDT, "", 1, 1)]


def test_ours_before_a_method_covers_its_header():
    """The body is another place."""
    text = '// otk: ignore priv-003\n&НаСервере\n&Вместо("Г")\nПроцедура А(В,\n Г) Экспорт\n Б();\nКонецПроцедуры'

    assert told(text) == [(OTK, "priv-003", 1, 5)]


def test_switched_off_covers_all_up_to_the_switch():
    """Each key ends with its own switch, the one for all with its own, and what nobody switches on with the text."""
    text = "// BSLLS-выкл\nА();\n// BSLLS:MagicNumber-off\nБ();\n// bslls-ВКЛ\nВ();\n// BSLLS:LineLength-on\nГ();"

    assert told(text) == [(BSLLS, "", 1, 5), (BSLLS, "magicnumber", 3, 8)]


def test_switch_behind_code_covers_its_line():
    """It switches nothing off for good."""
    assert told("А(); // BSLLS:LineLength-off\nБ();\nВ(); // BSLLS:LineLength-on") == [(BSLLS, "linelength", 1, 1)]


def test_long_comment_is_cut():
    """What a report shows is bounded, whatever the module has."""
    [one] = find_requests(f"// otk: ignore os-001 {'я' * 10_000}")

    assert len(one.comment) == MAX_COMMENT_CHARACTERS


@pytest.mark.parametrize(
    "text",
    [
        "// otk: ignore os-001\n" * 50_000,
        "А + // otk: ignore os-001\n" * 50_000,
        "// BSLLS:Key-off\n// BSLLS:Key-on\n" * 25_000,
        "// otk: ignore " + "a," * 500_000,
        "//" * 500_000 + "otk: ignore",
        "//@skip-check a\n&А\n" * 50_000,
    ],
    ids=["lines", "one statement", "switches", "one list", "slashes", "annotations"],
)
def test_any_text_takes_linear_time(text: str):
    """A megabyte of requests takes a second at most; the limit allows for a slow machine."""
    begun = time.process_time()
    find_requests(text)

    assert time.process_time() - begun < 5


@pytest.mark.parametrize(("tree", "least"), [("yaxunit-extension", 100), ("tools_ui_1c", 100)])
def test_real_requests_are_found(tree: str, least: int):
    """Real code has many; each covers at least its own line."""
    if not (TREES / tree).is_dir():
        pytest.skip(f"no tree {TREES / tree}; OTK_TREES says where trees are")

    found = [one for _, text in tree_texts(tree) for one in find_requests(text)]

    assert len(found) >= least
    assert all(one.first <= one.line <= one.last for one in found)
