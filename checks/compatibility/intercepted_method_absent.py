"""A method that the extension intercepts is not in the release."""

from collections.abc import Iterator

from checks.compatibility.fitting import Fitting
from checks.compatibility.interceptions import interceptions
from checks.finding import Finding
from rules.catalogue import rule

RULE = rule("intercepted-method-absent")


def check(fitting: Fitting) -> Iterator[Finding]:
    """Yield the interceptors of methods that the module of the release does not have."""
    for one in interceptions(fitting):
        if one.base is None:
            yield one.finding(RULE, fitting)
