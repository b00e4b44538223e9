"""The parameters of an interceptor are not those of the method in the release."""

from collections.abc import Iterator

from checks.compatibility.fitting import Fitting
from checks.compatibility.interceptions import met
from checks.finding import Finding
from rules.catalogue import rule

RULE = rule("intercepted-parameters-differ")


def check(fitting: Fitting) -> Iterator[Finding]:
    """Yield the interceptors that take another number of parameters; their names do not matter.

    Handlers of an event are called by the platform each for itself, and may leave out parameters.
    """
    for one, base in met(fitting):
        here, there = len(one.header.parameters), len(base.parameters)
        if here != there and not one.handles_event:
            yield one.finding(RULE, fitting, here=str(here), there=str(there))
