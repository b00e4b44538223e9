"""The manifest describes the item in other words than its code, or the comment of its object."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.manifest.information import information
from checks.manifest.papers import Papers
from checks.manifest.sides import in_manifest
from checks.manifest.stated import short
from rules.catalogue import rule

RULE = rule("description-differs")


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding where `Description` says something else; that it says nothing is another rule's."""
    said = papers.manifest.description if papers.manifest else None
    if not papers.manifest or not said or not said.value.strip():
        return
    found = information(papers)
    if found and _words(found.text) != _words(said.value):
        values = {"manifest": short(said.value), "code": short(found.text)}
        yield Finding(RULE, in_manifest(papers.manifest, said.line), values)


def _words(text: str) -> str:
    """Return a text with one kind of line end: XML has no other, whatever the code joins its lines by."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()
