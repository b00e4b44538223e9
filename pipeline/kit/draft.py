"""A manifest to be written: every value known, none to be guessed."""

from dataclasses import dataclass

from checks.manifest.names import kind_of
from onec.manifest import Category, StartupType
from onec.permissions import PermissionKind

HOME_PAGE = "РабочийСтол"

OBJECT_TYPES = {
    "catalog": "Catalog",
    "document": "Document",
    "businessprocess": "BusinessProcess",
    "task": "Task",
    "subsystem": "SubSystem",
}
"""Type of an object that commands appear in, by its kind in English; delivery-kit.md section 3.4."""

PARAMETERS = {
    PermissionKind.INTERNET: ("Protocol", "Host", "Port"),
    PermissionKind.FILES: ("Path", "AllowedRead", "AllowedWrite"),
    PermissionKind.COM: ("ProgId", "CLSID", "ComputerName"),
    PermissionKind.ADD_IN: ("TemplateName",),
    PermissionKind.EXTERNAL_MODULE: ("Name", "Hash"),
    PermissionKind.PROGRAM: ("CommandMask",),
    PermissionKind.PRIVILEGED: (),
}
"""Parameters of permissions in the order of the schema; delivery-kit.md section 4.1."""

OPTIONAL_PARAMETERS = frozenset({"CLSID"})


@dataclass(frozen=True, slots=True)
class DraftCommand:
    """One command."""

    id: str
    presentation: str
    startup: StartupType
    notification: bool = False
    modifier: str = ""


@dataclass(frozen=True, slots=True)
class DraftPermission:
    """One permission; `parameters` are those that it has, by name."""

    kind: PermissionKind
    parameters: dict[str, str]
    description: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A manifest.

    Attributes:
        schema: version of the package, `1.0.0.2` or `1.0.0.1`.
        safe_mode: written in 1.0.0.1 only.
        objects: full names of objects or sections that the commands appear in.
        variants: keys of report variants.
    """

    schema: str
    name: str
    object_name: str
    version: str
    category: Category
    description: str
    file_name: str
    safe_mode: bool = True
    objects: tuple[str, ...] = ()
    commands: tuple[DraftCommand, ...] = ()
    variants: tuple[str, ...] = ()
    permissions: tuple[DraftPermission, ...] = ()
    variants_storage: bool = False


@dataclass(frozen=True, slots=True)
class DraftTarget:
    """A configuration of the compatibility list; the version is "" for any."""

    configuration: str
    version: str = ""


def object_type(full_name: str) -> str | None:
    """Return the type of an object or section that commands appear in, None for a name of another kind."""
    return OBJECT_TYPES.get(kind_of(full_name))
