"""The manifest has report variants, and the item is no report."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.manifest.item_kinds import item_kinds
from checks.manifest.papers import Papers
from checks.manifest.sides import REPORTS, in_manifest
from rules.catalogue import rule

RULE = rule("variants-of-no-report")


def check(papers: Papers) -> Iterator[Finding]:
    """Yield one finding, at the first variant."""
    manifest = papers.manifest
    if manifest and manifest.category and manifest.variants and not item_kinds(papers) & REPORTS:
        values = {"kind": manifest.category.value.value}
        yield Finding(RULE, in_manifest(manifest, manifest.variants[0].line), values)
