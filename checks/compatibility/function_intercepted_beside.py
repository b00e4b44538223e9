"""An interceptor stands before or behind a function, where only procedures can have one."""

from collections.abc import Iterator

from checks.code.interceptors import Manner
from checks.compatibility.fitting import Fitting
from checks.compatibility.interceptions import met
from checks.finding import Finding
from rules.catalogue import rule

RULE = rule("function-intercepted-beside")


def check(fitting: Fitting) -> Iterator[Finding]:
    """Yield the interceptors `&Перед` and `&После` of what the release has as a function."""
    for one, base in met(fitting):
        if base.is_function and one.interceptor.manner in {Manner.BEFORE, Manner.AFTER}:
            yield one.finding(RULE, fitting)
