"""Code calls a method of the release with too few or too many arguments."""

from collections.abc import Iterator, Sequence

from checks.compatibility.callings import callings
from checks.compatibility.fitting import Fitting
from checks.compatibility.uses import Called
from checks.finding import Finding
from onec.release.model import IndexedMethod
from rules.catalogue import rule

RULE = rule("call-arguments-differ")


def check(fitting: Fitting) -> Iterator[Finding]:
    """Yield each number of arguments that no exported method of the name takes; of no method at all others tell."""
    for one in callings(fitting):
        there = [method for method in one.there if method.exported]
        for number, calls in _by_number(one.calls).items():
            if there and not any(_takes(method, number) for method in there):
                yield one.finding(RULE, fitting, calls, given=str(number), taken=_taken(there[0]))


def _by_number(calls: Sequence[Called]) -> dict[int, list[Called]]:
    found: dict[int, list[Called]] = {}
    for one in calls:
        found.setdefault(one.arguments, []).append(one)
    return found


def _takes(method: IndexedMethod, number: int) -> bool:
    return method.required <= number <= len(method.parameters)


def _taken(method: IndexedMethod) -> str:
    """Return how many arguments a method takes: `2`, or `1–3`."""
    least, most = method.required, len(method.parameters)
    return str(most) if least == most else f"{least}–{most}"
