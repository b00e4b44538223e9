"""A role gives the right to administrate all data."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.metadata.role_rights import find_root_right
from checks.subject import Subject
from rules.catalogue import rule

RULE = rule("role-gives-data-administration")


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each role that gives service operations over all data."""
    return find_root_right(RULE, subject, "DataAdministration")
