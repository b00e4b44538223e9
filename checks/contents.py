"""Content of the artifact that is neither metadata nor module: what else could carry a payload."""

from collections.abc import Iterator
from dataclasses import dataclass

from checks.finding import Location
from checks.subject import Subject
from onec.templates import FOREIGN, ORPHAN, OTHER

SCRIPT_SUFFIXES = [
    ".exe",
    ".dll",
    ".so",
    ".dylib",
    ".com",
    ".scr",
    ".msi",
    ".cpl",
    ".bat",
    ".cmd",
    ".ps1",
    ".vbs",
    ".vbe",
    ".js",
    ".jse",
    ".wsf",
    ".hta",
    ".jar",
    ".lnk",
    ".reg",
    ".sh",
]
"""Of files that a system runs at a click."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of content.

    Attributes:
        place: where it is.
        title: what people call it.
        type: of the carrier, `entry` for one of a kit.
        data: its bytes, of an entry the first ones.
        suffix: of a file that a system would run, "" for every other.
    """

    place: Location
    title: str
    type: str
    data: bytes
    suffix: str = ""

    @property
    def is_file(self) -> bool:
        """Whether somebody put it there as a file: a template, a picture, an element that does not belong there."""
        return self.type != OTHER


def contents(subject: Subject) -> Iterator[Piece]:
    """Yield every piece of content; one is in memory at a time."""
    for member in subject.members:
        for carrier in member.file.templates if member.file else ():
            owner = "" if carrier.type in (FOREIGN, ORPHAN) else carrier.object
            place = Location(member.place(carrier.entry), owner)
            suffix = _suffix(carrier.entry) if carrier.type == FOREIGN else ""
            for data in carrier.contents():
                yield Piece(place, carrier.object, carrier.type, data, suffix)
    for name, head in subject.other_entries:
        yield Piece(Location(name), name, "entry", head, _suffix(name))


def _suffix(name: str) -> str:
    return next((suffix for suffix in SCRIPT_SUFFIXES if name.lower().endswith(suffix)), "")
