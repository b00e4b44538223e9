"""A permission does not tell what it is for."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.manifest.papers import Papers
from checks.permissions.asked import Asked
from checks.permissions.wanted import PROGRAM_FOLDER, TEMPORARY
from checks.permissions.words import plain, shown
from rules.catalogue import rule

RULE = rule("permission-without-description")


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding for each such permission.

    Those of the list of 2012 have no place for a description, and the library leaves out what the author tells of the
    folders that it has names for.
    """
    for one in papers.sides.asking or ():
        if (
            one.said
            and not one.old
            and not _is_named_folder(one)
            and one.description is not None
            and not one.description.strip()
        ):
            yield Finding(RULE, one.place, {"what": shown(one.said)}, statement=plain(one.said))


def _is_named_folder(one: Asked) -> bool:
    return one.said is not None and one.said.value("Path") in {TEMPORARY, PROGRAM_FOLDER}
