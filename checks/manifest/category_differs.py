"""The manifest says another kind of item than the code does."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.manifest.papers import Papers
from checks.manifest.sides import in_manifest
from rules.catalogue import rule

RULE = rule("category-differs")


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding where `Category` is not the counterpart of the code's `Вид`."""
    said = papers.manifest.category if papers.manifest else None
    told = papers.described.kind if papers.described else None
    if papers.manifest and said and told and told.value and said.value is not told.value:
        values = {"manifest": said.value.value, "code": told.value.value, "line": str(told.place.line)}
        yield Finding(RULE, in_manifest(papers.manifest, said.line), values)
