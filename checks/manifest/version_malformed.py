"""A version is not made of numbers with dots between them."""

import re
from collections.abc import Iterator

from checks.finding import Finding
from checks.manifest.item_version_differs import differs
from checks.manifest.papers import Papers
from checks.manifest.sides import in_manifest
from checks.manifest.stated import short
from rules.catalogue import rule

RULE = rule("version-malformed")

FORM = re.compile(r"[0-9]+(?:\.[0-9]+){1,3}")
"""Two numbers are what the library describes; three and four are compared by it in the same way and are in wide use."""


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding at the manifest's version; of a bare report or data processor at the code's.

    A version that is not that of the code is told as such.
    """
    if papers.manifest:
        said = papers.manifest.version
        if said and not papers.manifest.of_extension and not FORM.fullmatch(said.value) and not differs(papers):
            yield Finding(RULE, in_manifest(papers.manifest, said.line), {"version": short(said.value)})
        return
    told = papers.described.version if papers.described else None
    if told and told.value is not None and not FORM.fullmatch(told.value):
        yield Finding(RULE, papers.at(told.place), {"version": short(told.value)})
