"""What a form of a dump holds: attributes, fields for input, methods that its events call."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onec.dump.type_words import type_word
from onec.form_content import FormAttribute, FormContent, FormField

if TYPE_CHECKING:
    from lxml.etree import _Element

_F = "{http://v8.1c.ru/8.3/xcf/logform}"
_V8 = "{http://v8.1c.ru/8.1/data/core}"
_ITEM_ID = "id"
_MODES = {"true": True, "false": False}
_EDT_FIELD = "InputField"


def designer_form(root: "_Element") -> FormContent:
    """Return what `Form.xml` holds, `{http://v8.1c.ru/8.3/xcf/logform}Form`."""
    base = root.find(f"{_F}BaseForm")
    own = list(_designer_attributes(root))
    if base is not None:
        own += _designer_attributes(base)
        root.remove(base)
    return FormContent(
        attributes=tuple(own),
        fields=tuple(
            FormField(one.get("name") or "", _MODES.get(one.findtext(f"{_F}PasswordMode") or ""))
            for one in root.iter(f"{_F}InputField")
        ),
        methods=_once(one.text for one in root.iter(f"{_F}Event")),
        items=sum(1 for one in root.iter(f"{_F}*") if one.get(_ITEM_ID) and one.tag != f"{_F}Attribute"),
    )


def _designer_attributes(root: "_Element") -> Iterator[FormAttribute]:
    for one in root.iterfind(f"{_F}Attributes/{_F}Attribute"):
        types = one.iterfind(f"{_F}Type/{_V8}Type")
        yield FormAttribute(one.get("name") or "", tuple(type_word(type_.text or "") for type_ in types))


def edt_form(root: "_Element") -> FormContent:
    """Return what `Form.form` holds; its elements have no namespace."""
    return FormContent(
        attributes=tuple(
            FormAttribute(
                one.findtext("name") or "",
                tuple(type_word(type_.text or "") for type_ in one.iterfind("valueType/types")),
            )
            for one in root.iterfind("attributes")
        ),
        fields=tuple(
            FormField(one.findtext("name") or "", _MODES.get(one.findtext("extInfo/passwordMode") or ""))
            for one in root.iter("items")
            if one.findtext("type") == _EDT_FIELD
        ),
        methods=_once(one.findtext("name") for one in root.iter("handlers")),
        items=sum(1 for _ in root.iter("items", "extendedTooltip", "contextMenu")),
    )


def _once(names: "Iterator[str | None]") -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))
