"""The commands are assigned to sections where the item belongs to objects, or the other way round."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.manifest.papers import Papers
from checks.manifest.sides import GLOBAL, in_manifest
from rules.catalogue import rule

RULE = rule("assignment-kind-unfit")

TO_SECTIONS = "ExtensionSubsystemsAssignment"
TO_OBJECTS = "ExtensionCatalogsAndDocumentsAssignment"
OF_NO_KIND = ("", "ExtensionAssignmentBase")
"""Types that the schema takes and no item has: what both others are made of, and none at all."""

NO_TYPE = "—"
"""Shown where there is none."""


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding where the type of the assignment is not that of the category.

    Types of no schema, and elements that a type does not have, are told by the check of the schema.
    """
    manifest = papers.manifest
    if not manifest or not manifest.category or not manifest.assignment:
        return
    expected = TO_SECTIONS if manifest.category.value in GLOBAL else TO_OBJECTS
    found = manifest.assignment.type
    plain = found in OF_NO_KIND and manifest.assignment.in_lists is None and manifest.assignment.in_objects is None
    if plain or (found in (TO_SECTIONS, TO_OBJECTS) and found != expected):
        values = {"kind": manifest.category.value.value, "found": found or NO_TYPE, "expected": expected}
        yield Finding(RULE, in_manifest(manifest, manifest.assignment.line), values)
