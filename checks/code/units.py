"""The modules of an artifact with all that is known around each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from checks.subject import Member, Subject
from onec.bsl.code import Surroundings
from onec.bsl.size import fits
from onec.model import Content, MetadataObject, Module, ModuleState

_HEADER: Final = re.compile(r'//[^\r\n]*+|"[^"]*+"|\b(?:процедура|функция|procedure|function)\s++(\w++)')
"""A header, wherever in a line it stands; comments and texts are stepped over."""


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
    """Return what the common modules of an artifact define, by their names; all in lower case.

    A module that is adopted, or cannot be read, defines what its text here does, which may be nothing.
    """
    found: dict[str, frozenset[str]] = {}
    for member in subject.members:
        if member.file:
            content = member.file.content
            found.update({one.name.lower(): frozenset() for one in content.objects if one.kind == "CommonModule"})
            found.update({_common_name(one): _methods(one) for one in content.modules if _common_name(one)})
    return found


def _common_name(module: Module) -> str:
    kind, _, name = module.object.partition(".")
    return name.lower() if kind == "CommonModule" else ""


def _methods(module: Module) -> frozenset[str]:
    if module.state is not ModuleState.READABLE or not fits(module):
        return frozenset()
    return frozenset(_HEADER.findall(module.text.lower())) - {""}


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
