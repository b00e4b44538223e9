"""A name prefix that Designer gave and nobody changed."""

import re
from collections.abc import Iterator

from checks.finding import Finding
from checks.manifest.papers import Papers
from checks.manifest.stated import root_place
from rules.catalogue import rule

RULE = rule("default-prefix")

_DEFAULT = re.compile(r"(расш|ext)\d*_", re.IGNORECASE)


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding for an extension with the default prefix."""
    if papers.is_extension and papers.content and _DEFAULT.fullmatch(papers.content.properties.prefix):
        yield Finding(RULE, root_place(papers), {"prefix": papers.content.properties.prefix})
