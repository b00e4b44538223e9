"""A permission for add-ins names none in particular."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.manifest.papers import Papers
from checks.permissions.width import wide_add_in
from rules.catalogue import rule

RULE = rule("add-in-too-wide")


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding for each such permission."""
    for one in papers.sides.asking or ():
        value = wide_add_in(one)
        if value is not None:
            yield Finding(RULE, one.place, {"value": value}, statement=value)
