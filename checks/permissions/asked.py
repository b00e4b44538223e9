"""Permissions that a manifest or the code of an add-on asks for, in the form that they are compared in."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final, NamedTuple

from checks.finding import Location
from checks.permissions.address import Address, host_name, linked, port_number
from checks.permissions.wanted import Parameters, Wanted, internet
from onec.bsl.names import canonical
from onec.permissions import Permission, PermissionKind

MAX_CHARS: Final = 4096
"""Of a value that are compared, as many as the longest path has."""

LIST_OF_2012: Final = "http://www.1c.ru/1cFresh/ApplicationExtensions/Permissions/"
"""Namespace of the old types, without the version that ends it."""

OF_HOSTS: Final = frozenset({"GetFileFromInternet", "SendFileToInternet"})
"""Types of the list of 2012 that are access to a host."""

_OF_WINDOWS: Final = re.compile("[a-z]:|//", re.IGNORECASE)
_OF_WSDL: Final = "SoapConnect"


class Asked(NamedTuple):
    """A permission and where it stands.

    Attributes:
        kind: its kind; of a type of the list of 2012 that has no counterpart now, the name of that.
        parameters: as written.
        said: what it allows, as written, in the words of the current list; None where that is not known to us.
        wanted: the same to compare.
        old: of the list of 2012.
    """

    kind: str
    parameters: Parameters
    description: str | None
    place: Location
    said: Wanted | None
    wanted: Wanted | None
    old: bool = False

    @property
    def known(self) -> bool:
        """Whether all of it is known."""
        return all(value is not None for _, value in self.parameters)


def asked(permission: Permission, place: Location) -> Asked:
    """Return a permission to compare; those of 2012 as what they mean now."""
    said = _said(permission)
    kind = said.kind.value if said else permission.type_name
    old = permission.namespace.startswith(LIST_OF_2012)
    return Asked(kind, permission.parameters, permission.description, place, said, said and comparable(said), old)


@lru_cache(maxsize=4096)
def comparable(wanted: Wanted) -> Wanted:
    """Return the same with one spelling of all that means the same."""
    parameters = tuple((name, None if value is None else _plain(name, value)) for name, value in wanted.parameters)
    return wanted._replace(parameters=tuple(one for one in parameters if one != ("CLSID", "")))


def _said(permission: Permission) -> Wanted | None:
    if permission.type_name in OF_HOSTS:
        given = dict(permission.parameters)
        return internet(Address(*(given.get(name) for name in ("Protocol", "Host", "Port"))))
    if permission.type_name == _OF_WSDL:
        link = dict(permission.parameters).get("WsdlDestination")
        return internet((link and linked(link, whole=True)) or Address(None, None, None))
    return Wanted(permission.kind, permission.parameters) if permission.kind else None


def _plain(name: str, value: str) -> str:
    make = _PLAIN.get(name)
    value = value[:MAX_CHARS].strip()
    return make(value) if make else value


def plain_path(path: str) -> str:
    """Return a path with `/` between its parts and none behind the last, one of Windows in lower case."""
    plain = path.replace("\\", "/")
    plain = plain.rstrip("/") or plain[:1]
    return plain.lower() if _OF_WINDOWS.match(plain) else plain


def template_name(name: str) -> str:
    """Return the full name of a template in English and lower case, as names of metadata are compared."""
    parts = name.split(".")
    return ".".join((canonical(part) if number % 2 == 0 else part).lower() for number, part in enumerate(parts))


def internet_value(one: Asked, name: str) -> str | None:
    """Return a parameter of a permission for the network, None for another kind or where it is not known."""
    return one.wanted.value(name) if one.wanted and one.wanted.kind is PermissionKind.INTERNET else None


_PLAIN: Final[dict[str, Callable[[str], str]]] = {
    "Protocol": str.upper,
    "Host": lambda value: host_name(value) or "",
    "Port": port_number,
    "ProgId": str.lower,
    "CLSID": str.lower,
    "ComputerName": str.lower,
    "Path": plain_path,
    "TemplateName": template_name,
}
