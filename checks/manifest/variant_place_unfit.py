"""A report variant is placed into what is no section."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.manifest.names import kind_of
from checks.manifest.papers import Papers
from checks.manifest.sides import in_manifest
from checks.manifest.stated import short
from rules.catalogue import rule

RULE = rule("variant-place-unfit")


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding for each place of a variant whose name is not that of a section or of the start page."""
    manifest = papers.manifest
    for variant in manifest.variants if manifest else ():
        for one in variant.assignments:
            if manifest and one.object_name and kind_of(one.object_name.value) != "subsystem":
                name = short(one.object_name.value)
                yield Finding(RULE, in_manifest(manifest, one.object_name.line), {"name": name}, statement=name)
