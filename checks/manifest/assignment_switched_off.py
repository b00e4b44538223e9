"""No object or section is chosen for the commands: nobody would see them."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.manifest.papers import Papers
from checks.manifest.sides import in_manifest
from onec.manifest import Assignment
from rules.catalogue import rule

RULE = rule("assignment-switched-off")


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding where every object of the assignment is switched off."""
    manifest = papers.manifest
    if manifest and manifest.assignment and all_off(manifest.assignment):
        yield Finding(RULE, in_manifest(manifest, manifest.assignment.line))


def all_off(assignment: Assignment) -> bool:
    """Tell whether there are objects, and every one is switched off."""
    return bool(assignment.objects) and all(one.enabled and not one.enabled.value for one in assignment.objects)
