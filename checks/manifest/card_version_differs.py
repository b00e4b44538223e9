"""A card for another version than the file has."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.manifest.papers import Papers
from checks.manifest.stated import short, stated_version
from rules.catalogue import rule

RULE = rule("card-version-differs")


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding where card and file both have a version, and they differ."""
    declared = papers.subject.card.version.strip() if papers.subject.card else ""
    stated = stated_version(papers)
    if declared and stated and declared != stated.text:
        yield Finding(RULE, stated.place, {"declared": short(declared), "stated": short(stated.text)})
