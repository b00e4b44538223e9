"""The identifier of an adopted object belongs to an object of another kind in the release."""

from collections.abc import Iterator

from checks.compatibility.fitting import Fitting
from checks.finding import Finding, Location
from rules.catalogue import rule

RULE = rule("adopted-identifier-of-another-kind")


def check(fitting: Fitting) -> Iterator[Finding]:
    """Yield the adopted objects and parts whose identifier is that of something else."""
    for one in fitting.adopted:
        there = fitting.release.with_uuid(one.extended_uuid) if one.extended_uuid else None
        if there is not None and there.kind != one.kind:
            values = {"object": one.full_name, "there": there.full_name, "release": fitting.title}
            yield Finding(RULE, Location(object=one.full_name), values)
