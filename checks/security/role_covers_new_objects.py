"""A role gives rights to objects that do not exist yet."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.metadata.described import in_extensions
from checks.subject import Subject
from rules.catalogue import rule

RULE = rule("role-covers-new-objects")


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each own role with that flag; of an adopted one it is the configuration's."""
    for one in in_extensions(subject, "Role"):
        if not one.item.adopted and one.item.rights and one.item.rights.new_objects:
            yield Finding(RULE, one.place, {"role": one.item.name})
