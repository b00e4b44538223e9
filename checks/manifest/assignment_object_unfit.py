"""An object that the commands are assigned to is not of the type that the manifest says, or of no type that fits."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.manifest.assignment_kind_unfit import NO_TYPE, TO_OBJECTS, TO_SECTIONS, assignment_type
from checks.manifest.item_kinds import item_kinds
from checks.manifest.names import kind_of
from checks.manifest.papers import Papers
from checks.manifest.sides import in_manifest
from checks.manifest.stated import short
from onec.manifest import AssignmentObject
from rules.catalogue import rule

RULE = rule("assignment-object-unfit")

TYPES = {
    "catalog": "Catalog",
    "document": "Document",
    "businessprocess": "BusinessProcess",
    "task": "Task",
    "subsystem": "SubSystem",
}
"""By the kind in the name; an object of another kind has no type."""


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding for each object whose `ObjectType` is not that of its name, or that no such item has.

    A type may be left out, as the schema allows; one of no list is told by the check of the schema.
    """
    manifest = papers.manifest
    if not manifest or not manifest.assignment:
        return
    fitting = {manifest.assignment.type, *(assignment_type(kind) for kind in item_kinds(papers))}
    for one in manifest.assignment.objects:
        if not one.name or (one.type and one.type.value not in TYPES.values()):
            continue
        expected = _expected(one)
        of_section = expected == TYPES["subsystem"]
        strange = (TO_SECTIONS if of_section else TO_OBJECTS) not in fitting
        if strange or (one.type and one.type.value != expected):
            values = {
                "name": short(one.name.value),
                "found": one.type.value if one.type else NO_TYPE,
                "expected": TYPES["subsystem"] if strange and not of_section else expected or NO_TYPE,
            }
            yield Finding(
                RULE,
                in_manifest(manifest, one.type.line if one.type else one.name.line),
                values,
                statement=values["name"],
            )


def _expected(one: AssignmentObject) -> str:
    return TYPES.get(kind_of(one.name.value), "") if one.name else ""
