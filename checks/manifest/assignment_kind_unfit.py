"""The commands are assigned to sections where the item belongs to objects, or the other way round."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.manifest.item_kinds import item_kinds
from checks.manifest.papers import Papers
from checks.manifest.sides import GLOBAL, in_manifest
from onec.manifest import Assignment, Category
from rules.catalogue import rule

RULE = rule("assignment-kind-unfit")

TO_SECTIONS = "ExtensionSubsystemsAssignment"
TO_OBJECTS = "ExtensionCatalogsAndDocumentsAssignment"
KINDS = (TO_SECTIONS, TO_OBJECTS)
OF_NO_KIND = ("", "ExtensionAssignmentBase")
"""Types that the schema takes and no item has: what both others are made of, and none at all."""

NO_TYPE = "—"
"""Shown where there is none."""


def assignment_type(kind: Category) -> str:
    """Return the type of the assignment of an item."""
    return TO_SECTIONS if kind in GLOBAL else TO_OBJECTS


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding where the type of the assignment is not that of the category.

    Types of no schema, and elements that a type does not have, are told by the check of the schema.
    """
    manifest = papers.manifest
    if not manifest or not manifest.category or not manifest.assignment:
        return
    expected = assignment_type(manifest.category.value)
    fitting = {assignment_type(kind) for kind in item_kinds(papers)}
    found = manifest.assignment.type
    if (found in OF_NO_KIND and _is_sound(papers, manifest.assignment)) or (found in KINDS and found not in fitting):
        values = {"kind": manifest.category.value.value, "found": found or NO_TYPE, "expected": expected}
        yield Finding(RULE, in_manifest(manifest, manifest.assignment.line), values)


def _is_sound(papers: Papers, assignment: Assignment) -> bool:
    """Tell whether the check of the schema has nothing to say of an assignment without a kind of its own."""
    told = any(fault.line == assignment.line for fault in papers.documents.faults)
    return not told and assignment.in_lists is None and assignment.in_objects is None
