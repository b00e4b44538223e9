"""The commands are assigned to sections where the item belongs to objects, or the other way round."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.manifest.papers import Papers
from checks.manifest.sides import GLOBAL, in_manifest
from rules.catalogue import rule

RULE = rule("assignment-kind-unfit")

TO_SECTIONS = "ExtensionSubsystemsAssignment"
TO_OBJECTS = "ExtensionCatalogsAndDocumentsAssignment"


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding where the type of the assignment is not that of the category; unknown types are the schema's."""
    manifest = papers.manifest
    if not manifest or not manifest.category or not manifest.assignment:
        return
    expected = TO_SECTIONS if manifest.category.value in GLOBAL else TO_OBJECTS
    found = manifest.assignment.type
    if found in (TO_SECTIONS, TO_OBJECTS) and found != expected:
        values = {"kind": manifest.category.value.value, "found": found, "expected": expected}
        yield Finding(RULE, in_manifest(manifest, manifest.assignment.line), values)
