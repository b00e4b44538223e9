"""A method that the extension intercepts is not in the release."""

from collections.abc import Iterator

from checks.code.interceptors import Manner
from checks.compatibility.events import is_event
from checks.compatibility.fitting import Fitting
from checks.compatibility.interceptions import Interception, interceptions
from checks.finding import Finding
from rules.catalogue import rule

RULE = rule("intercepted-method-absent")


def check(fitting: Fitting) -> Iterator[Finding]:
    """Yield the interceptors of methods that the module of the release does not have.

    At an event that the configuration does not handle, the extension's handler runs alone; only a text under control
    must be there.
    """
    for one in interceptions(fitting):
        if one.base is None and not _handles_event(one):
            yield one.finding(RULE, fitting)


def _handles_event(one: Interception) -> bool:
    manner, target = one.interceptor.manner, one.interceptor.target
    return manner is not Manner.CHANGE and is_event(one.source.unit.module.kind, target)
