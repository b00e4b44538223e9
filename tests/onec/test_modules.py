"""Modules in all the shapes the platform writes them, and in those it does not."""

import pytest

from onec.budget import Budget
from onec.classes import ModuleKind
from onec.errors import RefusedError
from onec.faults import Fault
from onec.file import read_file
from onec.forms import form_module
from onec.limits import MAX_BRACKET_DEPTH
from onec.model import Module, ModuleState
from onec.modules import Place, read_module
from tests import build_container as build

TEXT = 'Сообщить("да");\r\n'
COMMON = Place("CommonModule.М", ModuleKind.MODULE)
FORM = Place("CommonForm.Ф", ModuleKind.FORM)


def read(data: bytes, place: Place = COMMON) -> Module:
    """Return the module that an element holds; nothing may be odd about it."""
    module, anomalies = read_module(data, "element", place, Budget())
    assert module is not None
    assert anomalies == ()
    return module


@pytest.mark.parametrize(
    ("data", "place", "entry"),
    [
        (build.module(TEXT), COMMON, "element/text"),
        (build.plain(TEXT), COMMON, "element"),
        (build.managed_form(TEXT), FORM, "element"),
        (build.ordinary_form(TEXT), FORM, "element/module"),
        (build.container({"text": build.plain(TEXT), "info": build.OPEN_INFO}, 64), COMMON, "element/text"),
    ],
    ids=["container", "plain", "managed form", "ordinary form", "64 bits"],
)
def test_module_is_found_in_every_shape(data: bytes, place: Place, entry: str):
    """Owner, kind, text and the place it lies at are told, whatever the shape."""
    module = read(data, place)

    assert (module.object, module.kind, module.entry) == (place.object, place.kind, entry)
    assert module.text == TEXT
    assert (module.bom, module.valid, module.state) == (True, True, ModuleState.READABLE)


@pytest.mark.parametrize(
    ("raw", "encoding", "bom"),
    [
        (build.BOM + TEXT.encode(), "utf-8", True),
        (TEXT.encode(), "utf-8", False),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), "utf-16-le", True),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be", True),
    ],
)
def test_encoding_is_told_by_the_mark(raw: bytes, encoding: str, *, bom: bool):
    """A byte order mark tells the encoding and is no part of the text."""
    module = read(build.module(raw))

    assert (module.text, module.encoding, module.bom) == (TEXT, encoding, bom)


def test_bad_bytes_stay_visible():
    """Bytes that are no text show as U+FFFD between what is."""
    module = read(build.module(build.BOM + b"a\xffb"))

    assert (module.text, module.valid) == ("a\ufffdb", False)


def test_empty_text_is_a_module_without_code():
    """A text of a mark alone is readable and empty."""
    module = read(build.module(""))

    assert (module.text, module.state) == ("", ModuleState.READABLE)


@pytest.mark.parametrize(
    ("data", "state"),
    [
        (build.module(TEXT, info=build.PASSWORD_INFO), ModuleState.PROTECTED),
        (build.module(b"\x8f\xff"), ModuleState.PROTECTED),
        (build.container({"info": build.OPEN_INFO, "image": b"{1}"}), ModuleState.CLOSED),
        (build.container({"info": build.OPEN_INFO}), ModuleState.CLOSED),
        (build.module(b"", image=b"{1}"), ModuleState.CLOSED),
        (build.module("", image=b"{1}"), ModuleState.CLOSED),
        (build.module(" \r\n", image=b"{1}"), ModuleState.CLOSED),
    ],
    ids=["password", "no text", "image", "info", "empty", "mark alone", "blanks alone"],
)
def test_module_that_cannot_be_read_is_never_clean(data: bytes, state: ModuleState):
    """What runs and cannot be seen is protected or closed, and shows no text."""
    module = read(data)

    assert module.state is state
    assert module.text == ""


def test_image_beside_a_text_is_told():
    """A compiled image need not be what the text beside it says."""
    assert read(build.module(TEXT, image=b"{1}")).image
    assert not read(build.module(TEXT)).image


def test_orphan_stays_one():
    """A module of an object that no list names is marked."""
    assert read(build.module(TEXT), Place("uuid", ModuleKind.MODULE, orphan=True)).orphan


def test_form_without_code_has_no_module():
    """An empty string behind the description of a form is no module."""
    assert read_module(build.managed_form(""), "element", FORM, Budget()) == (None, ())


