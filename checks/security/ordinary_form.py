"""A form of an add-on works in the ordinary application alone."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.metadata.described import in_add_ons
from checks.subject import Subject
from rules.catalogue import rule

RULE = rule("ordinary-form")


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each ordinary form."""
    for one in in_add_ons(subject, "Form", "CommonForm"):
        if one.item.form and not one.item.form.managed and not one.item.adopted:
            yield Finding(RULE, one.place, {"name": one.item.name})
