"""Code or a query names an object of metadata that neither the release nor the artifact has."""

from collections.abc import Iterator

from checks.compatibility.fitting import Fitting
from checks.compatibility.uses import COMMON_MODULE
from checks.finding import Finding
from rules.catalogue import rule

RULE = rule("named-object-absent")


def check(fitting: Fitting) -> Iterator[Finding]:
    """Yield each object, and each value of an enumeration that is there, at the first place that names it."""
    uses = fitting.sources.uses
    for name, places in uses.objects.items():
        if not (name.startswith(COMMON_MODULE.lower()) or fitting.has(name) or _is_told(fitting, name)):
            values = {"object": uses.written[name], "release": fitting.title, "places": str(len(places))}
            yield Finding(RULE, places[0].location, values, statement=values["object"])


def _is_told(fitting: Fitting, full_name: str) -> bool:
    """Tell a part of what is absent itself."""
    owner, _, _ = full_name.rpartition(".")[0].rpartition(".")
    return bool(owner) and not fitting.has(owner)
