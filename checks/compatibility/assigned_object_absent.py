"""An external report or data processor wants to be shown where the configuration has no object."""

from collections.abc import Iterator

from checks.compatibility.fitting import Fitting
from checks.finding import Finding
from rules.catalogue import rule

RULE = rule("assigned-object-absent")


def check(fitting: Fitting) -> Iterator[Finding]:
    """Yield the objects that the release lacks, where it has another one of them: if it has none, that is told."""
    absent = [one for one in fitting.sources.assigned if not fitting.release.object(one.full_name)]
    if len(absent) < len(fitting.sources.assigned):
        for one in absent:
            yield Finding(RULE, one.location, {"object": one.full_name, "release": fitting.title})
