"""Texts that tried to hide code behind the preprocessor: each name the platform could run is found."""

import pytest

from onec.bsl.parser import parse
from onec.bsl.symbols import symbols

IN_METHOD = "Процедура А()\n{}\nКонецПроцедуры\n"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('Х = Вычислить\n#Если Сервер Тогда\n("зло").Количество();\n#КонецЕсли', "вычислить"),
        ('Х =\n#Если ВебКлиент Тогда\nМой.\n#КонецЕсли\nУдалитьФайлы("*");', "удалитьфайлы"),
        ("Х = З.\n#Вставка\nВыполнить\n#КонецВставки\n();", "выполнить"),
    ],
    ids=["arguments in a branch", "receiver in a branch", "keyword behind a directive"],
)
def test_call_cut_by_a_directive_is_found(text: str, name: str):
    """A call whose parts stand in different branches is a call all the same."""
    found = [(one.name, one.kind.name) for one in symbols(parse(IN_METHOD.format(text))).calls]

    assert name in [called for called, _ in found]


def test_call_with_and_without_its_receiver_is_found_twice():
    """What is a method of an object in one build and a global call in another is both."""
    text = IN_METHOD.format('Х =\n#Если ВебКлиент Тогда\nМой.\n#КонецЕсли\nУдалитьФайлы("*");')

    kinds = {one.kind.name for one in symbols(parse(text)).calls if one.name == "удалитьфайлы"}

    assert kinds == {"GLOBAL", "MEMBER"}


def test_export_in_one_branch_counts():
    """A method exported in one build only is exported."""
    text = "Процедура А()\n#Если Сервер Тогда\n#Иначе\nЭкспорт\n#КонецЕсли\nКонецПроцедуры\n"

    [method] = parse(text).methods

    assert method.exported


def test_condition_behind_await_is_read():
    """What is awaited may be chosen by a condition."""
    module = parse("Асинх Процедура А()\nЖдать ?(Х, Ф1(), Ф2());\nКонецПроцедуры\n")

    assert not module.unparsed
    assert {one.name for one in symbols(module).calls} == {"ф1", "ф2"}
