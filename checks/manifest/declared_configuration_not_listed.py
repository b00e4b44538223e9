"""A card that promises more than the compatibility list."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from checks.finding import Finding, Location
from checks.manifest.listed import Listed, by_name, in_card, in_lists
from checks.manifest.papers import Papers
from checks.manifest.stated import short
from checks.manifest.versions import Range
from rules.catalogue import rule

if TYPE_CHECKING:
    from rules.rule import Text

RULE = rule("declared-configuration-not-listed")


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding for each configuration of the card that the lists of the kit do not have, where there are any."""
    listed = by_name(in_lists(papers))
    for one in in_card(papers) if listed else ():
        same = listed.get(one.key, ())
        if one.versions is None or any(other.versions is None for other in same):
            continue  # a version that cannot be read is told already
        if not any(_suits(other, one.versions) for other in same):
            place = same[0].place if same else Location(papers.documents.compatibility[0].entry)
            values: dict[str, str | Text] = {"name": short(one.name), "versions": one.shown_versions}
            yield Finding(RULE, place, values, statement=short(one.name))


def _suits(listed: Listed, wanted: Range) -> bool:
    """Tell whether an entry has what the card declares: all of a range, of exact versions at least one."""
    has = listed.versions
    return has is not None and (has.holds(wanted) if listed.is_range else has.meets(wanted))
