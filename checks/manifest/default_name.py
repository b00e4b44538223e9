"""A name that Designer gave and nobody changed."""

import re
from collections.abc import Iterator

from checks.finding import Finding
from checks.manifest.papers import Papers
from checks.manifest.stated import root_place
from rules.catalogue import rule

RULE = rule("default-name")

_DEFAULT = re.compile(
    r"(расширение|extension|внешняяобработка|externaldataprocessor|внешнийотч[её]т|externalreport)\d*", re.IGNORECASE
)


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding for an extension, data processor or report of a default name."""
    if (papers.is_extension or papers.is_external) and papers.content:
        name = papers.content.properties.name
        if _DEFAULT.fullmatch(name):
            yield Finding(RULE, root_place(papers), {"name": name})
