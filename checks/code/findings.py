"""Findings from the places that rules found in a module."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from checks.author_requests import AuthorRequests
from checks.code.places import Places
from checks.code.units import Unit
from checks.finding import Finding, Step
from rules.language.hit import Hit
from rules.rule import Rule

MAX_SHOWN = 200
"""Of one rule in one module that come with the lines around them; no report shows more."""


class Found(NamedTuple):
    """A place that a rule found, the words of the statement it stands in, and the way that data take to it."""

    hit: Hit
    statement: str
    flow: tuple[Step, ...] = ()


class FindingMaker:
    """Makes findings of the places in one module; its text is in memory while this is."""

    __slots__ = ("_made", "_places", "_requests", "_unit")

    def __init__(self, unit: Unit, requests: AuthorRequests | None = None, places: Places | None = None) -> None:
        """Take a module, and what of it is known already: to read either costs time."""
        self._unit = unit
        self._places = places or Places(unit, unit.module.text)
        self._requests = requests or self._places.requests()
        self._made: Counter[str] = Counter()

    @property
    def requests(self) -> AuthorRequests:
        """What the author asks analysers of this module."""
        return self._requests

    def make(self, rules: Mapping[str, Rule], found: Iterable[Found]) -> Iterator[Finding]:
        """Yield the findings of some places."""
        for hit, statement, flow in found:
            rule = rules[hit.rule]
            self._made[rule.id] += 1
            place = self._places.at(hit.offset, hit.method, snippet=self._made[rule.id] <= MAX_SHOWN)
            yield Finding(
                rule,
                place,
                {"object": self._unit.module.object, "module": self._unit.module.kind.value, **hit.values},
                statement=statement,
                flow=flow,
                capability=hit.capability,
                author_request=self._requests.about(rule, place.line or 0),
            )
