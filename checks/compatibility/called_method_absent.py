"""Code calls a method that a common module or manager of the release does not have."""

from collections.abc import Iterator

from checks.compatibility.callings import callings
from checks.compatibility.fitting import Fitting
from checks.finding import Finding
from rules.catalogue import rule

RULE = rule("called-method-absent")


def check(fitting: Fitting) -> Iterator[Finding]:
    """Yield each method that is called and that neither the release nor the artifact has in this module."""
    for one in callings(fitting):
        if not one.there:
            yield one.finding(RULE, fitting, one.calls)
