"""Permissions of a manifest as values, of the current lists and of the list of 2012.

Source: delivery-kit.md section 4.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from onec.document_values import SPACES, is_nil, line, local_name, namespace, truth, type_name
from onec.permissions import Permission, PermissionKind

if TYPE_CHECKING:
    from lxml.etree import _Element

CURRENT = "http://www.1c.ru/1cFresh/Application/Permissions/"
"""Namespace of the current lists, without the version that ends it."""

DESCRIPTION = "Description"

REQUIRED = {
    PermissionKind.INTERNET: ("Protocol", "Host", "Port"),
    PermissionKind.FILES: ("Path", "AllowedRead", "AllowedWrite"),
    PermissionKind.COM: ("ProgId", "ComputerName"),
    PermissionKind.ADD_IN: ("TemplateName",),
    PermissionKind.EXTERNAL_MODULE: ("Name", "Hash"),
    PermissionKind.PROGRAM: ("CommandMask",),
    PermissionKind.PRIVILEGED: (),
}
"""Elements that every permission of the current lists has."""

OPTIONAL = {PermissionKind.COM: ("CLSID",)}
"""Further ones that it may have, beside the description."""

ORDER = {PermissionKind.COM: ("ProgId", "CLSID", "ComputerName")}
"""Of all of them, where some may be left out; the code's constructors give them in the same one."""

OLD = "http://www.1c.ru/1cFresh/ApplicationExtensions/Permissions/1.0.0.1"
OLD_KINDS = {PermissionKind.COM: ("ProgId",), PermissionKind.ADD_IN: ("TemplateName",)}
"""What the list of 2012 shares with the current ones; it asks for no element, but these say what is permitted."""

OLD_TYPES = (
    *(kind.value for kind in OLD_KINDS),
    "PermissionBase",
    "InternetConnectionBase",
    "GetFileFromInternet",
    "SendFileToInternet",
    "SoapConnect",
    "GetFileFromExternalSoftware",
    "SendFileToExternalSoftware",
    "DocumentPosting",
)
"""All types of the list of 2012."""

_DECIMAL = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)", re.ASCII)


def read_permission(element: "_Element") -> Permission:
    """Return a permission; a parameter that is missing, or no value of its type, is None in it.

    Elements that the type does not have are left out; where there is one, a missing description may be meant by it.
    """
    space, name = type_name(element)
    kinds = REQUIRED if space.startswith(CURRENT) else OLD_KINDS if space == OLD else {}
    kind = next((one for one in kinds if one == name), None)
    required = kinds[kind] if kind else ()
    known = {DESCRIPTION, *required, *OPTIONAL.get(kind, ())} if kind else None
    said: dict[str, str | None] = {}
    for one, value in _parameters(element, space):
        said.setdefault(one, value)
    strange = [one for one in said if known is not None and one not in known]
    description = said.pop(DESCRIPTION, None if strange else "")
    names = [one for one in ORDER.get(kind, ()) if one in said] if kind else []
    told = {one: said.get(one) for one in (*names, *required, *said) if one not in strange}
    listed = space if kind or (space == OLD and name in OLD_TYPES) else ""
    return Permission(kind, name, tuple(told.items()), description, line(element), namespace=listed)


def _parameters(element: "_Element", space: str) -> Iterator[tuple[str, str | None]]:
    for one in element.iterchildren():
        if namespace(one) == space and (space.startswith(CURRENT) or not is_nil(one)):
            name = local_name(one)
            yield name, None if len(one) or is_nil(one) else _value(name, one.text or "")


def _value(name: str, written: str) -> str | None:
    if name in ("AllowedRead", "AllowedWrite"):
        try:
            return "true" if truth(written) else "false"
        except ValueError:
            return None
    if name == "Port":
        number = written.strip(SPACES)
        return number if _DECIMAL.fullmatch(number) else None
    return written
