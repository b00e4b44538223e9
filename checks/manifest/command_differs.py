"""A command of the manifest differs from the row of the code with its id."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.manifest.papers import Papers
from checks.manifest.rows import STARTUPS, Pair, compared, pairs
from checks.manifest.sides import in_manifest, known
from checks.manifest.stated import short
from onec.manifest import Said
from onec.self_description import Told
from rules.catalogue import rule

RULE = rule("command-differs")

WORDS = {True: "true", False: "false"}


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding for each element of a command that is not what the row has in its column.

    A column that is not filled is an empty text or False. A way of start that cannot be published is another rule's.
    """
    sides = compared(papers)
    if not sides:
        return
    manifest, described = sides
    for pair in pairs(manifest, described):
        for element, said, code in _differences(pair):
            values = {
                "id": short(pair.said.id.value if pair.said.id else ""),
                "element": element,
                "manifest": short(said.value),
                "code": short(code),
                "line": str(pair.row.place.line),
            }
            yield Finding(RULE, in_manifest(manifest, said.line), values, statement=f"{values['id']} {element}")


def _differences(pair: Pair) -> Iterator[tuple[str, Said[str], str]]:
    """Yield the element at fault, what the manifest says and what the code says."""
    said, row = pair
    use = known(row.use)
    columns = (
        ("Id", said.id, known(row.id)),
        ("Representation", said.representation, _text(row.presentation)),
        ("StartupType", said.startup, STARTUPS.get(use) if use else None),
        ("ShowNotification", _word(said.notification), _flag(row.notification)),
        ("Modifier", said.modifier, _text(row.modifier)),
    )
    for element, one, code in columns:
        if one is not None and code is not None and one.value.strip() != code.strip():
            yield element, Said(str(one.value), one.line), str(code)


def _text(told: Told[str] | None) -> str | None:
    return told.value if told else ""


def _flag(told: Told[bool] | None) -> str | None:
    value = told.value if told else False
    return None if value is None else WORDS[value]


def _word(said: Said[bool] | None) -> Said[str] | None:
    return Said(WORDS[said.value], said.line) if said else None
