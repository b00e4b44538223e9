"""Content of the artifact that is neither metadata nor module: what else could carry a payload."""

from collections.abc import Iterator

from checks.finding import Location
from checks.subject import Subject
from onec.templates import FOREIGN, Template


def template_contents(subject: Subject) -> Iterator[tuple[Template, Location, bytes]]:
    """Yield each piece of content of each template, picture and foreign element; one is in memory at a time."""
    for member in subject.members:
        for template in member.file.templates if member.file else ():
            owner = "" if template.type == FOREIGN else template.object
            place = Location(member.place(template.entry), owner)
            for data in template.contents():
                yield template, place, data


def contents(subject: Subject) -> Iterator[tuple[Location, str, bytes]]:
    """Yield the place, a title for people and the bytes of every such content, of the kit's entries the first ones."""
    for template, place, data in template_contents(subject):
        yield place, template.object, data
    for name, head in subject.other_entries:
        yield Location(name), name, head
