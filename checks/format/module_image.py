"""A module carries a compiled image beside its text."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.module_faults import at_modules
from checks.subject import Subject
from rules.catalogue import rule

RULE = rule("module-image")


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each such module."""
    return at_modules(subject, RULE, lambda module: module.image)
