"""The code does not say of what kind the add-on is."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.manifest.papers import Papers
from rules.catalogue import rule

RULE = rule("kind-missing")


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding where the structure surely has no kind, or an empty one."""
    described = papers.described
    if not described or not described.is_function or not described.returns_structure or described.gaps:
        return
    kind = described.kind
    if kind is None or (kind.value is None and not kind.why and not kind.written.strip()):
        yield Finding(RULE, papers.at(kind.place if kind else described.place), {"name": described.place.method})
