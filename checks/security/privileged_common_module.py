"""A common module of an add-on runs with all rights."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.metadata.described import in_add_ons
from checks.subject import Subject
from rules.catalogue import rule

RULE = rule("privileged-common-module")


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each own common module with that flag."""
    for one in in_add_ons(subject, "CommonModule"):
        if not one.item.adopted and one.item.flags and one.item.flags.privileged:
            yield Finding(RULE, one.place, {"name": one.item.name})
