"""The manifest names another object than the file holds."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.manifest.papers import Papers
from checks.manifest.sides import in_manifest, same_name
from checks.manifest.stated import short
from rules.catalogue import rule

RULE = rule("object-name-differs")


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding where `ObjectName` is not the name of the root."""
    manifest, content = papers.manifest, papers.content
    said = manifest.object_name if manifest else None
    if manifest and said and content and not same_name(said.value, content.properties.name):
        values = {"manifest": short(said.value), "file": content.properties.name}
        yield Finding(RULE, in_manifest(manifest, said.line), values)
