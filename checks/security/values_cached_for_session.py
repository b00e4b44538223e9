"""A common module of an add-on keeps what its functions return until the session ends."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.metadata.described import in_add_ons
from checks.subject import Subject
from rules.catalogue import rule

RULE = rule("values-cached-for-session")

FOR_SESSION = 2


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each own module that runs on the server and reuses values during the session."""
    for one in in_add_ons(subject, "CommonModule"):
        flags = one.item.flags
        if flags and not one.item.adopted and flags.server and flags.reuse == FOR_SESSION:
            yield Finding(RULE, one.place, {"name": one.item.name})
