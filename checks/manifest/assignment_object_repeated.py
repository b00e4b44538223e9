"""A list of places names an object or section twice."""

from collections.abc import Iterable, Iterator

from checks.finding import Finding
from checks.manifest.names import normal
from checks.manifest.papers import Papers
from checks.manifest.sides import in_manifest
from checks.manifest.stated import short
from onec.manifest import Said
from rules.catalogue import rule

RULE = rule("assignment-object-repeated")


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding for each name that an earlier one of its list is: of the commands, and of each report variant."""
    manifest = papers.manifest
    if not manifest:
        return
    lists: list[list[Said[str] | None]] = [
        [one.name for one in manifest.assignment.objects] if manifest.assignment else []
    ]
    lists += [[one.object_name for one in variant.assignments] for variant in manifest.variants]
    for names in lists:
        for said in _repeated(names):
            name = short(said.value)
            yield Finding(RULE, in_manifest(manifest, said.line), {"name": name}, statement=name)


def _repeated(names: Iterable[Said[str] | None]) -> Iterator[Said[str]]:
    seen: set[str] = set()
    for said in names:
        if said and normal(said.value) in seen:
            yield said
        seen.add(normal(said.value) if said else "")
