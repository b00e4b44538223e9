"""Code does what nobody asked a permission for."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.manifest.papers import Papers
from checks.permissions.table import State
from checks.permissions.words import plain, shown
from rules.catalogue import rule

RULE = rule("permission-missing")


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding for each thing that is used, at its first place.

    A bare extension has nowhere to ask, and code without a self-description asks nothing at all: neither is told here.
    Nor is anything where a permission of the manifest is of a type that the schema refuses: nobody knows what it asks.
    """
    asked = papers.manifest.permissions if papers.manifest else ()
    if not all(one.namespace for one in asked):
        return
    for row in papers.permissions:
        if row.state is State.MISSING and row.said:
            yield Finding(RULE, row.used[0], {"what": shown(row.said)}, statement=plain(row.said))
