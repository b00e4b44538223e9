"""A permission of a kind that an auditor has to look at."""

from collections.abc import Iterator
from typing import Final

from checks.finding import Finding
from checks.manifest.papers import Papers
from checks.permissions.width import is_temporary, is_wide
from checks.permissions.words import plain, shown
from onec.permissions import PermissionKind
from rules.catalogue import rule

RULE = rule("dangerous-permission")

HARMLESS: Final = frozenset({PermissionKind.INTERNET})


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding for each permission but those for a host and for temporary files; what is too wide is told so."""
    for one in papers.sides.asking or ():
        if one.said and one.said.kind not in HARMLESS and not is_temporary(one) and not is_wide(one):
            yield Finding(RULE, one.place, {"what": shown(one.said)}, statement=plain(one.said))
