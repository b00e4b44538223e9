"""A module is hidden by a password."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.module_faults import at_modules
from checks.subject import Subject
from onec.model import ModuleState
from rules.catalogue import rule

RULE = rule("protected-module")


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each such module."""
    return at_modules(subject, RULE, lambda module: module.state is ModuleState.PROTECTED)
