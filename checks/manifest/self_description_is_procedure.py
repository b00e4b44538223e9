"""What should describe the add-on returns nothing."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.manifest.papers import Papers
from rules.catalogue import rule

RULE = rule("self-description-is-procedure")


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding at the procedure."""
    described = papers.described
    if described and not described.is_function:
        yield Finding(RULE, papers.at(described.place), {"name": described.place.method})
