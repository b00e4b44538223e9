"""Two report variants have one key."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.manifest.papers import Papers
from checks.manifest.sides import in_manifest
from checks.manifest.stated import short
from rules.catalogue import rule

RULE = rule("variant-repeated")


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding for each variant whose key an earlier one has."""
    manifest = papers.manifest
    seen: set[str] = set()
    for variant in manifest.variants if manifest else ():
        if manifest and variant.key:
            key = variant.key.value.strip().lower()
            if key in seen:
                shown = short(variant.key.value)
                yield Finding(RULE, in_manifest(manifest, variant.key.line), {"key": shown}, statement=shown)
            seen.add(key)
