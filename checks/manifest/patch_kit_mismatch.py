"""A kit with the manifest of a patch whose extension is none."""

from collections.abc import Iterator

from checks.finding import Finding, Location
from checks.manifest.papers import Papers
from onec.model import Purpose
from rules.catalogue import rule

RULE = rule("patch-kit-mismatch")

PATCH_NAME = "EF"
"""How the names of patches begin; delivery-kit.md section 2."""


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding at the manifest of a patch beside an extension that the library would not take for one."""
    if papers.documents.patches and papers.is_extension and papers.content:
        patch, properties = papers.documents.patches[0], papers.content.properties
        if properties.purpose is not Purpose.PATCH or not properties.name.upper().startswith(PATCH_NAME):
            yield Finding(RULE, Location(patch.entry, line=patch.line), {"name": properties.name})
