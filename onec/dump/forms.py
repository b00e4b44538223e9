"""What a form of a dump holds: attributes, fields for input, methods that its events call."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from onec.dump.type_words import type_word
from onec.form_content import FormAttribute, FormContent, FormField, FormParts

if TYPE_CHECKING:
    from lxml.etree import _Element

_F = "{http://v8.1c.ru/8.3/xcf/logform}"
_V8 = "{http://v8.1c.ru/8.1/data/core}"
_ITEM_ID = "id"
_MODES = {"true": True, "false": False}
_EDT_FIELD = "InputField"
_TYPES = (f"{_V8}Type", f"{_V8}TypeSet")
_XSI_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"
_EDT_ITEMS = frozenset({"form:Button", "form:Decoration", "form:FormField", "form:FormGroup", "form:Table"})
_ITEMS = tuple(
    f"{_F}{name}"
    for name in (
        "Button",
        "ButtonGroup",
        "CalendarField",
        "ChartField",
        "CheckBoxField",
        "ColumnGroup",
        "CommandBar",
        "DendrogramField",
        "FormattedDocumentField",
        "GanttChartField",
        "GeographicalSchemaField",
        "GraphicalSchemaField",
        "HTMLDocumentField",
        "InputField",
        "LabelDecoration",
        "LabelField",
        "Page",
        "Pages",
        "PDFDocumentField",
        "PeriodField",
        "PictureDecoration",
        "PictureField",
        "PlannerField",
        "Popup",
        "ProgressBarField",
        "RadioButtonField",
        "SpreadSheetDocumentField",
        "Table",
        "TextDocumentField",
        "TrackBarField",
        "UsualGroup",
    )
)
"""Fields, groups, buttons, tables and decorations; what goes with them by itself, as a hint, is no item to lean on."""


def designer_form(root: "_Element") -> FormContent:
    """Return what `Form.xml` holds, `{http://v8.1c.ru/8.3/xcf/logform}Form`."""
    base = root.find(f"{_F}BaseForm")
    own = list(_designer_attributes(root))
    extended: list[FormAttribute] = []
    parts = None
    if base is not None:
        extended = list(_designer_attributes(base))
        parts = FormParts(tuple(one.name for one in extended), _designer_items(base), _designer_commands(base))
        root.remove(base)
    return FormContent(
        attributes=tuple(own + extended),
        fields=tuple(
            FormField(one.get("name") or "", _MODES.get(one.findtext(f"{_F}PasswordMode") or ""))
            for one in root.iter(f"{_F}InputField")
        ),
        methods=_once(one.text for one in root.iter(f"{_F}Event")),
        items=sum(1 for one in root.iter(f"{_F}*") if one.get(_ITEM_ID) and one.tag != f"{_F}Attribute"),
        named=_designer_items(root),
        commands=_designer_commands(root),
        base=parts,
    )


def _designer_attributes(root: "_Element") -> Iterator[FormAttribute]:
    for one in root.iterfind(f"{_F}Attributes/{_F}Attribute"):
        types = one.iterfind(f"{_F}Type/*")
        words = tuple(type_word(type_.text or "") for type_ in types if type_.tag in _TYPES)
        yield FormAttribute(one.get("name") or "", words)


def _designer_items(root: "_Element") -> tuple[str, ...]:
    found = (one.get("name") for one in root.iter(*_ITEMS) if one.get(_ITEM_ID))
    return tuple(name for name in found if name)


def _designer_commands(root: "_Element") -> tuple[str, ...]:
    found = (one.get("name") for one in root.iterfind(f"{_F}Commands/{_F}Command"))
    return tuple(name for name in found if name)


def edt_form(root: "_Element") -> FormContent:
    """Return what `Form.form` holds; its elements have no namespace."""
    return FormContent(
        attributes=tuple(_edt_attributes(root)),
        fields=tuple(
            FormField(one.findtext("name") or "", _MODES.get(one.findtext("extInfo/passwordMode") or ""))
            for one in root.iter("items")
            if one.findtext("type") == _EDT_FIELD
        ),
        methods=_once(one.findtext("name") for one in root.iter("handlers")),
        items=sum(1 for _ in root.iter("items", "extendedTooltip", "contextMenu")),
        named=_edt_items(root),
        commands=_edt_commands(root),
    )


def edt_extended(form: FormContent, base: "_Element") -> FormContent:
    """Return a form with what `BaseForm/Form.form` holds, the form that it extends; EDT repeats its attributes."""
    own = {one.name for one in form.attributes}
    extended = tuple(_edt_attributes(base))
    return replace(
        form,
        attributes=form.attributes + tuple(one for one in extended if one.name not in own),
        base=FormParts(tuple(one.name for one in extended), _edt_items(base), _edt_commands(base)),
    )


def _edt_attributes(root: "_Element") -> Iterator[FormAttribute]:
    for one in root.iterfind("attributes"):
        types = tuple(type_word(type_.text or "") for type_ in one.iterfind("valueType/types"))
        yield FormAttribute(one.findtext("name") or "", types)


def _edt_items(root: "_Element") -> tuple[str, ...]:
    found = (one.findtext("name") for one in root.iter("items") if one.get(_XSI_TYPE) in _EDT_ITEMS)
    return tuple(name for name in found if name)


def _edt_commands(root: "_Element") -> tuple[str, ...]:
    return tuple(name for one in root.iterfind("formCommands") if (name := one.findtext("name")))


def _once(names: "Iterator[str | None]") -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))
