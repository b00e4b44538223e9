"""What a form holds beside its module."""

import pytest

from onec.budget import Budget
from onec.errors import RefusedError
from onec.faults import Fault
from onec.form_content import MAX_FORM_NAMES, FormAttribute, FormContent, FormField, FormParts, read_form_content
from onec.form_items import item_names
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


def item(kind: str, name: str, *inside: str) -> str:
    """Return an item of a kind, its UUID in front, with others in it."""
    inner = "".join(f",{one}" for one in inside)
    return f'{kind},{{22,{{47,{ITEM}}},0,0,1,{{0,{{0,{{"B",1}},0}}}},5,"{name}",{TITLE}{inner}}}'


GROUP, BUTTON, TABLE, FIELD, DECORATION = (
    "cd5394d0-7dda-4b56-8927-93ccbe967a01",
    "a9f3b1ac-f51b-431e-b102-55a69acdecad",
    "143c00f7-a42d-4cd7-9189-88e4467dc768",
    "77ffcc29-7f2d-4223-b22f-19666e7250ba",
    "3d3cb80c-508b-41fa-8a18-680cdf5f1712",
)
COMMAND = "409b9a53-7f7e-4178-86c1-33176c7c7a7a"


def test_items_of_every_kind_are_named():
    """Items within items come in the order of the text; what is no item, as a hint, is none."""
    hint = f'{{12,{{48,{ITEM}}},0,0,0,0,"Подсказка",{{1,0}}}}'
    items = [item(GROUP, "Шапка", item(FIELD, "Код", hint), item(TABLE, "Товары", item(BUTTON, "Подбор")))]
    found = read(form(items=",".join([*items, item(DECORATION, "Надпись")])))

    assert found.named == ("Шапка", "Код", "Товары", "Подбор", "Надпись")
    assert (found.commands, found.base) == ((), None)


@pytest.mark.parametrize(
    "name", ["", "{22,{1}}", "А" * 1000, '"', '""Кавычки""'], ids=["empty", "list", "long", "open", "quoted"]
)
def test_item_without_a_name_is_none(name: str):
    """A text that only looks like an item has no name, and stops nothing."""
    text = f'{{4,{{50,{GROUP},{{22,{{47,{ITEM}}},5,"{name}",1}},{item(BUTTON, "Подбор")}}}}}'.encode()

    assert [one for one in item_names(text) if one != "Подбор"] in ([], ["{22,{1}}"])


def test_items_cost_no_more_than_their_text():
    """Behind the begin of an item only so many marks are looked at for its name."""
    begin = f"{GROUP},{{22,{{47,{ITEM}}},".encode()
    near, far = begin + b"{0}," * 31 + b'"A"', begin + b"{0}," * 32 + b'"A"'

    assert (list(item_names(near)), list(item_names(far))) == (["A"], [])
    assert list(item_names(begin * 10_000)) == []


def test_commands_and_what_is_extended_are_told_apart():
    """An adopted form has commands of its own, and keeps what the configuration's form had."""

    def commands(*names: str) -> str:
        return f"{{0,{len(names)}{''.join(f',{{9,{{1,{COMMAND}}},{chr(34)}{one}{chr(34)}}}' for one in names)}}}"

    base = f'{{4,{{49,{item(GROUP, "Шапка")}}},"",{{4,1,{attribute("Список")}}},{{0,0}},{commands("Печать")}}}'
    own = form(attribute("Р_Своё"), items=item(BUTTON, "Р_Кнопка"), base=base).decode("utf-8-sig")
    found = read(own.replace("{0,0},{0,0}", "{0,0}," + commands("Р_Выгрузить", "Печать"), 1).encode())

    assert (found.named, found.commands) == (("Р_Кнопка",), ("Р_Выгрузить", "Печать"))
    assert found.base == FormParts(("Список",), ("Шапка",), ("Печать",))


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
