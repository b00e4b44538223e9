"""Code calls a method that its module in the release keeps to itself."""

from collections.abc import Iterator

from checks.compatibility.callings import callings
from checks.compatibility.fitting import Fitting
from checks.finding import Finding
from rules.catalogue import rule

RULE = rule("called-method-not-exported")


def check(fitting: Fitting) -> Iterator[Finding]:
    """Yield each method that is called and has no `Экспорт` in the release."""
    for one in callings(fitting):
        if one.there and not any(method.exported for method in one.there):
            yield one.finding(RULE, fitting, one.calls)
