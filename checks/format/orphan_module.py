"""A module belongs to an object that no list of metadata names."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.module_faults import at_modules
from checks.subject import Subject
from rules.catalogue import rule

RULE = rule("orphan-module")


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each such module."""
    return at_modules(subject, RULE, lambda module: module.orphan)
