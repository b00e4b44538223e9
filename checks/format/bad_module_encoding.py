"""A module's bytes are not text of their encoding."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.module_faults import at_modules
from checks.subject import Subject
from rules.catalogue import rule

RULE = rule("bad-module-encoding")


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each such module."""
    return at_modules(subject, RULE, lambda module: not module.valid)
