"""A compatibility list that promises more than the card."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from checks.finding import Finding
from checks.manifest.listed import by_name, in_card, in_lists
from checks.manifest.papers import Papers
from checks.manifest.stated import short
from rules.catalogue import rule

if TYPE_CHECKING:
    from rules.rule import Text

RULE = rule("listed-configuration-not-declared")


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding for each entry of a list that lies outside what the card declares, where it declares any."""
    declared = by_name(in_card(papers))
    for one in in_lists(papers) if declared else ():
        same = declared.get(one.key, ())
        if one.versions is None or any(other.versions is None for other in same):
            continue  # a version that cannot be read is told already
        if not any(other.versions and other.versions.holds(one.versions) for other in same):
            values: dict[str, str | Text] = {"name": short(one.name), "versions": one.shown_versions}
            yield Finding(RULE, one.place, values, statement=short(one.name))
