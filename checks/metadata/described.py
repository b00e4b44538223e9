"""Objects of metadata that checks look at, with the file each is in."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from checks.finding import Location
from checks.subject import Member, Subject
from onec.model import Content, FileKind, MetadataObject

ROOT_PREFIX = "Configuration."
"""How the full name of a configuration's or extension's root begins."""

CHANGED = 3
"""State of a property that an extension changes in an adopted object."""


class Described(NamedTuple):
    """An object of metadata and the file it is in; `objects` are all of the file by their full names."""

    member: Member
    content: Content
    item: MetadataObject
    objects: Mapping[str, MetadataObject]

    @property
    def owner(self) -> MetadataObject | None:
        """The object that this one belongs to, None for one of the root's own."""
        return self.objects.get(self.item.owner)

    @property
    def place(self) -> Location:
        """Where a finding about this object is."""
        return Location(self.member.entry, self.item.full_name)


def in_add_ons(subject: Subject, *kinds: str) -> Iterator[Described]:
    """Yield the objects of some kinds, of all by default; what stands in a configuration is nobody's add-on."""
    for member in subject.members:
        content = member.file.content if member.file else None
        if content and content.kind is not FileKind.CONFIGURATION:
            objects = content.by_name()
            for item in content.objects:
                if not kinds or item.kind in kinds:
                    yield Described(member, content, item, objects)


def in_extensions(subject: Subject, *kinds: str) -> Iterator[Described]:
    """Yield the objects of some kinds, of all by default, that extensions have."""
    return (one for one in in_add_ons(subject, *kinds) if one.content.kind is FileKind.EXTENSION)


def roots(subject: Subject) -> Iterator[Described]:
    """Yield the roots of the add-ons: extensions, external data processors and reports."""
    return (one for one in in_add_ons(subject) if one.item is one.content.objects[0])


def is_changed(item: MetadataObject) -> bool:
    """Tell whether an extension changes an adopted object.

    A container and a newer dump mark what is changed; of an older dump it is known by what is written at all.
    """
    if item.states:
        return any(state == CHANGED for _, state in item.states)
    return bool(item.handlers or item.sources)
