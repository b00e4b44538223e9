"""How EDT writes metadata: one `.mdo` for an object with all its parts, what has its usual value left out.

Sources: projects of platform 8.3.10 to 8.3.27, see the trees that `bench/trees.py` names; what an absent property means
was read in projects whose Designer dump is public too.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onec.dump.description import (
    KINDS,
    LISTED,
    Description,
    Reference,
    extended_uuid,
    folder_of,
    required_name,
    required_uuid,
)
from onec.dump.types import edt_types
from onec.errors import RefusedError
from onec.faults import Fault

if TYPE_CHECKING:
    from lxml.etree import _Element

_MD = "{http://g5.1c.ru/v8/dt/metadata/mdclass}"
_KINDS = {folder_of(kind).lower(): kind for kind in KINDS}
_FLAGS = (
    "server",
    "externalconnection",
    "privileged",
    "clientmanagedapplication",
    "servercall",
    "global",
    "clientordinaryapplication",
)
_SYNCHRONOUS = "synchronousplatformextensionandaddincallusemode"
_OLD_SYNCHRONOUS = "synchronousextensionandaddincallusemode"
_CONFIGURATION = {"modalityusemode": "Use", _SYNCHRONOUS: "Use"}
_EXTENSION = {"keepmappingtoextendedconfigurationobjectsbyids": "false"}
_ABSENT = {
    "CommonModule": dict.fromkeys(_FLAGS, "false"),
    "Method": {"httpmethod": "GET"},
    "ScheduledJob": {"use": "false", "predefined": "false"},
}


def describe(root: "_Element", entry: str) -> Description:
    """Return what the file of one object says.

    Raises:
        RefusedError: bad-metadata, `root` is no description of an object, or a name or a UUID is missing.
    """
    kind = str(root.tag).removeprefix(_MD)
    if kind == root.tag:
        raise RefusedError(Fault.BAD_METADATA, entry, reason="unknown-class")
    return _describe(root, kind, entry)


def _describe(element: "_Element", kind: str, entry: str) -> Description:
    written = {str(one.tag).lower(): one.text or "" for one in element.iterchildren("*") if not len(one)}
    adopted = written.get("objectbelonging") == "Adopted"
    values = {**_absent(kind, adopted=adopted), **written}
    if _OLD_SYNCHRONOUS in written:
        values[_SYNCHRONOUS] = written[_OLD_SYNCHRONOUS]
    return Description(
        kind=kind,
        name=required_name(values, entry, kind),
        uuid=required_uuid(element.get("uuid"), entry, kind),
        synonym=tuple(_localised(element)),
        comment=values.get("comment", ""),
        adopted=adopted,
        extended_uuid=extended_uuid(element.get("extendedConfigurationObject")),
        values=values,
        lists=_lists(element),
        children=tuple(_children(element, kind, entry)),
        types=edt_types(element.find("type")),
    )


def _lists(element: "_Element") -> dict[str, tuple[str, ...]]:
    """Return the texts of properties that have several: each in an element of its own, or within one."""
    found: dict[str, tuple[str, ...]] = {}
    for one in element.iterchildren("*"):
        name = str(one.tag).lower()
        if name in LISTED:
            texts = tuple(inner.text for inner in one.iter("*") if inner.text and not len(inner))
            found[name] = found.get(name, ()) + texts
    return found


def _absent(kind: str, *, adopted: bool) -> dict[str, str]:
    """Return the values that the properties have which are not written."""
    if kind == "Configuration":
        return _EXTENSION if adopted else _CONFIGURATION
    return _ABSENT.get(kind, {})


def _children(element: "_Element", owner: str, entry: str) -> Iterator[Description | Reference]:
    for one in element.iterchildren("*"):
        tag = str(one.tag).lower()
        if one.get("uuid") is not None:
            kind = _KINDS.get(tag)
            if kind is not None:
                yield _describe(one, kind, entry)
        elif one.text and not len(one):
            reference = _reference(tag, one.text, owner)
            if reference is not None:
                yield reference


def _reference(tag: str, text: str, owner: str) -> Reference | None:
    """Return whom a property of `owner` names, where the property is a list of what it owns.

    Such a list is named as the folder is. It says `Catalog.Партнеры` in a configuration, where elsewhere that is an
    object owned by none (documents of a sequence), a bare name in a subsystem, and else the full name:
    `ExternalDataSource.База.Table.Таблица`.
    """
    *path, name = text.split(".")
    kind = path[-1] if path else "Subsystem"
    if folder_of(kind).lower() != tag:
        return None
    owned = {0: owner == "Subsystem", 1: owner == "Configuration"}.get(len(path), True)
    return Reference(kind, name) if owned else None


def _localised(element: "_Element") -> "Iterator[tuple[str, str]]":
    for one in element.iterchildren("synonym"):
        language = one.findtext("key")
        if language:
            yield language, one.findtext("value") or ""
