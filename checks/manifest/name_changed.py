"""An update with another name than the published version has."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.manifest.kind_changed import kinds
from checks.manifest.papers import Papers
from checks.manifest.stated import root_place, short
from rules.catalogue import rule

RULE = rule("name-changed")


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding where the name differs; a file of another kind has a name of its own."""
    published, content = papers.subject.published, papers.content
    if published and published.name and content and not kinds(papers):
        name = content.properties.name
        if name.casefold() != published.name.casefold():
            yield Finding(RULE, root_place(papers), {"name": name, "published": short(published.name)})
