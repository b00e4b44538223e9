"""A permission for files covers a whole disk."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.manifest.papers import Papers
from checks.permissions.width import wide_folder
from rules.catalogue import rule

RULE = rule("folder-too-wide")


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding for each such permission."""
    for one in papers.sides.asking or ():
        value = wide_folder(one)
        if value is not None:
            yield Finding(RULE, one.place, {"value": value}, statement=value)
