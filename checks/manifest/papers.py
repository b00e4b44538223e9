"""All that an artifact says about itself: the documents of a kit, the self-description in the code, the properties."""

from functools import cached_property

from checks.code.units import units
from checks.subject import Member, Subject
from onec.bsl.code import Code
from onec.bsl.parser import parse
from onec.classes import ModuleKind
from onec.manifest import Documents, Manifest
from onec.model import EXTERNAL_KINDS, Content, FileKind
from onec.self_description import SelfDescription


class Papers:
    """What the checks of the manifest stage are given; each part is read when it is first asked for.

    Attributes:
        subject: the artifact.
    """

    def __init__(self, subject: Subject) -> None:
        self.subject = subject
        self._codes: dict[tuple[str, str], Code | None] = {}

    @property
    def member(self) -> Member | None:
        """The 1C file that the artifact is about."""
        return self.subject.main

    @property
    def content(self) -> Content | None:
        """What that file holds."""
        return self.member.file.content if self.member and self.member.file else None

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
        return Documents()

    @property
    def manifest(self) -> Manifest | None:
        """The manifest of the kit, the first where it has several."""
        return self.documents.manifests[0] if self.documents.manifests else None

    @cached_property
    def described(self) -> SelfDescription | None:
        """What the object module says of itself; None where the function is missing, or for an extension."""
        return None

    @property
    def object_code(self) -> Code | None:
        """The object module of an external report or data processor, None where it has none that can be read."""
        content = self.content
        return self.code(content.objects[0].full_name, ModuleKind.OBJECT) if content and self.is_external else None

    def code(self, owner: str, kind: ModuleKind) -> Code | None:
        """Return a module of the main file by the full name of its owner; None where there is none to read."""
        key = (owner, kind)
        if key not in self._codes:
            found = (unit for unit in units(self.subject) if unit.member is self.member)
            one = next((unit for unit in found if (unit.module.object, unit.module.kind) == key), None)
            self._codes[key] = Code(parse(one.module.text), one.around) if one else None
        return self._codes[key]
