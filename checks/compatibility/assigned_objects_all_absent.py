"""An external report or data processor is not shown anywhere in the configuration."""

from collections.abc import Iterator

from checks.compatibility.fitting import Fitting
from checks.finding import Finding
from rules.catalogue import rule

RULE = rule("assigned-objects-all-absent")


def check(fitting: Fitting) -> Iterator[Finding]:
    """Yield a finding where the release has none of the objects that the item is assigned to."""
    assigned = fitting.sources.assigned
    if assigned and not any(fitting.release.object(one.full_name) for one in assigned):
        values = {"object": assigned[0].full_name, "number": str(len(assigned)), "release": fitting.title}
        yield Finding(RULE, assigned[0].location, values)
