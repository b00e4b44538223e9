"""An extension without a title."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.manifest.papers import Papers
from checks.manifest.stated import root_place
from rules.catalogue import rule

RULE = rule("synonym-missing")


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding for an extension whose synonym is empty in every language."""
    if (
        papers.is_extension
        and papers.content
        and not any(text.strip() for _, text in papers.content.properties.synonym)
    ):
        yield Finding(RULE, root_place(papers), {"name": papers.content.properties.name})
