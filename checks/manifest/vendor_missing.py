"""An extension that does not say whose it is."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.manifest.papers import Papers
from checks.manifest.stated import root_place
from rules.catalogue import rule

RULE = rule("vendor-missing")


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding for an extension without a vendor."""
    if papers.is_extension and papers.content and not papers.content.properties.vendor.strip():
        yield Finding(RULE, root_place(papers), {"name": papers.content.properties.name})
