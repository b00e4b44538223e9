"""An extension that needs a newer platform than its card declares."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.manifest.papers import Papers
from checks.manifest.stated import root_place
from checks.manifest.versions import numbers
from rules.catalogue import rule

RULE = rule("compatibility-above-platform")

MODE_PARTS = 3
"""A compatibility mode names no build."""


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding where the extension's compatibility mode is newer than the declared platform."""
    card, content = papers.subject.card, papers.content
    if card is None or not card.platform or not papers.is_extension or content is None:
        return
    mode = content.properties.extension_compatibility_mode or content.properties.compatibility_mode or ""
    needed, declared = numbers(mode), numbers(".".join(card.platform.split(".")[:MODE_PARTS]))
    if needed is not None and declared is not None and needed > declared:
        yield Finding(RULE, root_place(papers), {"mode": mode, "platform": card.platform})
