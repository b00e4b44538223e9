"""What one element of a source tree says of one object, in words that Designer and EDT share."""

from collections.abc import Mapping
from dataclasses import dataclass

from onec.classes import CLASSES
from onec.errors import RefusedError
from onec.faults import Fault
from onec.header import NIL_UUID
from onec.model import Localised
from onec.names import is_uuid

KINDS = frozenset(item.kind for item in CLASSES.values())
"""Kinds whose description may stand inside their owner's; others, such as the fields of an external table, are left out
because containers know no class for them."""

LISTED = frozenset({"content", "defaultroles", "source"})
"""Properties that name other objects or types."""

_DIVIDERS = frozenset("./\\")
_FOLDERS = {
    "BusinessProcess": "BusinessProcesses",
    "ChartOfAccounts": "ChartsOfAccounts",
    "ChartOfCalculationTypes": "ChartsOfCalculationTypes",
    "ChartOfCharacteristicTypes": "ChartsOfCharacteristicTypes",
    "FilterCriterion": "FilterCriteria",
}
_KINDS_OF_FOLDERS = {folder: kind for kind, folder in _FOLDERS.items()}


@dataclass(frozen=True, slots=True)
class Reference:
    """An object that its owner lists by name and a file of its own describes."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Description:
    """An object as it is described, with what it owns.

    Attributes:
        values: plain properties, by Designer's names in lower case; EDT's differ from them in case alone.
        lists: texts of the properties in `LISTED`, which have several.
        types: of its values, with their lengths.
        children: in the order of the file.
    """

    kind: str
    name: str
    uuid: str
    synonym: Localised
    comment: str
    adopted: bool
    extended_uuid: str | None
    values: Mapping[str, str]
    lists: Mapping[str, tuple[str, ...]]
    children: "tuple[Description | Reference, ...]"
    types: tuple[str, ...] = ()


def folder_of(kind: str) -> str:
    """Return the folder where objects of a kind lie: `Catalogs`, `ChartsOfAccounts`; both formats name them alike."""
    return _FOLDERS.get(kind, f"{kind}s")


def kind_of(folder: str) -> str:
    """Return the kind of the objects in a folder; the inverse of `folder_of`."""
    return _KINDS_OF_FOLDERS.get(folder, folder.removesuffix("s"))


def required_uuid(text: str | None, entry: str, kind: str) -> str:
    """Return an object's UUID in lower case.

    Raises:
        RefusedError: bad-metadata, there is none.
    """
    uuid = (text or "").lower()
    if not is_uuid(uuid):
        raise RefusedError(Fault.BAD_METADATA, entry, reason="no-header", object=kind)
    return uuid


def required_name(values: Mapping[str, str], entry: str, kind: str) -> str:
    """Return an object's name.

    Raises:
        RefusedError: bad-metadata, there is none, or it holds what divides paths and full names.
    """
    name = values.get("name", "")
    if not name or not _DIVIDERS.isdisjoint(name):
        raise RefusedError(Fault.BAD_METADATA, entry, reason="no-header", object=kind)
    return name


def extended_uuid(text: str | None) -> str | None:
    """Return the UUID of the extended object, None where it is linked by name."""
    uuid = (text or "").lower()
    return uuid if is_uuid(uuid) and uuid != NIL_UUID else None
