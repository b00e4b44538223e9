"""A version of an extension that cannot be compared part by part."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.manifest.papers import Papers
from checks.manifest.stated import root_place, short
from checks.manifest.versions import numbers
from rules.catalogue import rule

RULE = rule("extension-version-not-in-parts")


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding for a version that is not numbers with dots between them."""
    version = papers.content.properties.version.strip() if papers.is_extension and papers.content else ""
    if version and numbers(version) is None:
        yield Finding(RULE, root_place(papers), {"version": short(version)})
