"""A permission stands in the manifest or in the code only."""

from collections.abc import Iterator

from checks.finding import Finding, Location
from checks.manifest.papers import Papers
from checks.permissions.table import Row, State
from checks.permissions.words import plain, shown
from rules.catalogue import rule
from rules.rule import Text

RULE = rule("permissions-differ")

IN_MANIFEST = Text("есть в манифесте, но не в коде", "is in the manifest and not in the code")


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding for each permission of one list that the other lacks; none where a list is not known whole."""
    manifest = papers.manifest
    for row in papers.permissions if manifest else ():
        if row.state is State.DIFFERENT and row.said and manifest:
            values = {"what": shown(row.said), "how": _how(row)}
            place = row.asked or Location(manifest.entry, line=manifest.line)
            yield Finding(RULE, place, values, statement=plain(row.said))


def _how(row: Row) -> Text:
    if row.told is None:
        return IN_MANIFEST
    line = row.told.line
    return Text(
        f"есть в коде (строка {line}), но не в манифесте", f"is in the code (line {line}) and not in the manifest"
    )
