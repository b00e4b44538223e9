"""A permission is asked for that no code needs."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.manifest.papers import Papers
from checks.permissions.table import State
from checks.permissions.words import plain, shown
from rules.catalogue import rule

RULE = rule("permission-spare")


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding for each permission that surely nothing of the file uses on the server."""
    for row in papers.permissions:
        place = row.asked or row.told
        if row.state is State.SPARE and row.said and place:
            yield Finding(RULE, place, {"what": shown(row.said)}, statement=plain(row.said))
