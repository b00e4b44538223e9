"""An adopted role gets rights to objects of the configuration."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.metadata.described import in_extensions
from checks.metadata.role_rights import HARMLESS, is_own
from checks.subject import Subject
from rules.catalogue import rule

RULE = rule("borrowed-role-widened")


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each object of the configuration on which an adopted role gives rights."""
    for one in in_extensions(subject, "Role"):
        if not one.item.adopted or one.item.rights is None:
            continue
        for given in one.item.rights.objects:
            rights = [right for right in given.allowed if right not in HARMLESS]
            if rights and not is_own(given.object, one.objects):
                values = {"role": one.item.name, "object": given.object, "rights": ", ".join(rights)}
                yield Finding(RULE, one.place, values)
