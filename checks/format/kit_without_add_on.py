"""The kit holds no file of 1C:Enterprise at all."""

from collections.abc import Iterator

from checks.finding import Finding, Location
from checks.subject import Subject
from rules.catalogue import rule

RULE = rule("kit-without-add-on")


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for a kit without an extension, a data processor or a report."""
    if subject.kit and not subject.members:
        yield Finding(RULE, Location())
