"""All that an artifact says about itself: the documents of a kit, the self-description in the code, the properties."""

from collections.abc import Mapping
from functools import cached_property

from checks.code.collector import collector_off
from checks.code.commons import Commons
from checks.code.places import Places
from checks.code.units import Unit, common_modules, units
from checks.finding import Location
from checks.permissions.asked import asked
from checks.permissions.table import Row, Sides, table
from checks.permissions.uses import Uses, find_uses
from checks.subject import Member, Subject
from onec.bsl.code import Code
from onec.bsl.parser import parse
from onec.classes import ModuleKind
from onec.kit_documents import read_documents
from onec.manifest import Documents, Manifest, SchemaFault, SchemaProblem
from onec.model import EXTERNAL_KINDS, Content, FileKind
from onec.permissions import Permission
from onec.self_description import CodePlace, SelfDescription
from onec.self_description_reader import read_self_description


class Papers:
    """What the checks of the manifest stage are given; each part is read when it is first asked for.

    Attributes:
        subject: the artifact.
    """

    def __init__(self, subject: Subject) -> None:
        self.subject = subject
        self._codes: dict[tuple[str, str], Code | None] = {}
        self._places: dict[tuple[str, str], Places | None] = {}

    @cached_property
    def member(self) -> Member | None:
        """The 1C file that the artifact is about."""
        return self.subject.main

    @property
    def content(self) -> Content | None:
        """What that file holds."""
        return self.member.file.content if self.member and self.member.file else None

    @property
    def root(self) -> str:
        """Full name of that file's root object."""
        return self.content.objects[0].full_name if self.content else ""

    @property
    def is_external(self) -> bool:
        """Whether it is an external report or data processor."""
        return self.content is not None and self.content.kind in EXTERNAL_KINDS

    @property
    def is_extension(self) -> bool:
        """Whether it is a configuration extension."""
        return self.content is not None and self.content.kind is FileKind.EXTENSION

    @cached_property
    def documents(self) -> Documents:
        """The documents of the kit."""
        return read_documents(self.subject.kit) if self.subject.kit else Documents()

    @property
    def manifest(self) -> Manifest | None:
        """The manifest of the kit, the first where it has several."""
        return self.documents.manifests[0] if self.documents.manifests else None

    def has_strays(self, parent: str = "") -> bool:
        """Tell whether the schema refused elements of the manifest's root, or of one in it; what they mean is lost."""
        entry, around = self.manifest.entry if self.manifest else None, [parent] if parent else []
        return any(
            one.entry == entry and (one.problem is SchemaProblem.UNKNOWN_ROOT or _is_stray(one, around))
            for one in self.documents.faults
        )

    @cached_property
    def described(self) -> SelfDescription | None:
        """What the object module says of itself; None where the function is missing, or for an extension."""
        code = self.object_code
        return read_self_description(code, self.content) if code else None

    @cached_property
    def sides(self) -> Sides:
        """Who asks for which permissions: the manifest, and the code."""
        manifest, described = self.manifest, self.described
        asking, told = None, None
        if manifest:
            asking = tuple(asked(one, Location(manifest.entry, line=one.line)) for one in manifest.permissions)
        if described:
            told = tuple(asked(one, self._told_at(one)) for one in described.permissions)
        whole = described is not None and not (described.gaps or described.permission_gaps)
        return Sides(asking, told, asked_whole=not self.has_strays(), told_whole=whole)

    @cached_property
    def permissions(self) -> tuple[Row, ...]:
        """The table of permissions: asked, told, used in code; what is asked for also where the file cannot be read."""
        used = find_uses(self.member, self._mine, self._code_of) if self.member else Uses((), complete=False)
        return table(self.sides, used)

    @property
    def object_code(self) -> Code | None:
        """The object module of an external report or data processor, None where it has none that can be read."""
        return self.code(self.root, ModuleKind.OBJECT) if self.is_external else None

    def code(self, owner: str, kind: ModuleKind) -> Code | None:
        """Return a module of the main file by the full name of its owner; None where there is none to read."""
        key = (owner, kind)
        if key not in self._codes:
            one = self._units.get(key)
            with collector_off():
                self._codes[key] = Code(parse(one.module.text), one.around) if one else None
        return self._codes[key]

    def at(self, place: CodePlace, owner: str = "", kind: ModuleKind = ModuleKind.OBJECT) -> Location:
        """Return the location of a place in a module of the main file, by default in the object's own module."""
        key = (owner or self.root, kind)
        if key not in self._places:
            one = self._units.get(key)
            self._places[key] = Places(one, one.module.text) if one else None
        places = self._places[key]
        if places is None:
            return Location(self.member.entry if self.member else "", key[0], kind.value, place.method)
        return places.on(place.line, place.column, place.method)

    def _told_at(self, one: Permission) -> Location:
        return self.at(CodePlace(one.method, one.line, one.column or 1))

    def _code_of(self, unit: Unit) -> Code:
        """Return a module; of all of them only the object's own is kept."""
        if self.is_external and unit is self._units.get((self.root, ModuleKind.OBJECT)):
            return self.code(self.root, ModuleKind.OBJECT) or self._parsed(unit)
        return self._parsed(unit)

    def _parsed(self, unit: Unit) -> Code:
        return Code(parse(unit.module.text), unit.around, Commons(self._commons))

    @cached_property
    def _commons(self) -> Mapping[str, frozenset[str]]:
        return common_modules(self.subject)

    @cached_property
    def _mine(self) -> list[Unit]:
        """The modules of the main file that can be read."""
        return [unit for unit in units(self.subject) if unit.member is self.member]

    @cached_property
    def _units(self) -> dict[tuple[str, str], Unit]:
        return {(unit.module.object, unit.module.kind): unit for unit in reversed(self._mine)}


def _is_stray(fault: SchemaFault, around: list[str]) -> bool:
    return fault.problem is SchemaProblem.UNEXPECTED and fault.element.split("/")[1:-1] == around
