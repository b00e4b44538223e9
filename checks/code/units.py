"""The modules of an artifact with all that is known around each."""

from collections.abc import Iterator
from dataclasses import dataclass

from checks.subject import Member, Subject
from onec.bsl.code import Surroundings
from onec.bsl.size import fits
from onec.model import Content, MetadataObject, Module, ModuleState


@dataclass(frozen=True, slots=True)
class Unit:
    """A module that can be read, and what surrounds it."""

    member: Member
    module: Module
    around: Surroundings


def units(subject: Subject) -> Iterator[Unit]:
    """Yield the modules whose text can be read and is not too large, in the order of the files."""
    for member in subject.members:
        if member.file is None:
            continue
        content = member.file.content
        objects = content.by_name()
        for module in content.modules:
            if module.state is ModuleState.READABLE and fits(module):
                yield Unit(member, module, _around(content, objects.get(module.object), module))


def common_modules(subject: Subject) -> dict[str, frozenset[str]]:
    """Return the common modules of an artifact by their lower-case names; what they export is not told here."""
    names = [
        name
        for member in subject.members
        if member.file
        for name in (
            *(one.full_name for one in member.file.content.objects),
            *(one.object for one in member.file.content.modules),  # of loose texts there is no metadata
        )
    ]
    kind = "CommonModule."
    return {name[len(kind) :].lower(): frozenset() for name in names if name.startswith(kind)}


def _around(content: Content, owner: MetadataObject | None, module: Module) -> Surroundings:
    return Surroundings(
        object=module.object,
        kind=module.kind,
        file_kind=content.kind,
        flags=owner.flags if owner else None,
        adopted=bool(owner and owner.adopted),
        attributes=_attributes(owner),
        entry=module.entry,
        managed=owner.form.managed if owner and owner.form else None,
    )


def _attributes(owner: MetadataObject | None) -> frozenset[str]:
    """Return the names of a form's attributes, by which its module knows what the user typed."""
    return frozenset(one.name.lower() for one in owner.form.attributes) if owner and owner.form else frozenset()
