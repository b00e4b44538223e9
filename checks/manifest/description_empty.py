"""Descriptions from which nobody learns what the item does."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.manifest.descriptions import descriptions, is_computed
from checks.manifest.papers import Papers
from checks.manifest.stated import root_place, short, stated_titles
from rules.catalogue import rule
from rules.rule import Text

RULE = rule("description-empty")

NOTHING = Text("описания нет", "there is no description")

FEWEST_CHARS = 20
"""Letters and signs, blanks left out, of a verb with its objects."""


def check(papers: Papers) -> Iterator[Finding]:
    """Yield one finding where every description is too short or only repeats the title.

    Where there is none, a bare data processor or report without help is found; a kit's manifest and an extension's
    comment have rules of their own.
    """
    if papers.content is None or is_computed(papers) or _is_told_elsewhere(papers):
        return
    found = list(descriptions(papers))
    titles = {_plain(one.text) for one in stated_titles(papers)} | {_plain(papers.content.properties.name)}
    if any(len(_plain(one.text)) >= FEWEST_CHARS and _plain(one.text) not in titles for one in found):
        return
    if found:
        longest = max(found, key=lambda one: len(one.text))
        yield Finding(RULE, longest.place, {"text": Text(f"«{short(longest.text)}»", f"“{short(longest.text)}”")})
    elif papers.is_external and papers.subject.kit is None and not papers.content.objects[0].help_chars:
        yield Finding(RULE, root_place(papers), {"text": NOTHING})


def _is_told_elsewhere(papers: Papers) -> bool:
    """Tell whether the manifest's description is empty or missing, which other rules find."""
    said = papers.manifest.description if papers.manifest else None
    return papers.manifest is not None and not (said and said.value.strip())


def _plain(text: str) -> str:
    return "".join(text.split()).casefold()
