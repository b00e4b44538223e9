"""A role gives the right to open external data processors and reports."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.metadata.role_rights import find_root_right
from checks.subject import Subject
from rules.catalogue import rule

RULE = rule("role-opens-external-files")


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each role that opens files that nobody audited."""
    return find_root_right(RULE, subject, "InteractiveOpenExtDataProcessors", "InteractiveOpenExtReports")
