"""The method for a command cannot be called as the library calls it."""

from typing import Any

import pytest

from checks.manifest import command_handler_unfit
from onec.manifest import Category
from onec.model import ExternalParts
from onec.self_description import Use
from tests.build_papers import described, found, gap, papers, row

FORM = ExternalParts(default_form="Форма")
NEW, OLD = "3.1.9.1", "1.2.1.3"


def method(count: int, name: str = "ВыполнитьКоманду", optional: int = 0) -> str:
    """Return an exported procedure in line 2 with so many parameters, the last of them optional."""
    names = [f"П{number}" + (" = Неопределено" if number >= count - optional else "") for number in range(count)]
    return f"\nПроцедура {name}({', '.join(names)}) Экспорт\nКонецПроцедуры"


def fitting(kind: Category, version: str | None = NEW, **columns: Any) -> list[int]:  # noqa: ANN401 (values of columns)
    """Return with how many parameters a method of the object can be called."""
    code = described([row(**columns)], kind=kind, library_version=version)
    name = "Печать" if kind is Category.PRINT_FORM else "ВыполнитьКоманду"
    return [
        count
        for count in range(6)
        if not found(command_handler_unfit, papers(code=code, object_module=method(count, name)))
    ]


@pytest.mark.parametrize(
    ("kind", "new", "old"),
    [
        (Category.DATA_PROCESSOR, 2, 1),
        (Category.REPORT, 2, 1),
        (Category.OBJECT_FILLING, 3, 2),
        (Category.CONTEXT_REPORT, 3, 2),
        (Category.LINKED_OBJECTS, 4, 3),
    ],
)
def test_values_of_each_kind(kind: Category, new: int, old: int):
    """Each kind is given its own values; those of an old version of the library lack the parameters of the run."""
    assert fitting(kind) == [new]
    assert fitting(kind, "1.2.1.4") == [new]
    assert fitting(kind, OLD) == [old]
    assert fitting(kind, "") == [old]
    assert fitting(kind, None) == [old, new]


def test_values_of_a_print_form():
    """Printing by the library's means gives four values, printing of one's own two or three."""
    assert fitting(Category.PRINT_FORM, modifier="ПечатьMXL") == [4]
    assert fitting(Category.PRINT_FORM, modifier="PrintMXL") == [4]
    assert fitting(Category.PRINT_FORM) == [3, 4]
    assert fitting(Category.PRINT_FORM, OLD) == [2, 4]


def test_filling_of_a_form():
    """It is given what any filling is."""
    assert fitting(Category.OBJECT_FILLING, use=Use.FORM_FILL) == [3]


def test_version_that_may_be_set_unseen():
    """Where a version may have been set, both ways fit."""
    code = described([row()], kind=Category.REPORT, gaps=(gap(),))

    for count in (1, 2):
        assert found(command_handler_unfit, papers(code=code, object_module=method(count))) == []


def test_optional_parameters():
    """A parameter with a default need not be given."""
    code = described([row()], kind=Category.REPORT, library_version=NEW)

    assert found(command_handler_unfit, papers(code=code, object_module=method(4, optional=2))) == []
    assert found(command_handler_unfit, papers(code=code, object_module=method(4, optional=1))) == [2]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("\nПроцедура ВыполнитьКоманду(А, Б)\nКонецПроцедуры", [2]),
        ("\nProcedure ExecuteCommand(A, B)\nEndProcedure", [2]),
        ("\nПроцедура ВыполнитьКоманду(А, Б)\n\tЭкспорт\nКонецПроцедуры", []),
        ("\nFunction ExecuteCommand(A, B) Export\nEndFunction", []),
    ],
)
def test_export(text: str, lines: list[int]):
    """A method that is not exported is a finding at its name."""
    code = described([row()], kind=Category.REPORT, library_version=NEW)

    assert found(command_handler_unfit, papers(code=code, object_module=text)) == lines


@pytest.mark.parametrize(
    ("directive", "lines"),
    [
        ("&НаКлиенте", []),
        ("&AtClient", []),
        ("&НаКлиентеНаСервереБезКонтекста", []),
        ("&НаСервере", [3]),
        ("&AtServer", [3]),
        ("&НаСервереБезКонтекста", [3]),
        ("", [3]),
    ],
)
def test_directive(directive: str, lines: list[int]):
    """What the client calls is the client's; without a directive a method of a form is the server's."""
    code = described([row(use=Use.CLIENT_CALL)], kind=Category.REPORT)
    forms = {"Форма": directive + "\n" + method(1)}

    assert found(command_handler_unfit, papers(code=code, forms=forms, parts=FORM)) == lines


@pytest.mark.parametrize(
    ("kind", "count", "name"),
    [
        (Category.REPORT, 1, "ВыполнитьКоманду"),
        (Category.DATA_PROCESSOR, 1, "ExecuteCommand"),
        (Category.OBJECT_FILLING, 2, "ВыполнитьКоманду"),
        (Category.CONTEXT_REPORT, 2, "ВыполнитьКоманду"),
        (Category.PRINT_FORM, 2, "Печать"),
        (Category.LINKED_OBJECTS, 3, "ВыполнитьКоманду"),
    ],
)
def test_values_on_the_client(kind: Category, count: int, name: str):
    """On the client no parameters of the run are given."""
    code = described([row(use=Use.CLIENT_CALL)], kind=kind, library_version=NEW)

    for taken in range(5):
        forms = {"Форма": "&НаКлиенте" + method(taken, name)}
        lines = found(command_handler_unfit, papers(code=code, forms=forms, parts=FORM))
        assert lines == ([] if taken == count else [2])


def test_branches_of_the_preprocessor():
    """Where a module has a method several times, it is enough that one fits."""
    code = described([row()], kind=Category.REPORT, library_version=NEW)
    text = f"#Если Сервер Тогда{method(2)}\n#Иначе{method(1)}\n#КонецЕсли"

    assert found(command_handler_unfit, papers(code=code, object_module=text)) == []


def test_one_finding_of_a_handler():
    """One method for several commands is one fault."""
    code = described([row("А"), row("Б")], kind=Category.REPORT)

    assert found(command_handler_unfit, papers(code=code, object_module=method(5))) == [2]


def test_missing_handler():
    """A method that is not there is another rule's."""
    assert found(command_handler_unfit, papers(code=described([row()], kind=Category.REPORT))) == []
