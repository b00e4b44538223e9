"""The manifest chooses other objects for the commands than the code is meant for."""

from collections.abc import Iterator

from checks.finding import Finding, Location
from checks.manifest.item_kinds import item_kind
from checks.manifest.names import ANY, kind_of, normal
from checks.manifest.papers import Papers
from checks.manifest.sides import GLOBAL, in_manifest
from checks.manifest.stated import short
from onec.manifest import Assignment, Manifest
from onec.self_description import SelfDescription
from rules.catalogue import rule
from rules.rule import Text

RULE = rule("purpose-differs")

ONLY_MANIFEST = Text("в манифесте включён, а в коде не назван", "is enabled in the manifest and not named in code")
ONLY_CODE = Text("в коде назван, а в манифесте не включён", "is named in code and not enabled in the manifest")


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding for each object that only one side chooses.

    An item for sections has no purpose in code. `Справочник.*` is every object of its kind that the manifest lists.
    """
    manifest, described = papers.manifest, papers.described
    if (
        not manifest
        or not manifest.assignment
        or not manifest.assignment.objects
        or not described
        or item_kind(papers) in {*GLOBAL, None}
    ):
        return
    for name, place, what in (*_only_in_manifest(manifest, described), *_only_in_code(manifest, described)):
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
    of_kind: dict[str, list[str]] = {}
    for name in listed:
        of_kind.setdefault(kind_of(name), []).append(name)
    meant = {normal(told.value): told.value for told in described.purpose if told.value is not None}
    place = in_manifest(manifest, manifest.assignment.line)
    for name, written in meant.items():
        kind, _, last = name.rpartition(".")
        fitting = of_kind.get(kind, []) if last == ANY else []
        if fitting:
            yield from ((f"{written}: {one}", place, ONLY_CODE) for one in fitting if not listed[one])
        elif not listed.get(name, False):
            yield written, place, ONLY_CODE


def _listed(assignment: Assignment) -> dict[str, bool]:
    """Return whether each object of the assignment is switched on; what the schema's check tells of counts as on."""
    return {normal(one.name.value): not one.enabled or one.enabled.value for one in assignment.objects if one.name}
