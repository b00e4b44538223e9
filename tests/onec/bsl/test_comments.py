"""Comments between the tokens of a module that was read already."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onec.bsl import kinds as k
from onec.bsl.comments import comments_at
from onec.bsl.lexer import find_all, lex
from onec.bsl.parser import parse
from tests.onec.bsl.pieces import PIECES

TEXT = """А = "// не комментарий"; // первый
#Удаление
// удалено
#КонецУдаления
// второй
Б();"""


def at(text: str, *parts: str) -> list[str]:
    """Return the comments at the first place of some words of a text."""
    return [comment for _, comment in comments_at(parse(text).tokens, sorted(map(text.index, parts)))]


def test_comments_beside_one_another_come_together():
    """What lies between two tokens is read once."""
    assert at(TEXT, "первый", "второй") == ["// первый", "// второй"]


@pytest.mark.parametrize("part", ["не комментарий", "А =", "Б();"])
def test_code_has_no_comment(part: str):
    """Neither within a literal nor at a token is one."""
    assert at(TEXT, part) == []


def test_deleted_comment_is_none():
    """What stands between `#Удаление` and `#КонецУдаления` does not run, nor speaks."""
    assert "// удалено" not in at(TEXT, "удалено")


@given(st.lists(st.sampled_from([*PIECES, "// а\n", "А();\n", '"', "#Удаление\n"]), max_size=30).map("".join))
def test_all_comments_are_found(text: str):
    """Asked at all strokes of any text, it tells the comments that reading all of it tells."""
    tokens = lex(text)
    expected = [(tokens.starts[at], tokens.spelling(at)) for at, kind in enumerate(tokens.kinds) if kind == k.COMMENT]

    assert list(comments_at(parse(text).tokens, find_all(text, "//"))) == expected
