"""The container in front of a 64-bit one is not the stub of the platform."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.reader_faults import refused
from checks.subject import Subject
from rules.catalogue import rule

RULE = rule("stub-mismatch")


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each file refused for it."""
    return refused(subject, RULE)
