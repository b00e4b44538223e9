"""The archive is under the old encryption and too large to be read so."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.reader_faults import refused
from checks.subject import Subject
from rules.catalogue import rule

RULE = rule("zip-crypt-too-large")


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each file refused for it."""
    return refused(subject, RULE)
