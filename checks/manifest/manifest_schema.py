"""A document of the kit departs from its schema."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from checks.finding import Finding, Location
from checks.manifest.papers import Papers
from checks.manifest.schema_words import found, problem, wanted
from onec.manifest import SchemaProblem
from rules.catalogue import rule

if TYPE_CHECKING:
    from rules.rule import Text

RULE = rule("manifest-schema")


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding for each departure of each document; an unknown version has a rule of its own."""
    for fault in papers.documents.faults:
        if fault.problem is SchemaProblem.UNKNOWN_VERSION:
            continue
        words = {"problem": problem(fault), "found": found(fault), "wanted": wanted(fault)}
        values: dict[str, str | Text] = {**words, "element": fault.element}
        same = f"{fault.element} {fault.problem} {fault.found}"
        yield Finding(RULE, Location(fault.entry, line=fault.line), values, statement=same)
