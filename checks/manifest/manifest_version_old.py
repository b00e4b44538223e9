"""The manifest is of the old version, which knows nothing of security profiles."""

from collections.abc import Iterator

from checks.finding import Finding, Location
from checks.manifest.papers import Papers
from rules.catalogue import rule

RULE = rule("manifest-version-old")

OLD = "1.0.0.1"


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding for each manifest of a report or data processor in version 1.0.0.1."""
    for manifest in papers.documents.manifests:
        if manifest.schema == OLD and not manifest.of_extension:
            yield Finding(RULE, Location(manifest.entry, line=manifest.line), {"version": OLD})
