"""What is written for people about the item: description, information, comment, help, the words of the card."""

from collections.abc import Iterator

from checks.finding import Location
from checks.manifest.papers import Papers
from checks.manifest.stated import Stated, root_place


def descriptions(papers: Papers) -> Iterator[Stated]:
    """Yield each short description that is not empty; the help is none."""
    card, content = papers.subject.card, papers.content
    if card and card.description.strip():
        yield Stated(card.description.strip(), Location())
    for manifest in papers.documents.manifests:
        if manifest.description and manifest.description.value.strip():
            yield Stated(manifest.description.value.strip(), Location(manifest.entry, line=manifest.description.line))
    told = papers.described.information if papers.described else None
    if told and told.value and told.value.strip():
        yield Stated(told.value.strip(), papers.at(told.place))
    if content and content.properties.comment.strip():
        yield Stated(content.properties.comment.strip(), root_place(papers))


def is_computed(papers: Papers) -> bool:
    """Tell whether the code puts a description together at run time, so that nobody can say what it is."""
    told = papers.described
    return told is not None and bool(told.gaps or (told.information and told.information.value is None))


def help_texts(papers: Papers) -> list[str] | None:
    """Return what the helps of the file say; None where one of them is too long to have been kept."""
    objects = papers.content.objects if papers.content else ()
    if any(item.help_chars and not item.help_text for item in objects):
        return None
    return [item.help_text for item in objects if item.help_text]
