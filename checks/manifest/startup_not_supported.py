"""A command is started in a way that the service does not know, or that its kind of item does not have."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.manifest.item_kinds import item_kind
from checks.manifest.papers import Papers
from checks.manifest.sides import known
from checks.manifest.stated import short
from onec.manifest import Category
from onec.self_description import Use
from rules.catalogue import rule

RULE = rule("startup-not-supported")


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding for each row of the code that imports a file, or fills a form where the item fills no objects."""
    kind = item_kind(papers)
    for row in papers.described.commands if papers.described else ():
        use = known(row.use)
        fills = use is Use.FORM_FILL and kind not in (None, Category.OBJECT_FILLING)
        if row.use and use and (use is Use.IMPORT or fills):
            values = {"id": short(known(row.id) or ""), "use": use.value, "kind": kind.value if kind else ""}
            yield Finding(RULE, papers.at(row.use.place), values, statement=values["id"])
