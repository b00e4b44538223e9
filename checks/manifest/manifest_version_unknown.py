"""A document of the kit has a version of its format that nobody knows."""

from collections.abc import Iterator

from checks.finding import Finding, Location
from checks.manifest.papers import Papers
from onec.manifest import SchemaProblem
from rules.catalogue import rule
from rules.rule import Text

RULE = rule("manifest-version-unknown")


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding for each document whose namespace ends in no version known."""
    for fault in papers.documents.faults:
        if fault.problem is SchemaProblem.UNKNOWN_VERSION:
            version = Text(f"«{fault.found}»", f"“{fault.found}”")
            values: dict[str, str | Text] = {
                "version": version,
                "known": ", ".join(one or '""' for one in fault.expected),
            }
            yield Finding(RULE, Location(fault.entry, line=fault.line), values, statement=fault.element)
