"""What a form holds beside its module."""

import pytest

from onec.budget import Budget
from onec.errors import RefusedError
from onec.faults import Fault
from onec.form_content import MAX_FORM_NAMES, FormAttribute, FormContent, FormField, read_form_content
from onec.limits import MAX_BRACKET_BYTES

CATALOG = "f055ea29-7647-4dea-b5db-b7c4b9bc095b"
ITEM = "02023637-7868-4a5f-8576-835a76e0c9ba"
ON_CREATE = "9f2e5ddb-3492-4f5d-8f0d-416b8d1d5c5b"
EVENTS = f'{{1,{ON_CREATE},"ПриСозданииНаСервере",1,0,{ON_CREATE},0,1}}'
ADOPTED_EVENTS = f'{{1,{ON_CREATE},"",1,0,{ON_CREATE},0,2,"Р_ПриСоздании",1}}'
TITLE = '{1,1,{"ru","Заголовок ""в кавычках"" {"}}'


def attribute(name: str, types: str = '{"S",0,1}') -> str:
    """Return an attribute as a form has it."""
    return f'{{9,{{1}},0,"{name}",{{1,0}},{{"Pattern",{types}}},{{0}}}}'


def field(name: str, mode: int, *, kind: int = 2) -> str:
    """Return a field of a form: 1 is for a text that is shown, 2 for input."""
    look = f'{{32,{{3,0}},14,0,0,2,1,{mode},2,2,{{"U"}}}}'
    return f'{{35,{{7,{ITEM}}},3,0,1,{{0,{{0,{{"B",1}},0}}}},{kind},"{name}",1,0,{TITLE},{{1,0}},{look}}}'


def form(*attributes: str, items: str = "", events: str = "{0}", base: str = "") -> bytes:
    """Return the text of a managed form."""
    listed = f"{{4,{len(attributes)},{','.join(attributes) or '0'}}}"
    tail = f",1,{base},0" if base else ",0,0"
    description = f"{{49,0,1,{events}{',' + items if items else ''}}}"
    return b"\xef\xbb\xbf" + f'{{4,{description},"// ""модуль""",{listed},{{0,0}},{{0,0}}{tail}}}'.encode()


def read(data: bytes) -> FormContent:
    """Return what a form holds."""
    return read_form_content(data, "e.0", {CATALOG: "Catalog.Партнеры"}, Budget())


def test_attributes_have_names_and_types():
    """Attributes come in the order of the text; a type is told by name, or by UUID where the file has none."""
    found = read(form(attribute("Пароль"), attribute("Объект", f'{{"#",{CATALOG}}},{{"#",{ITEM}}},{{"N",10,2}}')))

    assert found.attributes == (
        FormAttribute("Пароль", ("String",)),
        FormAttribute("Объект", ("Catalog.Партнеры", ITEM, "Number")),
    )


def test_form_without_attributes_has_none():
    """An empty list is no attribute."""
    assert read(form()).attributes == ()


def test_attributes_of_the_extended_form_come_behind():
    """An adopted form has its own attributes and those of the configuration's form."""
    base = form(attribute("Список")).decode("utf-8-sig")

    assert [one.name for one in read(form(attribute("Р_Своё"), base=base)).attributes] == ["Р_Своё", "Список"]


def test_fields_tell_whether_they_hide_what_is_typed():
    """The mode of a field is on, off, or that of its data; what only shows a text is no field for input."""
    items = ",".join([field("Пароль", 1), field("Логин", 0), field("Код", 2), field("Надпись", 2, kind=1)])
    found = read(form(items=items))

    assert found.fields == (FormField("Пароль", password=True), FormField("Логин", password=False), FormField("Код"))
    assert found.items == 4


def test_methods_that_events_call_are_found():
    """A handler is found in a form and in an adopted one, where it stands behind the kind of the call."""
    assert read(form(events=EVENTS)).methods == ("ПриСозданииНаСервере",)
    assert read(form(events=ADOPTED_EVENTS)).methods == ("Р_ПриСоздании",)


def test_form_of_strange_values_holds_nothing():
    """Text that only looks like a form is read without an error."""
    assert read(b"\xef\xbb\xbf{4,{1}}") == FormContent()
    assert read(b'\xef\xbb\xbf{1,{2},"",{{{"x"}}},{3}}') == FormContent()


def test_names_are_bounded():
    """What is longer than any name is none, and no more names are kept than any form has."""
    events = ",".join(f'{ON_CREATE},"А{number}"' for number in range(MAX_FORM_NAMES + 5))

    assert read(form(attribute("А" * 1000), events=f'{{1,{ON_CREATE},"{"А" * 1000}"}}')) == FormContent()
    assert len(read(form(events=f"{{2,{events}}}")).methods) == MAX_FORM_NAMES


def test_attributes_are_bounded():
    """A list of attributes longer than any bracket text is refused."""
    with pytest.raises(RefusedError) as caught:
        read(form(attribute("А" * MAX_BRACKET_BYTES)))

    assert caught.value.fault is Fault.BRACKET_TOO_LARGE


def test_many_lists_cost_no_more_than_one():
    """Only the first lists of a form are cut out, however many there are."""
    found = read(b'{4,{1},"",{4,0}' + b",{0}" * 200_000 + b"}")

    assert found == FormContent()
