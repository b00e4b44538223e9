"""A role gives the right to administrate the application."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.metadata.role_rights import find_root_right
from checks.subject import Subject
from rules.catalogue import rule

RULE = rule("role-gives-administration")


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each role that manages users and the base."""
    return find_root_right(RULE, subject, "Administration")
