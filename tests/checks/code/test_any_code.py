"""Code that nobody wrote to be run: examining it never raises, and costs what its size is."""

import sys
from collections import Counter
from collections.abc import Callable
from types import FrameType
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checks.code.bounded import LIMIT_REACHED, MAX_PLACES
from checks.code.examine import examine_code
from checks.code.reached import WORDS
from checks.security import MODULES
from checks.security.analysis_limit_reached import CHOICES
from checks.subject import Subject
from onec.bsl.flow.flow import Cause
from onec.classes import ModuleKind
from onec.model import FileKind
from rules.rule import Text
from tests.build import module, subject
from tests.onec.bsl.pieces import PIECES
from tests.onec.bsl.test_any_text import HOSTILE

T = TypeVar("T")

DANGEROUS = (
    'Соединение = Новый HTTPСоединение("а.ру");\n',
    'Текст = Соединение.Получить(Новый HTTPЗапрос("/")).ПолучитьТелоКакСтроку();\n',
    "Выполнить(Текст);\n",
    'ЗапуститьПриложение("cmd /c " + Текст);\n',
    "УстановитьПривилегированныйРежим(Истина);\n",
    "Процедура А(Б, Знач В = 1) Экспорт\n",
    "Функция Г()\n",
    "КонецПроцедуры\n",
    "Возврат Текст;\nКонецФункции\n",
    "Пока А(Г()) Цикл\n",
    "КонецЦикла;\n",
    'Структура.Вставить("Поле", Текст);\n',
    "Текст = Структура.Поле;\n",
)
KINDS = (ModuleKind.MODULE, ModuleKind.FORM, ModuleKind.OBJECT)
TEXTS = st.lists(
    st.sampled_from(PIECES) | st.sampled_from(DANGEROUS) | st.text(st.characters(), max_size=5), max_size=40
).map("".join)


def attempt(_: str, act: Callable[[], T], /) -> T:
    """Act; a fault fails the test."""
    return act()


def loose(*texts: str, kind: ModuleKind = ModuleKind.MODULE) -> Subject:
    """Return a data processor of some modules."""
    modules = [
        module(text.encode("utf-8", "replace"), owner=f"CommonModule.М{number}", kind=kind, entry=str(number))
        for number, text in enumerate(texts)
    ]
    return subject(*modules, kind=FileKind.DATA_PROCESSOR)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(TEXTS, min_size=1, max_size=3), st.sampled_from([ModuleKind.MODULE, ModuleKind.FORM, ModuleKind.OBJECT])
)
def test_any_code_is_examined(texts: list[str], kind: ModuleKind):
    """Whatever the texts are, findings lie in them."""
    for one in examine_code(loose(*texts, kind=kind), attempt, MODULES):
        text = texts[int(one.location.entry)]
        assert 1 <= (one.location.line or 0) <= text.count("\n") + 1


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_examined_in_linear_time(name: str):
    """Four times the text is at most about four times the calls of functions, ours and those of Python."""
    small = calls(loose(HOSTILE[name](5_000)))
    large = calls(loose(HOSTILE[name](20_000)))

    assert large <= 5 * small + 20_000


def test_places_of_one_rule_are_bounded():
    """A module that has a place of a rule in each word has so many, and a finding that says there are more."""
    found = list(examine_code(loose('"\n' * 2 * MAX_PLACES), attempt, MODULES))

    assert len(found) == MAX_PLACES + 1
    assert [one.rule.name for one in found].count(LIMIT_REACHED) == 1


def test_ends_of_flows_are_bounded():
    """Flows of one rule in a module are so many findings, and one more says that there are more."""
    text = "Функция Пост(Запрос)\nТ = Запрос.ПолучитьТелоКакСтроку();\n" + "Выполнить(Т);\n" * (MAX_PLACES + 9)
    handler = module(f"{text}КонецФункции".encode(), owner="HTTPService.А")

    counts = Counter(one.rule.name for one in examine_code(subject(handler), attempt, MODULES))

    assert max(counts.values()) == MAX_PLACES
    assert counts[LIMIT_REACHED]


def test_methods_not_followed_are_one_finding():
    """A module says once how many of its methods were not followed to the end."""
    body = "".join(f"А{number} = Параметр;\n" for number in range(500)) + "ИначеЕсли У Тогда Параметр = 1;\n" * 500
    body = f"Если У Тогда {body}КонецЕсли;\n"
    text = "".join(f"Процедура Б{one}(Параметр)\n{body}Выполнить(А9);\nКонецПроцедуры\n" for one in range(2))

    found = [one for one in examine_code(loose(text), attempt, MODULES) if one.rule.name == LIMIT_REACHED]

    assert len(found) == 1
    assert found[0].values["limit"] == Text(*(one.format(methods=2) for one in WORDS[Cause.METHOD]))


def test_constants_that_are_not_all_tried_are_told():
    """Sums of variables that may be many things each are tried so often, then the module says so."""
    several = "".join(f'А{number} = "{digit}";\n' for number in range(9) for digit in range(9))
    names = " + ".join(f"А{number}" for number in range(9))
    text = several + f"Х = Новый COMОбъект({names});\n" * 1500

    found = [one for one in examine_code(loose(text), attempt, MODULES) if one.rule.name == LIMIT_REACHED]

    assert [one.values["limit"] for one in found] == [CHOICES]


def calls(of: Subject) -> int:
    """Return how many functions are called to examine a subject."""
    count = 0

    def step(_: FrameType, event: str, __: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(step)
    try:
        for _ in examine_code(of, attempt, MODULES):
            pass
    finally:
        sys.setprofile(before)
    return count
