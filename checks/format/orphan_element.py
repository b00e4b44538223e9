"""An element belongs to an object that no list of metadata names."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.reader_faults import noted
from checks.subject import Subject
from rules.catalogue import rule

RULE = rule("orphan-element")


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each place where it was met."""
    return noted(subject, RULE)
