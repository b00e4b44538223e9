"""An attribute, tabular section or value that the extension adopts is not in the release."""

from collections.abc import Iterator

from checks.compatibility.fitting import Fitting
from checks.finding import Finding, Location
from rules.catalogue import rule

RULE = rule("adopted-part-absent")


def check(fitting: Fitting) -> Iterator[Finding]:
    """Yield the adopted parts that the release lacks in an object that it has."""
    for one in fitting.adopted:
        if one.is_part and not fitting.base(one.full_name) and not fitting.lacks(one.owner):
            yield Finding(RULE, Location(object=one.full_name), {"object": one.full_name, "release": fitting.title})
