"""The manifest names a variant that the report does not have."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.manifest.papers import Papers
from checks.manifest.report_schema import report_variants
from checks.manifest.sides import in_manifest
from checks.manifest.stated import short
from rules.catalogue import rule

RULE = rule("variant-not-in-schema")


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding for each key that is none of the main data composition schema of the report."""
    manifest = papers.manifest
    keys = report_variants(papers) if manifest and manifest.variants else None
    if not manifest or keys is None:
        return
    known = {key.strip().lower() for key in keys}
    for variant in manifest.variants:
        if variant.key and variant.key.value.strip().lower() not in known:
            key = short(variant.key.value)
            yield Finding(RULE, in_manifest(manifest, variant.key.line), {"key": key}, statement=key)
