"""No object or section is chosen for the commands: nobody would see them."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.manifest.papers import Papers
from checks.manifest.sides import in_manifest
from rules.catalogue import rule

RULE = rule("assignment-switched-off")


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding where every object of the assignment is switched off."""
    manifest = papers.manifest
    if not manifest or not manifest.assignment:
        return
    objects = manifest.assignment.objects
    if objects and all(one.enabled and not one.enabled.value for one in objects):
        yield Finding(RULE, in_manifest(manifest, manifest.assignment.line))
