"""The manifest chooses other objects for the commands than the code is meant for."""

from collections.abc import Iterator

from checks.finding import Finding, Location
from checks.manifest.assignment_switched_off import all_off
from checks.manifest.item_kinds import item_kind
from checks.manifest.names import ANY, kind_of, normal
from checks.manifest.papers import Papers
from checks.manifest.sides import GLOBAL, in_manifest
from checks.manifest.stated import short
from onec.manifest import Assignment, AssignmentObject, Manifest
from onec.self_description import SelfDescription
from rules.catalogue import rule
from rules.rule import Text

RULE = rule("purpose-differs")

ONLY_MANIFEST = Text("в манифесте включён, а в коде не назван", "is enabled in the manifest and not named in code")
ONLY_CODE = Text("в коде назван, а в манифесте не включён", "is named in code and not enabled in the manifest")


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding for each object that only one side chooses.

    An item for sections has no purpose in code. `Справочник.*` is every object of its kind that the manifest lists.
    That nothing at all is switched on is another rule's, and so is an object whose element the schema refused.
    """
    manifest, described = papers.manifest, papers.described
    if (
        not manifest
        or not manifest.assignment
        or not manifest.assignment.objects
        or not described
        or item_kind(papers) in {*GLOBAL, None}
        or all_off(manifest.assignment)
    ):
        return
    in_code = () if papers.has_strays("Assignment") else _only_in_code(manifest, described)
    for name, place, what in (*_only_in_manifest(manifest, described), *in_code):
        yield Finding(RULE, place, {"name": short(name), "what": what}, statement=f"{short(name)} {what.en}")


def _only_in_manifest(manifest: Manifest, described: SelfDescription) -> Iterator[tuple[str, Location, Text]]:
    """Yield what is switched on and not meant, where all that is meant is known; what is no name is told elsewhere."""
    if described.gaps or described.purpose_gaps or any(told.value is None for told in described.purpose):
        return
    meant = {normal(told.value) for told in described.purpose if told.value is not None}
    for one in manifest.assignment.objects if manifest.assignment else ():
        if one.name and one.enabled and one.enabled.value and kind_of(one.name.value):
            name = one.name.value
            if normal(name) not in meant and f"{kind_of(name)}.{ANY}" not in meant:
                yield name, in_manifest(manifest, one.name.line), ONLY_MANIFEST


def _only_in_code(manifest: Manifest, described: SelfDescription) -> Iterator[tuple[str, Location, Text]]:
    """Yield what is meant and not switched on: of a pattern each listed object, the pattern itself where none is."""
    if not manifest.assignment or any(one.name is None for one in manifest.assignment.objects):
        return
    listed = _listed(manifest.assignment)
    of_kind: dict[str, list[AssignmentObject]] = {}
    for one in listed.values():
        of_kind.setdefault(kind_of(_name(one)), []).append(one)
    meant = {normal(told.value): told.value for told in described.purpose if told.value is not None}
    place = in_manifest(manifest, manifest.assignment.line)
    for name, written in meant.items():
        kind, _, last = name.rpartition(".")
        fitting = of_kind.get(kind, []) if last == ANY else []
        for one in fitting or filter(None, [listed.get(name)]):
            if _is_off(one):
                yield _name(one), in_manifest(manifest, one.line), ONLY_CODE
        if not fitting and name not in listed:
            yield written, place, ONLY_CODE


def _listed(assignment: Assignment) -> dict[str, AssignmentObject]:
    """Return the objects of the assignment by their names as they are compared; of several one that is switched on."""
    return {normal(one.name.value): one for one in sorted(assignment.objects, key=_is_off, reverse=True) if one.name}


def _name(one: AssignmentObject) -> str:
    return one.name.value if one.name else ""


def _is_off(one: AssignmentObject) -> bool:
    """Tell an object that is switched off; what the schema's check tells of counts as on."""
    return one.enabled is not None and not one.enabled.value
