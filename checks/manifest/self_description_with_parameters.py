"""The function that describes the add-on wants parameters that nobody passes."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.manifest.papers import Papers
from rules.catalogue import rule

RULE = rule("self-description-with-parameters")


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding at the function."""
    described = papers.described
    if described and described.parameters:
        values = {"name": described.place.method, "count": str(described.parameters)}
        yield Finding(RULE, papers.at(described.place), values)
