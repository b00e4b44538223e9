"""A role gives the right to install extensions."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.metadata.role_rights import find_root_right
from checks.subject import Subject
from rules.catalogue import rule

RULE = rule("role-gives-extension-administration")


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each role that installs extensions."""
    return find_root_right(RULE, subject, "ConfigurationExtensionsAdministration")
