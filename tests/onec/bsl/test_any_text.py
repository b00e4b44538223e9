"""Texts that nobody wrote as code: parsing never raises, takes linear time, and tells where it lost the thread."""

import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onec.bsl.cursor import Cursor
from onec.bsl.lexer import lex
from onec.bsl.module import Module
from onec.bsl.parser import parse
from tests.onec.bsl.pieces import PIECES

HANG_SECONDS = 30
"""Far from what any of them takes (about a second); a quadratic one would take hours."""

HOSTILE: dict[str, Callable[[int], str]] = {
    "open brackets": lambda size: "А = " + "(" * size,
    "closed brackets": lambda size: ")" * size,
    "open calls": lambda size: "Ф(" * (size // 2),
    "open calls in statements": lambda size: ("Ф(" * 150 + ";") * (size // 301),
    "indexes": lambda size: "А[" * (size // 2),
    "strings": lambda size: '"\n' * (size // 2),
    "quotes": lambda size: '"' * size,
    "strings with bars": lambda size: '"' + "\n|" * (size // 2),
    "strings and comments": lambda size: '"\n//' * (size // 4),
    "strings and directives": lambda size: '"\n#Иначе ' * (size // 9),
    "directives": lambda size: "#\n" * (size // 2),
    "open conditions": lambda size: "#Если Сервер Тогда\n" * (size // 19),
    "conditions without end of line": lambda size: "#Если " + "Сервер ( " * (size // 9),
    "conditions in expressions": lambda size: (
        "А = (\n#Если Клиент Тогда\n1\n#Иначе\n2\n#КонецЕсли\n);\n" * (size // 55)
    ),
    "conditions in conditions": lambda size: (
        "#Если Клиент Тогда\nА = (\n" * (size // 60) + "\n#Иначе\n1\n#КонецЕсли\n" * (size // 60)
    ),
    "headers in conditions": lambda size: "#Если Клиент Тогда\nПроцедура А()\n#Иначе\nПроцедура Б(\n" * (size // 60),
    "deletions": lambda size: "#Удаление\n" * (size // 10),
    "methods without end": lambda size: "Процедура А(Б" * (size // 13),
    "blocks without end": lambda size: "Если А Тогда Пока Б Цикл Попытка " * (size // 33),
    "ends without block": lambda size: "КонецЕсли КонецЦикла КонецПопытки Иначе " * (size // 40),
    "blocks in blocks": lambda size: "Если А Тогда " * (size // 24) + "КонецЕсли;" * (size // 24),
    "annotations": lambda size: "&А(&Б" * (size // 5),
    "one line": lambda size: "А.Б(В)[1] + " * (size // 12),
    "signs": lambda size: "А = " + "-" * size,
    "junk": lambda size: "$\0\u202e@\ud800|\\" * (size // 7),
    "spaces and marks": lambda size: "\u00a0\ufeff\r" * (size // 3),
    "numbers": lambda size: "1.2.3." * (size // 6),
    "labels": lambda size: "~А" * (size // 2),
    "loops": lambda size: "Для Для Каждого " * (size // 16),
}


@given(st.lists(st.sampled_from(PIECES) | st.text(st.characters(), max_size=5), max_size=60).map("".join))
def test_any_text_is_parsed(text: str):
    """Whatever the text, there is a tree; what is listed lies in the text, in order."""
    module = parse(text)

    assert list(module.unparsed) == sorted(module.unparsed)
    assert all(0 <= one.start < one.end <= len(text) for one in module.unparsed)
    assert all(module.place(method.at) <= module.place(method.end - 1) for method in module.methods)
    assert len(module.tokens.kinds) == len(module.tokens.words) == len(module.tokens.starts)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_read_in_linear_time(name: str, monkeypatch: pytest.MonkeyPatch):
    """Four times the text is at most about four times the steps; 300 kB to 1.2 MB."""
    small, steps = counted(HOSTILE[name](75_000), monkeypatch)
    large, more = counted(HOSTILE[name](300_000), monkeypatch)

    assert more <= 5 * steps + 1000
    assert len(large.tokens.words) <= 5 * len(small.tokens.words) + 1000


@pytest.mark.parametrize("name", HOSTILE)
def test_large_hostile_text_does_not_hang(name: str):
    """A text of a million characters, up to 4 MB, ends."""
    start = time.monotonic()

    module = parse(HOSTILE[name](1_000_000))

    assert time.monotonic() - start < HANG_SECONDS
    assert len(module.unparsed) <= 3_000_000


@pytest.mark.parametrize("size", [4_000_000])
def test_line_of_four_million_characters_is_one_line(size: int):
    """A long line has columns, not a limit."""
    tokens = lex("А" * size + " Б")

    assert tokens.position(tokens.starts[1]) == (1, size + 2)


def counted(text: str, monkeypatch: pytest.MonkeyPatch) -> tuple[Module, int]:
    """Return the tree of a text, and how many tokens were looked at on the way to places where reading goes on."""
    steps = 0
    find = Cursor._find  # noqa: SLF001 (the steps are what is counted)

    def counting(self: Cursor, pattern: object, start: int) -> int:
        nonlocal steps
        found = find(self, pattern, start)  # type: ignore[arg-type]  # handed on
        steps += found - start + 1
        return found

    with monkeypatch.context() as patch:
        patch.setattr(Cursor, "_find", counting)
        module = parse(text)
    return module, steps
