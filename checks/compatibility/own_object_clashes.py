"""The extension adds an object under a name that the configuration has already."""

from collections.abc import Iterator

from checks.compatibility.fitting import Fitting
from checks.finding import Finding, Location
from rules.catalogue import rule

RULE = rule("own-object-clashes")


def check(fitting: Fitting) -> Iterator[Finding]:
    """Yield the extension's own objects, parts of objects left out, whose kind and name the release has."""
    for one in fitting.own:
        if not one.owner and fitting.release.object(one.full_name):
            yield Finding(RULE, Location(object=one.full_name), {"object": one.full_name, "release": fitting.title})