def test_foreign_part_is_noted():
    """A part that the platform does not write is named, and the text is read."""
    data = build.container({"text": build.plain(TEXT), "setup.exe": b"MZ"})

    module, [anomaly] = read_module(data, "element", COMMON, Budget())

    assert module is not None
    assert module.text == TEXT
    assert (anomaly.fault, anomaly.entry) == (Fault.FOREIGN_ELEMENT, "element/setup.exe")


def test_damaged_container_is_refused_by_its_element():
    """A fault within a module is placed in its element."""
    made = build.draft({"text": b"x"})
    made.data(0).length = 5

    with pytest.raises(RefusedError) as caught:
        read_module(made.render(), "element", COMMON, Budget())

    assert (caught.value.fault, caught.value.entry) == (Fault.CHAIN_ENDS_EARLY, "element/text")


def test_container_in_a_module_is_refused():
    """What lies deeper than real files go would be read by nobody."""
    with pytest.raises(RefusedError) as caught:
        read_module(build.container({"text": build.module(TEXT)}), "element", COMMON, Budget())

    assert caught.value.fault is Fault.TOO_DEEP


def test_two_codes_in_one_module_are_refused():
    """Of `text` and `module` the platform runs one, and a reader might show the other."""
    data = build.container({"text": build.plain(TEXT), "module": build.plain("// иное")})

    with pytest.raises(RefusedError) as caught:
        read_module(data, "element", COMMON, Budget())

    assert caught.value.fault is Fault.BAD_METADATA


def test_texts_share_one_budget():
    """Texts that together exceed the upload's limit are refused."""
    budget = Budget()
    budget.module_bytes = 10
    read_module(b"1234567", "element", COMMON, budget)

    with pytest.raises(RefusedError) as caught:
        read_module(b"1234567", "element", COMMON, budget)

    assert caught.value.fault is Fault.TOO_MUCH_MODULE_TEXT


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ('{4,{1},"код"}', "код"),
        ('{4,{1,"не код",{"и это"}},"код ""да""",{2,"и не это"}}', 'код "да"'),
        ('{4,\r\n{1}\r\n,\r\n"код\r\nстрока"\r\n}', "код\r\nстрока"),
        ('{2,{1,"скобка } в строке"},"код {"}', "код {"),
        ("{4,{1},0}", None),
    ],
)
def test_module_of_a_form_is_the_string_behind_its_description(form: str, text: str | None):
    """Strings and braces within the description and within strings mean nothing."""
    found = form_module(form.encode())

    assert found == (None if text is None else text.encode())


@pytest.mark.parametrize("form", ["{", "}", '{4,{1},"код}', '{4,{1},"код"', '{4,"подмена",{1},"код"}', "{4}}"])
def test_malformed_form_is_refused(form: str):
    """A form whose strings and braces do not close, or with a string before its description, is refused."""
    with pytest.raises(RefusedError) as caught:
        form_module(form.encode(), "element")

    assert (caught.value.fault, caught.value.entry) == (Fault.BRACKET_SYNTAX, "element")


def test_deep_form_is_refused():
    """A form deeper than any real one is refused."""
    with pytest.raises(RefusedError) as caught:
        form_module(b"{" * (MAX_BRACKET_DEPTH + 1) + b"}" * (MAX_BRACKET_DEPTH + 1))

    assert caught.value.fault is Fault.BRACKET_TOO_DEEP


SUFFIXES = [
    ("CommonModule.М.Module", "0"),
    ("Catalog.К.ObjectModule", "0"),
    ("Catalog.К.ManagerModule", "3"),
    ("InformationRegister.Р.RecordSetModule", "1"),
    ("HTTPService.С.Module", "0"),
    ("CommonCommand.К.CommandModule", "2"),
    ("Constant.К.ValueManagerModule", "0"),
]


@pytest.mark.parametrize(("key", "suffix"), SUFFIXES)
def test_kind_of_a_module_is_told_by_its_suffix(key: str, suffix: str):
    """The owner's class and the suffix of the element tell which module it is."""
    owner, _, kind = key.rpartition(".")

    [module] = read_file(build.extension(objects=(owner,), modules={key: TEXT})).content.modules

    assert (module.object, module.kind) == (owner, kind)
    assert module.entry == f"{build.uuid_of(owner)}.{suffix}/text"


@pytest.mark.parametrize("kind", ["SessionModule", "ManagedApplicationModule", "OrdinaryApplicationModule"])
def test_application_modules_belong_to_the_root(kind: str):
    """Their element is named by the UUID in the root's header, not by the root's own."""
    data = build.extension(modules={f"Configuration.Расширение.{kind}": TEXT})

    [module] = read_file(data).content.modules

    assert (module.object, module.kind) == ("Configuration.Расширение", kind)
