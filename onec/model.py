"""What a file of metadata and modules says, whatever it was written as: a container, a Designer dump or an EDT project.

Full names are the English kind, a dot, the name as written: `Catalog.Партнеры.Form.ФормаЭлемента`.
"""

import codecs
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from onec.classes import PART_KINDS, ModuleKind
from onec.form_content import FormContent
from onec.rights import RoleRights

Localised = tuple[tuple[str, str], ...]
"""Pairs of language code and text, in the order of the file."""


class FileKind(StrEnum):
    """What kind of file was read; the word stands in reports."""

    EXTENSION = "extension"
    CONFIGURATION = "configuration"
    DATA_PROCESSOR = "data-processor"
    REPORT = "report"


ROOT_KINDS = {
    FileKind.EXTENSION: "Configuration",
    FileKind.CONFIGURATION: "Configuration",
    FileKind.DATA_PROCESSOR: "ExternalDataProcessor",
    FileKind.REPORT: "ExternalReport",
}
"""Kind of the root object in full names."""


EXTERNAL_KINDS = frozenset({FileKind.DATA_PROCESSOR, FileKind.REPORT})
"""Files of one object, which owns all the others; the objects of a configuration have no owner."""


class Purpose(StrEnum):
    """What an extension is for."""

    PATCH = "patch"
    CUSTOMISATION = "customisation"
    ADD_ON = "add-on"


class ModuleState(StrEnum):
    """Whether a module's text can be read: it can, a password hides it, or it was left out on delivery."""

    READABLE = "readable"
    PROTECTED = "protected"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class ExternalParts:
    """What the root of an external report or data processor points at, by full name; "" for nothing.

    Attributes:
        default_form, auxiliary_form: what opens with the object; the platform takes the one that fits how it runs, an
            ordinary form or a managed one.
        main_schema: template with the main data composition schema of a report.
        storages: of a report's variants and settings, by the UUIDs they have in a configuration; which is which is not
            known.
    """

    default_form: str = ""
    auxiliary_form: str = ""
    main_schema: str = ""
    storages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Properties:
    """Properties of a configuration, an extension, an external data processor or report.

    Attributes:
        uuid: of the root object.
        compatibility_mode: platform version whose behaviour is kept, as `8.3.24`; in an extension that of the
            configuration it was made in. None where the file has none.
        extension_compatibility_mode: the extension's own, or the one a configuration sets for extensions.
        keep_mapping: extended objects are found by identifier; None in files too old to say.
        modality, synchronous_calls: use is allowed; None where the file does not say.
        default_roles: full names of the roles that users have without being given one.
        parts: of an external report or data processor; None where they were not read.
    """

    name: str
    uuid: str
    synonym: Localised = ()
    comment: str = ""
    version: str = ""
    vendor: str = ""
    update_address: str = ""
    prefix: str = ""
    purpose: Purpose | None = None
    compatibility_mode: str | None = None
    extension_compatibility_mode: str | None = None
    keep_mapping: bool | None = None
    modality: bool | None = None
    synchronous_calls: bool | None = None
    default_roles: tuple[str, ...] = ()
    parts: ExternalParts | None = None


@dataclass(frozen=True, slots=True)
class CommonModuleFlags:
    """Where a common module runs and how.

    `reuse` is 0 for no reuse of return values, 1 during a call, 2 during a session.
    """

    server: bool
    external_connection: bool
    privileged: bool
    client_managed_application: bool
    server_call: bool
    reuse: int
    global_: bool = False
    client_ordinary_application: bool = False


@dataclass(frozen=True, slots=True)
class Handler:
    """A method that the platform calls by itself.

    Attributes:
        method: name of the procedure or function.
        module: full name of its common module, "" where the module is the object's own; a UUID where no object of
            the file has it (it belongs to the extended configuration).
        event: what calls it: an event's name, an HTTP method, or "".
        used: the scheduled job is switched on; True for everything else.
        predefined: the scheduled job runs without being created by code.
        period: seconds between two runs on one day, 0 for one run a day; None where the file does not say.
    """

    method: str
    module: str = ""
    event: str = ""
    used: bool = True
    predefined: bool = False
    period: int | None = None


