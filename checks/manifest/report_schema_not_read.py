"""The manifest names variants of a report whose data composition schema cannot be read."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.manifest.papers import Papers
from checks.manifest.report_schema import report_variants
from checks.manifest.sides import in_manifest
from onec.model import FileKind
from rules.catalogue import rule

RULE = rule("report-schema-not-read")


def check(papers: Papers) -> Iterator[Finding]:
    """Yield one finding, at the first variant: somebody has to look whether the variants are there."""
    manifest, content = papers.manifest, papers.content
    if not manifest or not manifest.variants or not content or content.kind is not FileKind.REPORT:
        return
    if report_variants(papers) is None:
        yield Finding(RULE, in_manifest(manifest, manifest.variants[0].line))
