"""A role gives rights that belong to the administrator of the application."""

from collections.abc import Iterator
from itertools import groupby

from checks.finding import Finding
from checks.metadata.role_rights import root_rights
from checks.subject import Subject
from rules.catalogue import rule

RULE = rule("role-gives-service-rights")

RIGHTS = frozenset(
    {
        "TechnicalSpecialistMode",
        "ActiveUsers",
        "EventLog",
        "ExclusiveMode",
        "ExclusiveModeTerminationAtSessionStart",
        "CollaborationSystemInfoBaseRegistration",
        "ThickClient",
        "ExternalConnection",
        "Automation",
    }
)


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each role with such rights, which it names."""
    for place, group in groupby(root_rights(subject, RIGHTS), key=lambda pair: pair[0].place):
        pairs = list(group)
        values = {"role": pairs[0][0].item.name, "rights": ", ".join(right for _, right in pairs)}
        yield Finding(RULE, place, values)
