"""The two sides that are held against each other: what the manifest says, and what the code tells of itself."""

from typing import TypeVar

from checks.finding import Location
from onec.manifest import Category, Manifest
from onec.model import FileKind, Localised
from onec.self_description import SelfDescription, Told

T = TypeVar("T")

REPORTS = frozenset({Category.REPORT, Category.CONTEXT_REPORT})
GLOBAL = frozenset({Category.REPORT, Category.DATA_PROCESSOR})
"""Kinds that are shown in sections; all others belong to objects."""


def in_manifest(manifest: Manifest, line: int) -> Location:
    """Return the place of a line of a manifest."""
    return Location(manifest.entry, line=line)


def known(told: Told[T] | None) -> T | None:
    """Return the value that the code gives, None where it gives none or it cannot be determined."""
    return told.value if told else None


def keeps_default(described: SelfDescription, told: Told[T] | None) -> bool:
    """Tell whether a key surely has the value that the library's function begins with.

    The library copies what it is given over such a structure, so it need not be begun by that function.
    """
    return told is None and described.returns_structure and not described.gaps


def same_name(one: str, other: str) -> bool:
    """Tell whether two names are one for the platform."""
    return one.strip().lower() == other.strip().lower()


def presentations(synonym: Localised, name: str) -> tuple[str, ...]:
    """Return what an object may be called on the screen: its synonym in any language, without one its name."""
    return tuple(text for _, text in synonym if text) or (name,)


def file_kind(category: Category) -> FileKind:
    """Return the kind of file that an item of this kind lies in.

    Source: registration by the library of standard subsystems, which compares the two.
    """
    return FileKind.REPORT if category in REPORTS else FileKind.DATA_PROCESSOR
