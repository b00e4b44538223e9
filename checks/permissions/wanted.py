"""What code does that permissions are for, in the words of permissions."""

from typing import NamedTuple

from checks.finding import Location
from checks.permissions.address import Address
from onec.permissions import PermissionKind

TEMPORARY = "/temp"
"""How permissions call the folder of temporary files."""

PROGRAM_FOLDER = "/bin"
"""How permissions call the folder of the platform's programs."""

Parameters = tuple[tuple[str, str | None], ...]


class Wanted(NamedTuple):
    """One thing that a permission allows; a parameter is None where the text does not tell its value."""

    kind: PermissionKind
    parameters: Parameters

    @property
    def known(self) -> bool:
        """Whether all that tells it from others of its kind can be read from the text."""
        return all(value is not None for _, value in self.parameters)

    def value(self, name: str) -> str | None:
        """Return a parameter, "" for one that is not there."""
        return dict(self.parameters).get(name, "")


class Use(NamedTuple):
    """One thing that code does.

    Attributes:
        wanted: what it is.
        free: no permission is needed for it there: the code runs on the client only.
        places: the first of them.
        times: of all places.
    """

    wanted: Wanted
    free: bool
    places: tuple[Location, ...]
    times: int


def internet(address: Address) -> Wanted:
    """Return access to a host."""
    parameters = (("Protocol", address.protocol), ("Host", address.host), ("Port", address.port))
    return Wanted(PermissionKind.INTERNET, parameters)


def files(path: str | None, *, read: bool, write: bool) -> Wanted:
    """Return access to a file or folder."""
    modes = (("AllowedRead", _WORDS[read]), ("AllowedWrite", _WORDS[write]))
    return Wanted(PermissionKind.FILES, (("Path", path), *modes))


def com(class_name: str | None, computer: str | None = "") -> Wanted:
    """Return a COM class; a class is told by its name, or by its identifier in braces."""
    if class_name and class_name.lstrip().startswith("{"):
        return Wanted(PermissionKind.COM, (("ProgId", ""), ("CLSID", class_name.strip()), ("ComputerName", computer)))
    return Wanted(PermissionKind.COM, (("ProgId", class_name), ("ComputerName", computer)))


def add_in(template: str | None) -> Wanted:
    """Return an add-in by the name of its template, or what the code has in its place."""
    return Wanted(PermissionKind.ADD_IN, (("TemplateName", template),))


def external_module(name: str | None) -> Wanted:
    """Return an external data processor, report or extension by the name it is attached under."""
    return Wanted(PermissionKind.EXTERNAL_MODULE, (("Name", name),))


def program(mask: str | None) -> Wanted:
    """Return a command line; `%` stands for what the text does not tell."""
    return Wanted(PermissionKind.PROGRAM, (("CommandMask", mask),))


PRIVILEGED = Wanted(PermissionKind.PRIVILEGED, ())
"""Privileged mode."""

_WORDS = {True: "true", False: "false"}
