"""An item that no paper gives a configuration to."""

from collections.abc import Iterator

from checks.finding import Finding, Location
from checks.manifest.papers import Papers
from rules.catalogue import rule

RULE = rule("configurations-not-declared")


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding for a card without targets that comes with no compatibility list."""
    card = papers.subject.card
    if card is not None and not card.targets and not papers.documents.compatibility:
        yield Finding(RULE, Location())
