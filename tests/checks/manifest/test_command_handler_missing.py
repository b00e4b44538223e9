"""A command has no method that the library could call."""

import pytest

from checks.manifest import command_handler_missing
from onec.classes import ModuleKind
from onec.manifest import Category
from onec.model import ExternalParts, FileKind
from onec.self_description import SelfDescription, Use
from tests.build_papers import described, found, manifest, papers, row

SERVER = described([row(line=12)], kind=Category.DATA_PROCESSOR, library_version="3.1.9.1")
CLIENT = described([row(use=Use.CLIENT_CALL, line=12)], kind=Category.DATA_PROCESSOR)
FORM = ExternalParts(default_form="Форма")

RUSSIAN = "Процедура ВыполнитьКоманду(Ид, Параметры) Экспорт КонецПроцедуры"
ENGLISH = "Procedure ExecuteCommand(ID, Parameters) Export EndProcedure"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Процедура Печать(А, Б) Экспорт КонецПроцедуры",
        "Procedure Execute(A, B) Export EndProcedure",
        f"// {RUSSIAN}",
    ],
)
def test_no_method(text: str):
    """A command without its method is a finding at its row: a method of another name, or in a comment, is none."""
    assert found(command_handler_missing, papers(code=SERVER, object_module=text)) == [12]


@pytest.mark.parametrize("text", [RUSSIAN, ENGLISH, "Процедура ВЫПОЛНИТЬкоманду() КонецПроцедуры"])
def test_method(text: str):
    """A method in either language is there; whether it can be called another rule tells."""
    assert found(command_handler_missing, papers(code=SERVER, object_module=text)) == []


@pytest.mark.parametrize(("text", "lines"), [("", [12]), ("&НаКлиенте " + RUSSIAN, []), ("&AtClient " + ENGLISH, [])])
def test_method_of_the_form(text: str, lines: list[int]):
    """What the client calls stands in the main form."""
    given = papers(code=CLIENT, object_module=RUSSIAN, forms={"Форма": text}, parts=FORM)

    assert found(command_handler_missing, given) == lines


def test_form_without_a_module():
    """A form without a module has no methods."""
    assert found(command_handler_missing, papers(code=CLIENT, forms={"Форма": None}, parts=FORM)) == [12]


def test_method_of_another_form():
    """A method in a form that is not the main one is never called."""
    forms = {"Форма": "", "Другая": "&НаКлиенте " + RUSSIAN}

    assert found(command_handler_missing, papers(code=CLIENT, forms=forms, parts=FORM)) == [12]
    other = ExternalParts(default_form="Другая")
    assert found(command_handler_missing, papers(code=CLIENT, forms=forms, parts=other)) == []


@pytest.mark.parametrize("ordinary", ["Форма", "Другая"])
def test_managed_one_of_two_forms(ordinary: str):
    """Of two main forms the managed one opens, be it the default one or the auxiliary one."""
    forms = {name: "" if name == ordinary else "&НаКлиенте " + RUSSIAN for name in ("Форма", "Другая")}
    parts = ExternalParts("Форма", "Другая")

    assert found(command_handler_missing, papers(code=CLIENT, forms=forms, ordinary=[ordinary], parts=parts)) == []


def test_print_form():
    """A print form prints."""
    code = described([row(line=12)], kind=Category.PRINT_FORM)

    assert found(command_handler_missing, papers(code=code, object_module=RUSSIAN)) == [12]
    for text in ("Процедура Печать(А, Б) Экспорт КонецПроцедуры", "Procedure Print(A, B) Export EndProcedure"):
        assert found(command_handler_missing, papers(code=code, object_module=text)) == []


def test_one_finding_of_a_handler():
    """Several commands without one method are one fault, at the first of them."""
    for kind in (Category.DATA_PROCESSOR, Category.PRINT_FORM):
        code = described([row("А", 12), row("Б", 13, modifier="ПечатьMXL")], kind=kind)
        assert found(command_handler_missing, papers(code=code)) == [12]


@pytest.mark.parametrize("use", [Use.SAFE_MODE, Use.FORM_FILL])
def test_other_ways_of_the_server(use: Use):
    """A scenario of safe mode and the filling of a form run on the server too."""
    code = described([row(use=use, line=12)], kind=Category.OBJECT_FILLING)

    assert found(command_handler_missing, papers(code=code)) == [12]
    assert found(command_handler_missing, papers(code=code, object_module=RUSSIAN)) == []


@pytest.mark.parametrize(
    "code",
    [
        None,
        described(kind=Category.DATA_PROCESSOR),
        described([row(use=Use.FORM_OPEN)], kind=Category.DATA_PROCESSOR),
        described([row(use=Use.IMPORT)], kind=Category.DATA_PROCESSOR),
        described([row(use=Use.FORM_FILL)], kind=Category.REPORT),
        described([row(use=None)], kind=Category.DATA_PROCESSOR),
        described([row()], kind=Category.MESSAGE_TEMPLATE),
        described([row()], kind=None),
        CLIENT,
    ],
)
def test_no_handler_needed(code: SelfDescription | None):
    """Nothing is missing where nothing is called, or where it is not known what."""
    assert found(command_handler_missing, papers(code=code)) == []


def test_message_template():
    """The library runs no commands of message templates, neither on the server nor in a form."""
    code = described([row(use=Use.CLIENT_CALL), row(use=Use.SERVER_CALL)], kind=Category.MESSAGE_TEMPLATE)

    assert found(command_handler_missing, papers(code=code, forms={"Форма": ""}, parts=FORM)) == []


def test_kind_of_the_manifest():
    """The manifest tells the kind where the code does not."""
    given = papers(manifest(category=Category.DATA_PROCESSOR), described([row(line=12)], kind=None))

    assert found(command_handler_missing, given) == [12]


def test_code_that_was_not_read():
    """A method may stand in what was not understood, or in a module that cannot be read."""
    broken = "Если Тогда ) Процедура"

    assert found(command_handler_missing, papers(code=SERVER, object_module=broken)) == []
    closed = papers(code=SERVER, object_module="")
    closed._codes[closed.content.objects[0].full_name, ModuleKind.OBJECT] = None  # type: ignore[union-attr]  # noqa: SLF001 (as of a module that is too large)
    assert found(command_handler_missing, closed) == []


def test_report():
    """A report is no different."""
    code = described([row(line=12)], kind=Category.REPORT)

    assert found(command_handler_missing, papers(code=code, kind=FileKind.REPORT)) == [12]
    assert found(command_handler_missing, papers(code=code, kind=FileKind.REPORT, object_module=RUSSIAN)) == []
    assert found(command_handler_missing, papers(code=code, kind=FileKind.EXTENSION)) == []
