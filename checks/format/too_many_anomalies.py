"""The file has more oddities than any real one."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.reader_faults import refused
from checks.subject import Subject
from rules.catalogue import rule

RULE = rule("too-many-anomalies")


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each file refused for it."""
    return refused(subject, RULE)
