"""What an item says of itself in the words of its author, whichever place the words are taken from."""

from typing import NamedTuple

from checks.finding import Location
from checks.manifest.papers import Papers
from checks.manifest.sides import keeps_default


class Information(NamedTuple):
    """The words and where they stand."""

    text: str
    place: Location


def information(papers: Papers) -> Information | None:
    """Return what the code says, or the comment of the object where it says nothing; None where it is not known."""
    described, content = papers.described, papers.content
    if not content or not papers.member:
        return None
    comment = Information(content.properties.comment, Location(papers.member.entry, content.objects[0].full_name))
    if papers.is_extension:
        return comment
    if not described or not papers.is_external:
        return None
    if keeps_default(described, described.information):
        return comment._replace(place=papers.at(described.place))
    told = described.information
    return Information(told.value, papers.at(told.place)) if told and told.value is not None else None