@dataclass(frozen=True, slots=True)
class MetadataObject:
    """An object of metadata, or a part of one (`is_part`): attribute, tabular section, enum value.

    Attributes:
        owner: full name of the object it belongs to, "" for one of the root's own.
        adopted: brought in from the configuration, not the extension's own.
        extended_uuid: of the object of the configuration, None where it is linked by name.
        states: of properties by their UUID: 3 extended here, 2 controlled, 0 notify.
        flags: of a common module.
        handlers: of a scheduled job, an event subscription, a method of an HTTP service.
        address: root URL of an HTTP service, template of a URL template.
        sources: what an event subscription listens to: objects by full name, sets of all objects of a kind as a dump
            names them (`DocumentObject`), in a container by UUID.
        content: of an exchange plan: full names, and whether changes are registered by themselves.
        types: of what has values: full names of objects, `String(10)`, `CatalogRef` for all of a kind; a UUID where a
            container names a type of the platform or of an object that is not in it.
        members: of a subsystem: full names, a UUID where the file has no such object.
        rights: of a role.
        form: of a form, where it was read.
        help_chars: characters to read in its help; None where it has none, or a tree was not asked for it.
        help_text: what it says, all languages; "" where there is none, or too much of it in the file.
    """

    kind: str
    name: str
    full_name: str
    uuid: str
    owner: str = ""
    synonym: Localised = ()
    comment: str = ""
    adopted: bool = False
    extended_uuid: str | None = None
    states: tuple[tuple[str, int], ...] = ()
    flags: CommonModuleFlags | None = None
    handlers: tuple[Handler, ...] = ()
    address: str = ""
    sources: tuple[str, ...] = ()
    content: tuple[tuple[str, bool], ...] = ()
    types: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    rights: RoleRights | None = None
    form: FormContent | None = None
    help_chars: int | None = None
    help_text: str = field(default="", repr=False)

    @property
    def is_part(self) -> bool:
        """Whether this describes a field or value of its owner."""
        return self.kind in PART_KINDS


@dataclass(frozen=True, slots=True)
class Module:
    """A module: whose it is, of which kind, and its text.

    Attributes:
        object: full name of the owner; of an orphan its UUID.
        entry: where it lies: element and part of a container, or path in a dump.
        orphan: no list of metadata names the owner; the platform does not run it.
        data: the text's bytes without a byte order mark, empty unless `state` is readable.
        encoding: `utf-8` or `utf-16-le`, `utf-16-be`.
        bom: the bytes began with a byte order mark.
        image: a compiled image stands beside the readable text.
    """

    object: str
    kind: ModuleKind
    entry: str
    state: ModuleState = ModuleState.READABLE
    orphan: bool = False
    data: bytes = field(default=b"", repr=False)
    encoding: str = "utf-8"
    bom: bool = True
    image: bool = False

    @property
    def text(self) -> str:
        """The text, decoded anew at each call (texts are kept as bytes to bound memory); bad bytes show as U+FFFD."""
        return self.data.decode(self.encoding, "replace")

    @property
    def valid(self) -> bool:
        """Whether the bytes are what the encoding promises."""
        return is_valid(self.data, self.encoding)

    @property
    def lines(self) -> int:
        """Number of lines; a line ends at a line feed."""
        if not self.data:
            return 0
        return (self.data if self.encoding == "utf-8" else self.text.encode()).count(b"\n") + 1


_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


@dataclass(frozen=True, slots=True)
class ModuleText:
    """Bytes of a module's text, told apart from their mark."""

    data: bytes
    encoding: str
    bom: bool


def module_text(raw: bytes) -> ModuleText:
    """Return the text's bytes without their byte order mark, and the encoding that the mark tells."""
    bom, encoding = next(((mark, name) for mark, name in _MARKS if raw.startswith(mark)), (b"", "utf-8"))
    return ModuleText(raw[len(bom) :], encoding, bool(bom))


def is_valid(data: bytes, encoding: str = "utf-8") -> bool:
    """Tell whether some bytes are text of an encoding."""
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class Content:
    """All that was read of one configuration, extension, external data processor or report.

    Objects come in the order of the file: the root itself first (`Configuration.Имя`, `ExternalReport.Имя`), owners
    before what they own.
    """

    kind: FileKind
    properties: Properties
    objects: tuple[MetadataObject, ...] = ()
    modules: tuple[Module, ...] = ()

    def by_name(self) -> Mapping[str, MetadataObject]:
        """Return the objects by their full names."""
        return {item.full_name: item for item in self.objects}

    def form_attributes(self) -> Mapping[str, frozenset[str]]:
        """Return the names of attributes, in lower case, by the full name of each form that was read."""
        return {
            item.full_name: frozenset(one.name.lower() for one in item.form.attributes)
            for item in self.objects
            if item.form is not None
        }
