"""Tests for `checks.security.frequent_idle_handler`: timers of one form, however many there are."""

from collections.abc import Iterator

import pytest

from checks.security.frequent_idle_handler import check_module
from onec.bsl import tree
from onec.bsl.code import Code
from onec.bsl.parser import parse
from onec.bsl.walk import Node, walk_parts

COUNT = 50


def form(last: str) -> str:
    """Return timers for methods each of which calls the next one; the last one does what is told."""
    timers = "".join(f'ПодключитьОбработчикОжидания("М{one}", 1);\n' for one in range(COUNT))
    chain = "".join(f"Процедура М{one}()\nМ{one + 1}();\nКонецПроцедуры\n" for one in range(COUNT))
    return f"Процедура П()\n{timers}КонецПроцедуры\n{chain}Процедура М{COUNT}()\n{last}\nКонецПроцедуры\n"


@pytest.mark.parametrize(("last", "expected"), [("СлужебныйВызовСервера.Дело();", COUNT), ("Дело();", 0)])
def test_methods_are_walked_once(monkeypatch: pytest.MonkeyPatch, last: str, expected: int):
    """Each timer whose handler reaches the server is found, and no method is walked again for the next one."""
    walked: list[int] = []

    def counted(body: tree.Body) -> Iterator[Node]:
        walked.append(1)
        return walk_parts(body)

    monkeypatch.setattr("checks.security.frequent_idle_handler.walk_parts", counted)

    assert len(list(check_module(Code(parse(form(last)))))) == expected
    assert len(walked) <= COUNT + 2
