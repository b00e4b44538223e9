"""What the code of an external report or data processor says about itself, read without running it.

The function `СведенияОВнешнейОбработке` / `ExternalDataProcessorInfo` of the object module returns a structure; here is
what it is found to hold. What cannot be determined is named with its place, and never guessed.

Source: delivery-kit.md section 7.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from onec.manifest import Category
from onec.permissions import Permission

T = TypeVar("T")


class Why(StrEnum):
    """Why a value cannot be determined.

    CALL: code that is not seen gives it, or may have changed it; PARAMETER: the caller does; DATABASE: it lies in the
    database; STATE: in a variable or property that is given elsewhere; CONDITION, LOOP: it depends on what is known at
    run time only; OPERATION: what the code does with known values is not computed here; UNREAD: the code could not be
    read; EXECUTED_TEXT: it runs as a text; LIMIT: it is too long.
    """

    CALL = "call"
    PARAMETER = "parameter"
    DATABASE = "database"
    STATE = "state"
    CONDITION = "condition"
    LOOP = "loop"
    OPERATION = "operation"
    UNREAD = "unread"
    EXECUTED_TEXT = "executed-text"
    LIMIT = "limit"


@dataclass(frozen=True, slots=True)
class CodePlace:
    """A place in the object module: name of the method, line and column counted from 1."""

    method: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Told(Generic[T]):
    """A value that the code gives a key, and where.

    Attributes:
        value: None where it cannot be determined.
        why: why not; None where it is determined.
        written: what stands in the code where it is not determined, or what was given where it is none of the legal
            values (a `Вид` outside the list: `value` None, `why` None).
    """

    value: T | None
    place: CodePlace
    why: Why | None = None
    written: str = ""


class Use(StrEnum):
    """How a command is started, by the English words of the code; `IMPORT` cannot be published to the service."""

    CLIENT_CALL = "ClientMethodCall"
    SERVER_CALL = "ServerMethodCall"
    FORM_FILL = "FillingForm"
    FORM_OPEN = "OpeningForm"
    SAFE_MODE = "SafeModeScenario"
    IMPORT = "ImportDataFromFile"


@dataclass(frozen=True, slots=True)
class DescribedCommand:
    """One row of the command table; a column that was not filled is None."""

    place: CodePlace
    id: Told[str] | None = None
    presentation: Told[str] | None = None
    use: Told[Use] | None = None
    notification: Told[bool] | None = None
    modifier: Told[str] | None = None
    hidden: Told[bool] | None = None
    replaces: Told[str] | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """A place because of which a list may hold more than was read, and why."""

    place: CodePlace
    why: Why
    written: str = ""


@dataclass(frozen=True, slots=True)
class SelfDescription:
    """What the function returns; a key that it does not set is None.

    Attributes:
        place: of the function.
        exported: other code may call it.
        is_function: a procedure of this name returns nothing.
        parameters: how many it has; it must have none.
        returns_structure: False where what it returns is surely none, or it surely raises an exception.
        by_library: the structure was begun by the library's function, so all keys have its defaults.
        library_version: the version it was asked for.
        kind: by the name of the manifest, whatever spelling the code uses.
        purpose: full names as written.
        open_parameters: parameters of permissions that cannot be determined, by type and name with a dot between.
        unknown_keys: keys that the library does not know.
        gaps: places where keys of the structure itself may be set unseen.
        command_gaps, permission_gaps, purpose_gaps: places where the lists may get more.
    """

    place: CodePlace
    exported: bool
    is_function: bool
    parameters: int
    returns_structure: bool = True
    by_library: bool = False
    library_version: Told[str] | None = None
    kind: Told[Category] | None = None
    version: Told[str] | None = None
    name: Told[str] | None = None
    information: Told[str] | None = None
    safe_mode: Told[bool] | None = None
    form_settings: Told[bool] | None = None
    purpose: tuple[Told[str], ...] = ()
    commands: tuple[DescribedCommand, ...] = ()
    permissions: tuple[Permission, ...] = ()
    open_parameters: tuple[tuple[str, Told[str]], ...] = ()
    unknown_keys: tuple[Told[str], ...] = ()
    gaps: tuple[Gap, ...] = ()
    command_gaps: tuple[Gap, ...] = ()
    permission_gaps: tuple[Gap, ...] = ()
    purpose_gaps: tuple[Gap, ...] = ()
