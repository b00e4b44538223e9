"""Calls of an artifact side by side with the methods of the release that they are for."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checks.compatibility.fitting import Fitting
from checks.compatibility.platform_words import is_of_manager
from checks.compatibility.uses import Called
from checks.finding import Finding
from onec.classes import ModuleKind
from onec.release.model import IndexedMethod
from rules.rule import Rule, Text


class Calling(NamedTuple):
    """Calls of one method, and the methods of its name that the release has; none: it has none.

    Attributes:
        name: of the method with that of its owner, as the code has it.
    """

    name: str
    calls: Sequence[Called]
    there: Sequence[IndexedMethod]

    def finding(self, rule: Rule, fitting: Fitting, calls: Sequence[Called], **values: str | Text) -> Finding:
        """Return a finding at the first of some calls, which tells how many there are."""
        return Finding(
            rule,
            calls[0].place.location,
            {"method": self.name, "release": fitting.title, "places": str(len(calls)), **values},
            statement=self.name,
        )


def callings(fitting: Fitting) -> Iterator[Calling]:
    """Yield what is called of common modules and managers that the release has and whose text it shows.

    Left out is what the artifact itself has there, and what managers have of the platform.
    """
    uses, own = fitting.sources.uses, fitting.sources.methods
    for owner, by_method in uses.calls.items():
        there = fitting.name_called(owner)
        if there is None:
            continue
        kind = next(iter(by_method.values()))[0].module
        methods = fitting.methods_there(there, kind)
        mine = own.get((owner, kind), frozenset())
        for method, calls in by_method.items():
            if methods is None or method in mine or (kind is ModuleKind.MANAGER and is_of_manager(method)):
                continue
            first = calls[0].place
            name = f"{uses.written[owner].partition('.')[2]}.{first.source.spelling(first.at)}"
            yield Calling(name, calls, methods.get(method, ()))
