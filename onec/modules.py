"""Modules of a container, in all the shapes the platform writes them.

Source: format-1c.md section 9.
"""

import re
from dataclasses import dataclass, replace

from onec.bracket import find, parse
from onec.budget import Budget
from onec.classes import ModuleKind
from onec.container import is_container, read_container
from onec.errors import RefusedError
from onec.faults import Anomaly, Fault
from onec.forms import form_module
from onec.limits import MAX_CONTAINER_DEPTH, MAX_INFO_BYTES
from onec.model import Module, ModuleState, is_valid, module_text

BOM = b"\xef\xbb\xbf"
MARKS = (BOM, b"\xff\xfe", b"\xfe\xff")
"""What a text may begin with; `model.module_text` tells the encoding by them."""

MODULE_PARTS = frozenset({"text", "info", "image"})
FORM_PARTS = frozenset({"form", "module"})
CODE_PARTS = frozenset({"text", "module"})
"""A form has the one and every other object the other; with both, what is read might not be what runs."""

PROTECTED_PATH = (0, 2)

_BRACKET = re.compile(BOM + rb"\s*+\{")


@dataclass(frozen=True, slots=True)
class Place:
    """Whose module an element is: full name of the owner, kind, and whether no list names the owner."""

    object: str
    kind: ModuleKind
    orphan: bool = False


def read_module(data: bytes, name: str, place: Place, budget: Budget) -> tuple[Module | None, tuple[Anomaly, ...]]:
    """Return the module that the inflated element `data` holds, None where a form has none (no text, not even a mark).

    Raises:
        RefusedError: what a nested container or a form's bracket text is refused for.
    """
    if is_container(data):
        return _from_container(data, name, place, budget)
    if place.kind is ModuleKind.FORM:
        text = form_module(data, name, budget)
        return (replace(_readable(text, name, place, budget), bom=data.startswith(BOM)) if text else None), ()
    return _readable(data, name, place, budget), ()


def is_bracket_text(data: bytes) -> bool:
    """Tell bracket text as the platform writes it; what its first brace opens is not looked at."""
    return _BRACKET.match(data) is not None


def _from_container(data: bytes, name: str, place: Place, budget: Budget) -> tuple[Module | None, tuple[Anomaly, ...]]:
    try:
        container = read_container(data, nested=True)
    except RefusedError as error:
        raise error.inside(name) from error
    parts = {element.name: element.stored for element in container.elements}
    if any(is_container(part) for part in parts.values()):
        raise RefusedError(Fault.TOO_DEEP, name, limit=MAX_CONTAINER_DEPTH)
    if parts.keys() & CODE_PARTS == CODE_PARTS:
        raise RefusedError(Fault.BAD_METADATA, name, reason="two-texts")
    anomalies = tuple(
        Anomaly(one.fault, f"{name}/{one.entry}" if one.entry else name, one.values) for one in container.anomalies
    ) + tuple(
        Anomaly(Fault.FOREIGN_ELEMENT, f"{name}/{part}", {"name": part})
        for part in parts
        if part not in MODULE_PARTS | FORM_PARTS
    )
    if "module" in parts:
        raw = parts["module"]
        return (_readable(raw, f"{name}/module", place, budget) if raw else None), anomalies
    if not parts.keys() & MODULE_PARTS:
        return None, anomalies
    return _from_parts(parts, name, place, budget), anomalies


def _from_parts(parts: dict[str, bytes], name: str, place: Place, budget: Budget) -> Module:
    raw = parts.get("text")
    entry = f"{name}/text"
    if _has_password(parts.get("info", b""), f"{name}/info"):
        return Module(place.object, place.kind, entry, ModuleState.PROTECTED, place.orphan)
    if raw is None or ("image" in parts and not module_text(raw).data.strip()):
        return Module(place.object, place.kind, entry, ModuleState.CLOSED, place.orphan)
    if not module_text(raw).bom and not is_valid(raw):
        return Module(place.object, place.kind, entry, ModuleState.PROTECTED, place.orphan)
    return replace(_readable(raw, entry, place, budget), image="image" in parts)


def _has_password(info: bytes, name: str) -> bool:
    """Tell by the third value of `info`, `{3,1,0,"",0}` for an open module."""
    if not info:
        return False
    if len(info) > MAX_INFO_BYTES:
        raise RefusedError(Fault.BRACKET_TOO_LARGE, name, limit=MAX_INFO_BYTES)
    return find(parse(info.removeprefix(BOM).decode("utf-8", "replace"), name), *PROTECTED_PATH) == "1"


def _readable(raw: bytes, entry: str, place: Place, budget: Budget) -> Module:
    text = module_text(raw)
    budget.spend_module(len(text.data), entry)
    return Module(
        place.object,
        place.kind,
        entry,
        ModuleState.READABLE,
        place.orphan,
        text.data,
        text.encoding,
        text.bom,
    )
