"""What an author tells beside the file, where its code does not: options, and a file of commands and permissions."""

from dataclasses import dataclass

from onec.manifest import Category, StartupType
from onec.permissions import PermissionKind
from pipeline.kit.draft import OPTIONAL_PARAMETERS, PARAMETERS, DraftCommand, DraftPermission
from pipeline.language import _
from pipeline.plain_data import mapping_of, rows_of, text_of, truth_of, word_of

KEYS = frozenset({"commands", "permissions"})
COMMAND_KEYS = frozenset({"id", "presentation", "startup", "notification", "modifier"})
PERMISSION_KEYS = frozenset({"kind", "parameters", "description"})


@dataclass(frozen=True, slots=True)
class Answers:
    """Each takes the place of what the code says; None where the author leaves it to the code.

    Attributes:
        library_version: of the standard subsystems library.
        objects: full names of objects or sections that the commands appear in; none where it is left to the code.
        variants_storage: the report keeps its variants in the library's storage.
    """

    name: str | None = None
    version: str | None = None
    kind: Category | None = None
    description: str | None = None
    library_version: str | None = None
    objects: tuple[str, ...] = ()
    variants_storage: bool | None = None
    commands: tuple[DraftCommand, ...] | None = None
    permissions: tuple[DraftPermission, ...] | None = None


Facts = tuple[tuple[DraftCommand, ...] | None, tuple[DraftPermission, ...] | None]


def read_facts(document: object) -> Facts:
    """Return the commands and permissions that a parsed file lists; None for a key that it does not have.

    Raises:
        UsageError: it holds another key or a value of another kind; the message names the key.
    """
    facts = mapping_of(document, KEYS, _("the file of facts"))
    rows = {key: rows_of(facts[key], key) for key in KEYS if key in facts}
    commands = tuple(_command(*row) for row in rows["commands"]) if "commands" in rows else None
    permissions = tuple(_permission(*row) for row in rows["permissions"]) if "permissions" in rows else None
    return commands, permissions


def _command(row: object, place: str) -> DraftCommand:
    found = mapping_of(row, COMMAND_KEYS, place)
    startup = word_of(found.get("startup"), [one.value for one in StartupType], f"{place}.startup")
    return DraftCommand(
        id=text_of(found.get("id"), f"{place}.id"),
        presentation=text_of(found.get("presentation"), f"{place}.presentation"),
        startup=StartupType(startup),
        notification=truth_of(found.get("notification", False), f"{place}.notification"),
        modifier=text_of(found.get("modifier", ""), f"{place}.modifier"),
    )


def _permission(row: object, place: str) -> DraftPermission:
    found = mapping_of(row, PERMISSION_KEYS, place)
    kind = PermissionKind(word_of(found.get("kind"), [one.value for one in PermissionKind], f"{place}.kind"))
    given = mapping_of(found.get("parameters", {}), PARAMETERS[kind], f"{place}.parameters")
    needed = [name for name in PARAMETERS[kind] if name in given or name not in OPTIONAL_PARAMETERS]
    parameters = {name: text_of(given.get(name), f"{place}.parameters.{name}") for name in needed}
    return DraftPermission(kind, parameters, text_of(found.get("description", ""), f"{place}.description"))
