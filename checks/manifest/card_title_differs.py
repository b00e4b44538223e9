"""A card with another title than the file."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.manifest.papers import Papers
from checks.manifest.stated import short, stated_titles
from rules.catalogue import rule

RULE = rule("card-title-differs")


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding where none of the titles of the file is the card's; case and blanks do not count."""
    declared = papers.subject.card.title if papers.subject.card else ""
    titles = stated_titles(papers)
    if declared.strip() and titles and _plain(declared) not in [_plain(one.text) for one in titles]:
        values = {"declared": short(declared), "stated": short(titles[0].text)}
        yield Finding(RULE, titles[0].place, values)


def _plain(title: str) -> str:
    return " ".join(title.split()).casefold()
