"""Reads in which modules a rule looks."""

from onec.classes import ModuleKind
from onec.model import FileKind
from rules.language.pattern import Modules
from rules.language.place import Place
from rules.language.words import FLAGS


def modules(place: Place) -> Modules:
    """Return in which modules a rule looks."""
    place.allow("kinds", "not_kinds", "files", "flags", "adopted", "client", "managed")
    return Modules(
        kinds=place.child("kinds").choices(ModuleKind) if place.has("kinds") else (),
        not_kinds=place.child("not_kinds").choices(ModuleKind) if place.has("not_kinds") else (),
        files=place.child("files").choices(FileKind) if place.has("files") else (),
        flags=flags(place.child("flags")) if place.has("flags") else (),
        adopted=place.child("adopted").truth() if place.has("adopted") else None,
        client=place.child("client").truth() if place.has("client") else None,
        managed=place.child("managed").truth() if place.has("managed") else None,
    )


def flags(place: Place) -> tuple[tuple[str, bool], ...]:
    """Return flags of a common module with their values."""
    place.allow(*FLAGS)
    return tuple((key, place.child(key).truth()) for key in place.members())
