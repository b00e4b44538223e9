"""What a form holds beside its module: attributes, fields for input, methods that its events call.

A managed form's description is searched for what every platform writes alike, and not parsed: the layout of its items
changes with each version, and a form is the largest thing in most files.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from onec.bracket import Value, find, is_string, parse, unquote
from onec.budget import Budget
from onec.errors import RefusedError
from onec.faults import Fault
from onec.form_items import command_names, item_names
from onec.forms import FormText
from onec.limits import MAX_BRACKET_BYTES, MAX_OBJECT_NAME_CHARS
from onec.type_names import type_names

MAX_FORM_LISTS = 12
"""Lists within a form that are looked at; forms of every version have up to 9."""

MAX_FORM_NAMES = 10_000
"""Fields of a form, and methods that its events call, which are kept; real forms have some hundreds."""

_ITEM = b"02023637-7868-4a5f-8576-835a76e0c9ba"
"""Stands in every item of a form."""

_EVENT = re.compile(rb'[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?:,[0-9],[0-9])?,"([^"]{1,400})"')
_FIELD = re.compile(rb'\},[^"]*(?:"B",[01][^"]*)*,2,"([^"]{1,400})",\d+,\d')
"""An item that is a field for input: 2 for the kind of field and its name; a group has a title behind it."""
_INPUT = re.compile(rb"\{\d+,\s*\{3,\d+\},(?:\d+,){5}([012]),")
"""How a field for input looks: the sixth number after the list is its password mode, 2 for that of the data."""
_BASE = re.compile(rb"\{\d+,\s*\{")
_MODES = {b"0": False, b"1": True, b"2": None}


class FormAttribute(NamedTuple):
    """An attribute of a form: its name and the names of its types, `String`, or a UUID where the file names none."""

    name: str
    types: tuple[str, ...] = ()


class FormField(NamedTuple):
    """A field for input; `password` is None where the data say whether what is typed is hidden."""

    name: str
    password: bool | None = None


class FormParts(NamedTuple):
    """The names of what a form holds and code and extensions lean on."""

    attributes: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    commands: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FormContent:
    """What a form holds.

    Attributes:
        managed: False for an ordinary form, of which nothing else is read.
        attributes: the form's own; of an adopted form those of the configuration's form come behind.
        fields: for input, in the order of the text.
        methods: names that its events call, in the order of the text, each once.
        items: how many items there are, context menus and hints among them.
        named: fields, groups, buttons, tables and decorations by name, in the order of the text.
        commands: of the form itself.
        base: of an adopted form: what the configuration's form had when it was adopted.
    """

    managed: bool = True
    attributes: tuple[FormAttribute, ...] = ()
    fields: tuple[FormField, ...] = ()
    methods: tuple[str, ...] = ()
    items: int = 0
    named: tuple[str, ...] = ()
    commands: tuple[str, ...] = ()
    base: FormParts | None = None


def read_form_content(data: bytes, entry: str, names: Mapping[str, str], budget: Budget) -> FormContent:
    """Return what a managed form holds.

    Args:
        data: the inflated element.
        entry: its name.
        names: of types by UUID.
        budget: of the upload.

    Raises:
        RefusedError: bracket-syntax, bracket-too-deep, bracket-too-large.
    """
    lists = list(islice(FormText(data, entry).lists(), MAX_FORM_LISTS))
    description = lists[0] if lists else b""
    items = description.split(_ITEM)
    base = _base(lists, entry)
    own = tuple(_listed(lists[1], entry, names, budget)) if len(lists) > 1 else ()
    extended = tuple(_listed(base[1], entry, names, budget)) if len(base) > 1 else ()
    return FormContent(
        attributes=own + extended,
        fields=tuple(islice(_fields(items), MAX_FORM_NAMES)),
        methods=tuple(islice(_methods(description), MAX_FORM_NAMES)),
        items=len(items) - 1,
        named=tuple(islice(item_names(description), MAX_FORM_NAMES)),
        commands=_commands(lists),
        base=FormParts(
            tuple(one.name for one in extended), tuple(islice(item_names(base[0]), MAX_FORM_NAMES)), _commands(base)
        )
        if base
        else None,
    )


def _base(lists: list[bytes], entry: str) -> list[bytes]:
    """Return the lists of the form that an adopted one extends, none for another."""
    base = next((text for text in lists[2:] if _BASE.match(text)), None)
    return [] if base is None else list(islice(FormText(base, entry).lists(), MAX_FORM_LISTS))


def _commands(lists: list[bytes]) -> tuple[str, ...]:
    """Return the names of the commands, which stand behind the attributes."""
    found = (name for text in lists[2:] if not _BASE.match(text) for name in command_names(text))
    return tuple(islice(found, MAX_FORM_NAMES))


def _listed(text: bytes, entry: str, names: Mapping[str, str], budget: Budget) -> Iterator[FormAttribute]:
    """Yield the attributes of a list `{4,count,{9,{id},0,"Name",{title},{"Pattern",types},…}…}`."""
    if len(text) > MAX_BRACKET_BYTES:
        raise RefusedError(Fault.BRACKET_TOO_LARGE, entry, limit=MAX_BRACKET_BYTES)
    for one in find(parse(text.decode("utf-8", "replace"), entry, budget), 0) or ():
        name = find(one, 3)
        if is_string(name) and len(name) <= MAX_OBJECT_NAME_CHARS:
            yield FormAttribute(unquote(name), type_names(_pattern(one), names))


def _pattern(attribute: Value) -> Value:
    return next((one for one in attribute[4:] if find(one, 0) == '"Pattern"'), None)


def _methods(description: bytes) -> Iterator[str]:
    """Yield the names of handlers, each once."""
    seen: set[bytes] = set()
    for match in _EVENT.finditer(description):
        if match[1] not in seen:
            seen.add(match[1])
            yield match[1].decode("utf-8", "replace")


def _fields(items: list[bytes]) -> Iterator[FormField]:
    for text in items[1:]:
        name = _FIELD.match(text)
        if name is not None:
            mode = _INPUT.search(text)
            yield FormField(name[1].decode("utf-8", "replace"), _MODES[mode[1]] if mode else None)
