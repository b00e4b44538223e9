"""What the index of a release says of objects, forms and methods.

Only what both a container and a dump tell stands here, so that one release has one index whatever it was registered
from. Left out, for a container does not tell it or tells something else: values of parameters by default, compatibility
mode for extensions, types of fields of external sources, what ordinary forms hold. A type of the platform that no pair
of a container and its dump has shown is `OTHER`.

Source: architecture.md section 6; `tests/onec/release/test_pairs.py` holds containers against their dumps.
"""

from dataclasses import dataclass
from typing import Final

from onec.classes import ModuleKind
from onec.model import CommonModuleFlags

TYPE: Final = "type"
MEMBER: Final = "member"
"""Words of details."""

OTHER: Final = "?"
"""A type that only one of the sources could name."""


@dataclass(frozen=True, slots=True)
class IndexedParameter:
    """A parameter of a method: its name as written; it is passed by value, and may be left out."""

    name: str
    by_value: bool = False
    optional: bool = False


@dataclass(frozen=True, slots=True)
class IndexedMethod:
    """A procedure or function.

    Attributes:
        name: as written.
        directive: of compilation, in English and lower case (`atserver`), "" for none.
        annotations: the others, in lower case: an extension's own modules have interceptors.
        region: the innermost one around its header, "" outside of all.
        lines: from its first annotation or header to its end.
        body: digest of its words, comments and blanks left out; 16 hexadecimal digits.
        statements: digests of its statements in order, eight hexadecimal digits each.
    """

    name: str
    is_function: bool
    exported: bool
    parameters: tuple[IndexedParameter, ...] = ()
    directive: str = ""
    annotations: tuple[str, ...] = ()
    region: str = ""
    lines: int = 0
    body: str = ""
    statements: tuple[str, ...] = ()

    @property
    def required(self) -> int:
        """How many arguments a call must give: up to the last parameter without a default."""
        return max((number for number, one in enumerate(self.parameters, 1) if not one.optional), default=0)


@dataclass(frozen=True, slots=True)
class IndexedObject:
    """An object of metadata or a part of one.

    Attributes:
        uuid: of the object; what a form or a description holds inline may have none.
        details: what its kind adds and add-ons may lean on, as sorted pairs of a word and a value: `type` of what has
            values, `member` of a subsystem.
        flags: of a common module.
    """

    kind: str
    full_name: str
    uuid: str = ""
    details: tuple[tuple[str, str], ...] = ()
    flags: CommonModuleFlags | None = None

    @property
    def name(self) -> str:
        """The last part of the full name."""
        return self.full_name.rpartition(".")[2]

    @property
    def types(self) -> tuple[str, ...]:
        """The types of its values, sorted: `Catalog.Товары`, `String(10)`, `OTHER` once for all that are not known."""
        return tuple(value for word, value in self.details if word == TYPE)

    @property
    def members(self) -> tuple[str, ...]:
        """The full names of what a subsystem holds, sorted."""
        return tuple(value for word, value in self.details if word == MEMBER)

    @property
    def owner(self) -> str:
        """The full name without kind and name, "" for what the configuration itself owns."""
        return ".".join(self.full_name.split(".")[:-2])


@dataclass(frozen=True, slots=True)
class IndexedForm:
    """What a managed form holds, by name and sorted.

    Attributes:
        attributes: each with the names of its types, without lengths.
        items: fields, groups, buttons, tables and decorations.
        commands: of the form itself.
        handlers: methods that its events and those of its items call.
    """

    attributes: tuple[tuple[str, tuple[str, ...]], ...] = ()
    items: tuple[str, ...] = ()
    commands: tuple[str, ...] = ()
    handlers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReleaseHead:
    """What tells one release from another.

    Attributes:
        name: of the configuration, as manifests name it.
        compatibility_mode: platform version whose behaviour is kept; None where the file has none.
        unread: modules whose text could not be read, as `object/kind`: nothing is known of their methods.
    """

    name: str
    version: str
    vendor: str
    uuid: str
    compatibility_mode: str | None = None
    unread: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """Name and version in words."""
        return f"{self.name} {self.version}".rstrip()


ModuleKey = tuple[str, ModuleKind]
"""Full name of the owner and kind of the module."""
