"""A method that the extension intercepts is not in the release."""

from collections.abc import Iterator

from checks.compatibility.fitting import Fitting
from checks.compatibility.interceptions import interceptions
from checks.finding import Finding
from rules.catalogue import rule

RULE = rule("intercepted-method-absent")


def check(fitting: Fitting) -> Iterator[Finding]:
    """Yield the interceptors of methods that the module of the release does not have.

    At an event that the configuration does not handle, the extension's handler runs alone; only a text under control
    must be there.
    """
    for one in interceptions(fitting):
        if one.base is None and not one.handles_event:
            yield one.finding(RULE, fitting)
