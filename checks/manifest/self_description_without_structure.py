"""The function that describes the add-on returns something else than a structure."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.manifest.papers import Papers
from rules.catalogue import rule

RULE = rule("self-description-without-structure")


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding at the function; that a procedure returns nothing is told of elsewhere."""
    described = papers.described
    if described and described.is_function and not described.returns_structure:
        yield Finding(RULE, papers.at(described.place), {"name": described.place.method})
