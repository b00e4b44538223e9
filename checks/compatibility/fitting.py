"""An artifact held against one release: which object of the release stands behind one of the artifact."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from checks.compatibility.sources import Sources
from checks.subject import Subject
from onec.classes import ModuleKind
from onec.model import Content, FileKind, MetadataObject
from onec.release.index import Methods, ReleaseIndex
from onec.release.model import IndexedMethod, IndexedObject


class By(StrEnum):
    """How an object of the release was found."""

    IDENTIFIER = "identifier"
    NAME = "name"


class Base(NamedTuple):
    """The object of the release that an adopted one extends, and how it was found."""

    object: IndexedObject
    by: By


class Fitting:
    """What the checks of the compatibility stage are given.

    Attributes:
        subject: the artifact.
        content: of its main file.
        release: the configuration it must work on.
        sources: its code.
    """

    def __init__(self, subject: Subject, content: Content, release: ReleaseIndex, sources: Sources) -> None:
        self.subject = subject
        self.content = content
        self.release = release
        self.sources = sources
        self._bases: dict[str, Base | None] = {}
        self._methods: dict[tuple[str, ModuleKind], Mapping[str, Sequence[IndexedMethod]] | None] = {}

    @property
    def title(self) -> str:
        """The release in words: name and version."""
        return self.release.head.title

    @property
    def is_extension(self) -> bool:
        """Whether it is a configuration extension."""
        return self.content.kind is FileKind.EXTENSION

    @cached_property
    def adopted(self) -> tuple[MetadataObject, ...]:
        """Objects and parts that are brought in from the configuration, the root left out."""
        return tuple(one for one in self.content.objects[1:] if one.adopted) if self.is_extension else ()

    @cached_property
    def own(self) -> tuple[MetadataObject, ...]:
        """Objects and parts that an extension adds, the root left out."""
        return tuple(one for one in self.content.objects[1:] if not one.adopted) if self.is_extension else ()

    def base(self, full_name: str) -> Base | None:
        """Return what an adopted object of this name extends; None where the release has nothing of the kind.

        By its identifier first, as the platform does where mapping is kept, then by name; a part is looked for in what
        its owner extends, which may have another name there.
        """
        if full_name not in self._bases:
            self._bases[full_name] = self._find(full_name)
        return self._bases[full_name]

    def lacks(self, full_name: str) -> bool:
        """Tell an adopted object, "" for none, that the release does not have."""
        return bool(full_name) and full_name in self._objects and self.base(full_name) is None

    def name_there(self, full_name: str) -> str:
        """Return the name an object has in the release: that of what it extends, else its own."""
        found = self.base(full_name)
        return found.object.full_name if found else full_name

    def methods(self, owner: str, kind: ModuleKind) -> Methods | None:
        """Return the methods that the release has in a module of the artifact, by lower-case name.

        None where nothing can be told: the release lacks the object, or its module's text is hidden. An object whose
        module is empty in the release has no methods.
        """
        there = self.module_owner(owner)
        if there is None or self.hides(there, kind):
            return None
        return self.release.methods(there, kind) or Methods()

    def module_owner(self, owner: str) -> str | None:
        """Return what has in the release the modules of an object or of the root; None for what it lacks."""
        return self._root if owner == self.content.objects[0].full_name else self._base_name(owner)

    def hides(self, there: str, kind: ModuleKind) -> bool:
        """Tell a module of the release whose text cannot be read."""
        return f"{there}/{kind}" in self._unread

    def has(self, full_name: str) -> bool:
        """Tell what the release has, or the artifact itself: what it adopts is told where it is adopted."""
        low = full_name.lower()
        return low in self._own or self.release.object(low) is not None

    def name_called(self, full_name: str) -> str | None:
        """Return the name in the release of what code calls by a name; None for what is not there, or is all its own.

        Names are compared in any case of letters.
        """
        item = self._own.get(full_name.lower())
        if item is not None:
            return self._base_name(item.full_name) if item.adopted else None
        found = self.release.object(full_name)
        return found.full_name if found else None

    def methods_there(self, full_name: str, kind: ModuleKind) -> Mapping[str, Sequence[IndexedMethod]] | None:
        """Return the methods of a module of the release by lower-case name: several where branches have one each.

        None where its text is hidden; an empty module has none.
        """
        key = (full_name, kind)
        if key not in self._methods:
            by_name: dict[str, list[IndexedMethod]] = {}
            for one in self.release.module(full_name, kind) or ():
                by_name.setdefault(one.name.lower(), []).append(one)
            self._methods[key] = None if self.hides(full_name, kind) else by_name
        return self._methods[key]

    def _base_name(self, full_name: str) -> str | None:
        found = self.base(full_name)
        return found.object.full_name if found else None

    @property
    def _root(self) -> str:
        return f"Configuration.{self.release.head.name}"

    def _find(self, full_name: str) -> Base | None:
        item = self._objects.get(full_name)
        if item and item.extended_uuid:
            found = self.release.with_uuid(item.extended_uuid)
            if found and found.kind == item.kind:
                return Base(found, By.IDENTIFIER)
        owner, _, short = _split(full_name)
        place = f"{self.name_there(owner)}.{short}" if owner else short
        named = self.release.object(place)
        return Base(named, By.NAME) if named else None

    @cached_property
    def _unread(self) -> frozenset[str]:
        return frozenset(self.release.head.unread)

    @cached_property
    def _objects(self) -> dict[str, MetadataObject]:
        return dict(self.content.by_name())

    @cached_property
    def _own(self) -> dict[str, MetadataObject]:
        """All objects but the root by their full names in lower case."""
        return {one.full_name.lower(): one for one in self.content.objects[1:]}


def _split(full_name: str) -> tuple[str, str, str]:
    """Return the owner's full name, a dot, and kind and name of the object itself."""
    parts = full_name.rsplit(".", 2)
    return (parts[0], ".", ".".join(parts[1:])) if len(parts) > 2 else ("", "", full_name)  # noqa: PLR2004
