"""The extension adds a part to an adopted object under a name that the object has already."""

from collections.abc import Iterator

from checks.compatibility.fitting import Fitting
from checks.finding import Finding, Location
from rules.catalogue import rule

RULE = rule("own-part-clashes")


def check(fitting: Fitting) -> Iterator[Finding]:
    """Yield the extension's own parts of adopted objects whose name the release has there.

    Attributes, tabular sections, dimensions and resources of an object share their names; forms, commands and templates
    have names by kind.
    """
    for one in fitting.own:
        owner = fitting.name_called(one.owner) if one.owner else None
        if owner is None:
            continue
        kinds = _FIELDS if one.kind in _FIELDS else (one.kind,)
        there = next(filter(None, (fitting.release.object(f"{owner}.{kind}.{one.name}") for kind in kinds)), None)
        if there:
            values = {"object": one.full_name, "there": there.full_name, "release": fitting.title}
            yield Finding(RULE, Location(object=one.full_name), values)


_FIELDS = ("Attribute", "TabularSection", "Dimension", "Resource", "AddressingAttribute")
"""Parts that are members of one object."""
