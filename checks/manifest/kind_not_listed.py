"""The kind is none that the library knows."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.manifest.papers import Papers
from checks.manifest.stated import short
from rules.catalogue import rule

RULE = rule("kind-not-listed")


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding at a kind outside the list of the library in the language of the function."""
    described = papers.described
    kind = described.kind if described else None
    if described and kind and kind.value is None and not kind.why and kind.written.strip():
        values = {"kind": short(kind.written), "name": described.place.method}
        yield Finding(RULE, papers.at(kind.place), values)
