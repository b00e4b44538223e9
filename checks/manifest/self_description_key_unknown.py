"""The structure has a key that the library does not read."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.manifest.papers import Papers
from checks.manifest.stated import short
from rules.catalogue import rule

RULE = rule("self-description-key-unknown")


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding at each key.

    It is advice: the library copies the structure into its own and reads the keys it knows, so nothing breaks.
    """
    for told in papers.described.unknown_keys if papers.described else ():
        yield Finding(RULE, papers.at(told.place), {"key": short(told.value or "")}, statement=told.value or "")
