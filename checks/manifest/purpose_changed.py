"""An update of an extension with another purpose."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.manifest.papers import Papers
from checks.manifest.stated import root_place
from onec.model import Purpose
from rules.catalogue import rule
from rules.rule import Text

RULE = rule("purpose-changed")

WORDS = {
    Purpose.PATCH: Text("исправление", "patch"),
    Purpose.CUSTOMISATION: Text("адаптация", "customisation"),
    Purpose.ADD_ON: Text("дополнение", "add-on"),
}


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding for an extension whose published version had another purpose."""
    published = papers.subject.published
    now = papers.content.properties.purpose if papers.is_extension and papers.content else None
    before = published.purpose if published else ""
    if now and before in WORDS and before != now:
        yield Finding(RULE, root_place(papers), {"before": WORDS[Purpose(before)], "now": WORDS[now]})
