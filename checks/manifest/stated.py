"""What the artifact calls itself, and where: its name, title and version, from the paper that the service goes by."""

from typing import NamedTuple

from checks.finding import Location
from checks.manifest.papers import Papers
from onec.manifest import Said
from onec.model import Content

MAX_SHOWN_CHARS = 100
"""Of a text from the artifact in a message."""


class Stated(NamedTuple):
    """A text and where it stands."""

    text: str
    place: Location


def root_place(papers: Papers) -> Location:
    """Return where properties of the main file are."""
    content = papers.content
    return Location(papers.member.entry if papers.member else "", content.objects[0].full_name if content else "")


def stated_version(papers: Papers) -> Stated | None:
    """Return the version of the item: of the manifest, else of the extension or the self-description; None if unknown.

    A version that is empty, or that the code computes, is unknown too.
    """
    if manifest := papers.manifest:
        return _said(manifest.version, manifest.entry)
    if papers.is_extension and papers.content:
        version = papers.content.properties.version.strip()
        return Stated(version, root_place(papers)) if version else None
    told = papers.described.version if papers.described else None
    return Stated(told.value, papers.at(told.place)) if told and told.value else None


def stated_titles(papers: Papers) -> list[Stated]:
    """Return the titles that users may see, any of which the card may have."""
    if manifest := papers.manifest:
        said = _said(manifest.name, manifest.entry)
        return [said] if said else []
    told = papers.described.name if papers.described else None
    if told:
        return [Stated(told.value, papers.at(told.place))] if told.value else []
    content = papers.content
    return [Stated(text, root_place(papers)) for text in _titles(content) if text] if content else []


def _titles(content: Content) -> list[str]:
    properties = content.properties
    return [text for _, text in properties.synonym] or [properties.name]


def _said(said: Said[str] | None, entry: str) -> Stated | None:
    return Stated(said.value.strip(), Location(entry, line=said.line)) if said and said.value.strip() else None


def short(text: str) -> str:
    """Return a text of an artifact as a message shows it: on one line, and cut where nobody would read on."""
    words = " ".join(text[: MAX_SHOWN_CHARS * 10].split())
    return words if len(words) <= MAX_SHOWN_CHARS else f"{words[:MAX_SHOWN_CHARS]}…"
