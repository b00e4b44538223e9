"""What the documents of a delivery kit say, as plain values with the lines they stand on.

An element that is missing, or whose text is no value of its type, is None here: the faults of the reading name it.

Source: delivery-kit.md sections 3, 5 and 6.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from onec.permissions import Permission

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Said(Generic[T]):
    """A value of a document and the line of its element."""

    value: T
    line: int


class Category(StrEnum):
    """Kinds of items as manifests name them."""

    DATA_PROCESSOR = "AdditionalProcessor"
    REPORT = "AdditionalReport"
    OBJECT_FILLING = "ObjectFilling"
    CONTEXT_REPORT = "Report"
    PRINT_FORM = "PrintedForm"
    LINKED_OBJECTS = "LinkedObjectCreation"
    MESSAGE_TEMPLATE = "TemplatesMessages"


class StartupType(StrEnum):
    """How a command is started."""

    CLIENT_CALL = "ClientCall"
    SERVER_CALL = "ServerCall"
    FORM_OPEN = "FormOpen"
    FORM_FILL = "FormFill"
    SAFE_MODE = "SafeModeExtension"


@dataclass(frozen=True, slots=True)
class AssignmentObject:
    """An object or section that the commands are shown in; `type` is None where the element is missing or nil."""

    line: int
    name: Said[str] | None
    representation: Said[str] | None
    enabled: Said[bool] | None
    type: Said[str] | None


@dataclass(frozen=True, slots=True)
class Assignment:
    """Where the commands appear: in sections, or in forms of objects (`type` is the local name of its type)."""

    line: int
    type: str
    objects: tuple[AssignmentObject, ...]
    in_lists: Said[bool] | None = None
    in_objects: Said[bool] | None = None


@dataclass(frozen=True, slots=True)
class Schedule:
    """When a command runs by itself.

    Attributes:
        repeat_period: seconds from one start to the next on one day, 0 for one run a day.
        days_period: days between two days with runs, 0 for once.
    """

    line: int
    repeat_period: int
    days_period: int


@dataclass(frozen=True, slots=True)
class ManifestCommand:
    """One command."""

    line: int
    id: Said[str] | None
    representation: Said[str] | None
    startup: Said[StartupType] | None
    notification: Said[bool] | None
    modifier: Said[str] | None
    users: tuple[Said[str], ...] = ()
    schedule: Schedule | None = None


@dataclass(frozen=True, slots=True)
class VariantAssignment:
    """A section that shows a report variant."""

    line: int
    object_name: Said[str] | None
    importance: Said[str] | None
    enabled: Said[bool] | None


@dataclass(frozen=True, slots=True)
class ReportVariant:
    """One variant of a report."""

    line: int
    key: Said[str] | None
    representation: Said[str] | None
    assignments: tuple[VariantAssignment, ...] = ()


@dataclass(frozen=True, slots=True)
class Manifest:
    """A manifest of a report, data processor or print form, or of an extension (`of_extension`).

    Attributes:
        entry: its name in the kit.
        line: of the root.
        schema: version that ends its namespace, "1.0.0.2".
        of_extension: it is a ConfigurationExtensionManifest; it has no category, assignment, commands and variants.
        version: of the item.
        safe_mode: only 1.0.0.1 says it.
    """

    entry: str
    line: int
    schema: str
    of_extension: bool = False
    name: Said[str] | None = None
    object_name: Said[str] | None = None
    version: Said[str] | None = None
    category: Said[Category] | None = None
    safe_mode: Said[bool] | None = None
    description: Said[str] | None = None
    assignment: Assignment | None = None
    commands: tuple[ManifestCommand, ...] = ()
    file_name: Said[str] | None = None
    variants: tuple[ReportVariant, ...] = ()
    permissions: tuple[Permission, ...] = ()
    variants_storage: Said[bool] | None = None


@dataclass(frozen=True, slots=True)
class CompatibleConfiguration:
    """A configuration, and the versions the item is meant for: "" for any; exactly one, or a range (`is_range`)."""

    line: int
    name: Said[str] | None
    minimum: Said[str] | None
    maximum: Said[str] | None
    is_range: bool


@dataclass(frozen=True, slots=True)
class CompatibilityList:
    """The configurations an item is meant for; `of_extension` tells the list of extensions from that of the others."""

    entry: str
    line: int
    of_extension: bool
    configurations: tuple[CompatibleConfiguration, ...]


@dataclass(frozen=True, slots=True)
class PatchManifest:
    """The manifest of a patch of the standard subsystems library."""

    entry: str
    line: int
    name: Said[str] | None
    description: Said[str] | None
    uuid: Said[str] | None
    modified: tuple[Said[str], ...]
    applied_for: tuple[CompatibleConfiguration, ...]


class SchemaProblem(StrEnum):
    """How a document departs from its schema."""

    UNKNOWN_ROOT = "unknown-root"
    UNKNOWN_VERSION = "unknown-version"
    MISSING = "missing"
    UNEXPECTED = "unexpected"
    STRAY_TEXT = "stray-text"
    BAD_VALUE = "bad-value"
    NOT_LISTED = "not-listed"
    BAD_TYPE = "bad-type"
    BAD_ATTRIBUTE = "bad-attribute"


@dataclass(frozen=True, slots=True)
class SchemaFault:
    """One departure of a document from its schema.

    Attributes:
        entry, line: of the document, and in it.
        element: path of local names from the root, `ExtensionManifest/Commands/Id`; of the parent where one is missing.
        problem: its kind.
        found: what stands there, shortened: the name of an element, an attribute or a type, a version, or a text; ""
            where something is missing. A name of another namespace than expected has it in front: `{urn:x}Name`.
        expected: what is missing, or may stand there: names of elements or types, values of a list, versions, or one of
            the words `string boolean decimal int date time list-of-int uuid`; none where nothing may.
    """

    entry: str
    line: int
    element: str
    problem: SchemaProblem
    found: str = ""
    expected: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Documents:
    """The documents found in a kit, in the order of its entries, and all their departures from the schemas.

    A document that departs from its schema is listed too, with what could be read of it.
    """

    manifests: tuple[Manifest, ...] = ()
    compatibility: tuple[CompatibilityList, ...] = ()
    patches: tuple[PatchManifest, ...] = ()
    faults: tuple[SchemaFault, ...] = ()
