"""Which request of the author speaks of a finding: shown beside it, and nothing is left out for it."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from checks.finding import AuthorRequest
from onec.bsl.requests import Request, RequestTool
from rules.foreign_checks import foreign_checks
from rules.rule import Rule


class AuthorRequests:
    """The requests of one module."""

    __slots__ = ("_by_check",)

    def __init__(self, found: Iterable[Request]) -> None:
        by_check: dict[tuple[RequestTool, str], list[Request]] = {}
        for one in sorted(found, key=lambda one: one.first):
            by_check.setdefault((one.tool, one.check), []).append(one)
        self._by_check = {check: _Ranges(requests) for check, requests in by_check.items()}

    def about(self, rule: Rule, line: int) -> AuthorRequest | None:
        """Return the request about a finding of this rule on this line, the latest of them; None where there is none.

        A request names our code or name, a check of another analyser that we know by our code, or all checks at once.
        """
        if not self._by_check:
            return None
        ranges = (self._by_check.get(check) for check in _checks(rule))
        found = [one for each in ranges if each and (one := each.at(line))]
        latest = max(found, key=lambda one: one.line, default=None)
        return AuthorRequest(latest.tool, latest.comment) if latest else None


class _Ranges:
    """Requests about one check, asked by line in logarithmic time, however they overlap."""

    __slots__ = ("_firsts", "_furthest")

    def __init__(self, requests: Sequence[Request]) -> None:
        self._firsts = [one.first for one in requests]
        self._furthest: list[Request] = []
        for one in requests:
            before = self._furthest[-1] if self._furthest else one
            self._furthest.append(one if one.last >= before.last else before)

    def at(self, line: int) -> Request | None:
        """Return a request whose range holds the line: of those that begin before it the one that ends last."""
        number = bisect_right(self._firsts, line) - 1
        one = self._furthest[number] if number >= 0 else None
        return one if one and one.last >= line else None


def _checks(rule: Rule) -> Iterator[tuple[RequestTool, str]]:
    """Yield what a request about findings of a rule may name."""
    yield RequestTool.OTK, rule.id.lower()
    yield RequestTool.OTK, rule.name
    for tool in (RequestTool.BSLLS, RequestTool.EDT):
        yield tool, ""
        for check, codes in foreign_checks()[tool].items():
            if rule.id in codes:
                yield tool, check
