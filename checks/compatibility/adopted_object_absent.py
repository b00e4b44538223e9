"""An object that the extension adopts is not in the release."""

from collections.abc import Iterator

from checks.compatibility.fitting import Fitting
from checks.finding import Finding, Location
from rules.catalogue import rule

RULE = rule("adopted-object-absent")


def check(fitting: Fitting) -> Iterator[Finding]:
    """Yield the adopted objects that the release has neither under their identifier nor under their name.

    What belongs to such an object is absent with it and is not told again; parts of objects have a check of their own.
    """
    for one in fitting.adopted:
        if not one.is_part and not fitting.base(one.full_name) and not fitting.lacks(one.owner):
            yield Finding(RULE, Location(object=one.full_name), {"object": one.full_name, "release": fitting.title})
