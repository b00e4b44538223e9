"""What the add-on can do, gathered from the findings of rules that have a row in the table; waived ones are no less."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final

from checks.finding import Finding, Location
from pipeline.places import location_row
from pipeline.visible import visible

MAX_PLACES: Final = 5
"""Of one value that are listed; the rest is counted."""

MAX_VALUES_PER_RULE: Final = 200
"""Values of one rule that are listed, as many as findings; `truncated` of the report says that there are more."""

MAX_VALUE_CHARACTERS: Final = 200
"""Of a value that are shown."""

WORDS: Final = (
    "network",
    "mail",
    "files",
    "com",
    "programs",
    "add-ins",
    "privileged",
    "users",
    "protected-data",
    "external-code",
    "background-jobs",
    "event-log",
    "other-infobase",
    "clipboard",
)
"""Rows of the table in their order."""

Key = tuple[str, str | None, str]
"""Word, value and code of the rule."""


def capabilities(findings: Iterable[Finding]) -> dict[str, list[dict[str, Any]]]:
    """Return the table: word → values, those that are known first, each with its rule, number of places and the first.

    A value that the text does not tell is None; a rule that tells no values has the empty one.
    """
    places: dict[Key, list[Location]] = {}
    counts: Counter[Key] = Counter()
    for finding in findings:
        if finding.rule.capability:
            key = (finding.rule.capability, _value(finding), finding.rule.id)
            counts[key] += 1
            if counts[key] <= MAX_PLACES:
                places.setdefault(key, []).append(finding.location)
    table: dict[str, list[dict[str, Any]]] = {word: [] for word in WORDS}
    listed: Counter[tuple[str, str]] = Counter()
    for key in sorted(places, key=lambda key: (key[1] is None, key[1] or "", key[2])):
        word, value, rule = key
        listed[word, rule] += 1
        if listed[word, rule] <= MAX_VALUES_PER_RULE:
            rows = [location_row(replace(one, snippet=(), snippet_line=None)) for one in places[key]]
            table[word].append({"value": value, "rule": rule, "count": counts[key], "places": rows})
    return {word: rows for word, rows in table.items() if rows}


def _value(finding: Finding) -> str | None:
    value = visible(finding.capability)[:MAX_VALUE_CHARACTERS]
    return value or (None if finding.rule.valued else "")
