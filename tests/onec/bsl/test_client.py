"""On which side code runs."""

import pytest

from onec.bsl.client import runs_on_client
from onec.bsl.code import Surroundings
from onec.classes import ModuleKind
from onec.model import CommonModuleFlags
from tests.onec.bsl.scopes import code

FORM = """
&НаКлиенте
Процедура Клиентская() КонецПроцедуры
&AtServerNoContext
Процедура Серверная() КонецПроцедуры
&НаКлиентеНаСервереБезКонтекста
Процедура Общая() КонецПроцедуры
Процедура Простая() КонецПроцедуры
"""


@pytest.mark.parametrize(
    ("method", "expected"),
    [("клиентская", True), ("серверная", False), ("общая", None), ("простая", False), ("", False)],
)
@pytest.mark.parametrize("kind", [ModuleKind.FORM, ModuleKind.COMMAND])
def test_directive_tells_the_side(kind: ModuleKind, method: str, *, expected: bool | None):
    """In forms and commands the directive decides, and without one it is the server."""
    found = code(FORM, Surroundings("Catalog.А.Form.Б", kind))

    assert runs_on_client(found, method) is expected


def test_side_of_an_ordinary_form_is_not_told():
    """A form module without any directive may belong to an ordinary form, whose code runs on the client."""
    found = code("Процедура А() КонецПроцедуры", Surroundings("Catalog.А.Form.Б", ModuleKind.FORM))

    assert runs_on_client(found, "а") is None


def test_form_that_is_known_tells_the_side():
    """An ordinary form runs on the client; a managed one without directives on the server."""
    ordinary = Surroundings("Catalog.А.Form.Б", ModuleKind.FORM, managed=False)
    managed = Surroundings("Catalog.А.Form.Б", ModuleKind.FORM, managed=True)

    assert runs_on_client(code("Процедура А() КонецПроцедуры", ordinary), "а") is True
    assert runs_on_client(code("Процедура А() КонецПроцедуры", managed), "а") is False


def test_directive_of_a_loose_text_counts():
    """Of a text that nothing else is known about the directive tells the side."""
    found = code(FORM)

    assert [runs_on_client(found, one) for one in ("клиентская", "серверная", "общая", "простая")] == [
        True,
        False,
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("ManagedApplicationModule", True),
        ("OrdinaryApplicationModule", True),
        ("SessionModule", False),
        ("ExternalConnectionModule", False),
        ("ObjectModule", False),
        ("ManagerModule", False),
        ("RecordSetModule", False),
    ],
)
def test_kind_of_module_tells_the_side(name: str, *, expected: bool):
    """Modules of the application run on the client, those of objects and sessions on the server."""
    assert runs_on_client(code("", Surroundings("X.Y", ModuleKind(name))), "") is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("server", False),
        ("server external_connection client_ordinary_application", False),
        ("server client_managed_application", None),
        ("client_managed_application", True),
        ("client_ordinary_application", True),
        ("external_connection", False),
        ("", None),
    ],
)
def test_flags_tell_the_side(words: str, *, expected: bool | None):
    """A common module runs where its flags say; ordinary applications run server modules too."""
    names = ("server", "external_connection", "client_managed_application", "client_ordinary_application")
    chosen = {name: name in words.split() for name in names}
    flags = CommonModuleFlags(**chosen, privileged=False, server_call=False, reuse=0)

    found = code("", Surroundings("CommonModule.А", flags=flags))

    assert runs_on_client(found, "") is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("CommonModule.ОбменКлиент", True),
        ("CommonModule.ОбменКлиентСервер", None),
        ("CommonModule.ОбменВызовСервера", False),
        ("CommonModule.Обмен", None),
        ("HTTPService.Обмен", False),
        ("", None),
    ],
)
def test_name_tells_the_side_where_flags_are_not_known(name: str, *, expected: bool | None):
    """Without flags the name that the standard asks for tells the side."""
    assert runs_on_client(code("", Surroundings(name)), "") is expected
