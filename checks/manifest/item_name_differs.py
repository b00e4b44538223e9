"""The manifest calls the item otherwise than its code, or the properties of its object, do."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.manifest.papers import Papers
from checks.manifest.sides import in_manifest, keeps_default, presentations
from checks.manifest.stated import short
from rules.catalogue import rule

RULE = rule("item-name-differs")


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding where `Name` is neither what the code says nor, where it says nothing, the object's title."""
    said = papers.manifest.name if papers.manifest else None
    names = _names(papers)
    if papers.manifest and said and names and said.value.strip() not in [one.strip() for one in names]:
        values = {"manifest": short(said.value), "code": short(names[0])}
        yield Finding(RULE, in_manifest(papers.manifest, said.line), values)


def _names(papers: Papers) -> tuple[str, ...]:
    """Return what the item may be called, nothing where that cannot be determined."""
    described, content = papers.described, papers.content
    if content and papers.is_external and described and not keeps_default(described, described.name):
        told = described.name
        return (told.value,) if told and told.value is not None else ()
    if content and (papers.is_extension or described):
        return presentations(content.properties.synonym, content.properties.name)
    return ()
