"""A role lets people delete past the control of references."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.metadata.described import in_extensions
from checks.subject import Subject
from rules.catalogue import rule

RULE = rule("role-deletes-interactively")

# The standard lists them and leaves out InteractiveDeleteMarked, which a role of its own may give.
RIGHTS = frozenset(
    {
        "InteractiveDelete",
        "InteractiveDeletePredefinedData",
        "InteractiveSetDeletionMarkPredefinedData",
        "InteractiveClearDeletionMarkPredefinedData",
        "InteractiveDeleteMarkedPredefinedData",
    }
)


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each object on which a role gives such rights."""
    for one in in_extensions(subject, "Role"):
        for given in one.item.rights.objects if one.item.rights else ():
            rights = [right for right in given.allowed if right in RIGHTS]
            if rights:
                values = {"role": one.item.name, "object": given.object, "rights": ", ".join(rights)}
                yield Finding(RULE, one.place, values)
