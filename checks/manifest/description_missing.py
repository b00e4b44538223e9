"""The manifest has an empty description."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.manifest.papers import Papers
from checks.manifest.sides import in_manifest
from rules.catalogue import rule

RULE = rule("description-missing")


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding where `Description` is there and says nothing; what a poor one is worth another rule tells."""
    said = papers.manifest.description if papers.manifest else None
    if papers.manifest and said and not said.value.strip():
        yield Finding(RULE, in_manifest(papers.manifest, said.line))
