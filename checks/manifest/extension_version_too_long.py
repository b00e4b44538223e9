"""A version of an extension that the catalogue of the service does not hold."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.manifest.papers import Papers
from checks.manifest.stated import root_place
from checks.manifest.versions import MAX_VERSION_CHARS
from rules.catalogue import rule

RULE = rule("extension-version-too-long")


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding for a version above the length of the catalogue."""
    version = papers.content.properties.version.strip() if papers.is_extension and papers.content else ""
    if len(version) > MAX_VERSION_CHARS:
        yield Finding(RULE, root_place(papers), {"count": str(len(version)), "limit": str(MAX_VERSION_CHARS)})
