"""The kind of an item, which the manifest says and the code says."""

from checks.manifest.papers import Papers
from checks.manifest.sides import known
from onec.manifest import Category


def item_kind(papers: Papers) -> Category | None:
    """Return the kind as the code says it, else as the manifest does; None where neither tells."""
    told = papers.described.kind if papers.described else None
    said = papers.manifest.category if papers.manifest else None
    return known(told) or (said.value if said else None)


def item_kinds(papers: Papers) -> frozenset[Category]:
    """Return the kinds that either side says: where they differ that is told, and what fits one of them is no fault."""
    told = papers.described.kind if papers.described else None
    said = papers.manifest.category if papers.manifest else None
    return frozenset(kind for kind in (known(told), said.value if said else None) if kind)
