"""A configuration that stands in a compatibility list twice."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from checks.finding import Finding
from checks.manifest.listed import MAX_COMPARED, Listed, in_card, in_lists
from checks.manifest.papers import Papers
from checks.manifest.stated import short
from rules.catalogue import rule
from rules.rule import Text

RULE = rule("compatibility-duplicate")


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding for each entry whose versions meet those of an earlier one of the same configuration."""
    yield from _repeated(in_lists(papers))
    yield from _repeated(in_card(papers))


def _repeated(entries: Iterable[Listed]) -> Iterator[Finding]:
    seen: defaultdict[tuple[str, str], list[Listed]] = defaultdict(list)
    for one in entries:
        earlier = seen[one.place.entry, one.key]
        if first := next((other for other in earlier if _meet(one, other)), None):
            values: dict[str, str | Text] = {"name": short(one.name), "first": _first(first), "paper": one.paper}
            yield Finding(RULE, one.place, values, statement=short(one.name))
        if len(earlier) < MAX_COMPARED:
            earlier.append(one)


def _meet(one: Listed, other: Listed) -> bool:
    return one.versions is not None and other.versions is not None and one.versions.meets(other.versions)


def _first(one: Listed) -> Text:
    """Return where and with what the first entry stands."""
    versions, line = one.shown_versions, one.place.line
    return Text(f"{versions.ru}, строка {line}", f"{versions.en}, line {line}") if line else versions
