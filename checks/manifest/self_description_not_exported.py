"""The function that describes the add-on cannot be called from outside its module."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.manifest.papers import Papers
from rules.catalogue import rule

RULE = rule("self-description-not-exported")


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding at the function."""
    described = papers.described
    if described and not described.exported:
        yield Finding(RULE, papers.at(described.place), {"name": described.place.method})
