"""What the add-on can do, as the page shows it: a row for each word, and in it what exactly and where."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from markupsafe import Markup

from pipeline.html.place import Place
from pipeline.html.words import Words

MAX_SHOWN_VALUES: Final = 12
"""So many values of one row are open at first; more would push the other rows out of sight."""


@dataclass(frozen=True, slots=True)
class Reached:
    """One thing that the code reaches for: what it is, the rule, how many places, and the first of them in words."""

    value: Markup
    rule: str
    count: int
    places: tuple[Markup, ...]

    @property
    def more(self) -> int:
        """How many places are not listed."""
        return self.count - len(self.places)


@dataclass(frozen=True, slots=True)
class Capability:
    """One row: its name, what is shown at once and what is folded."""

    name: Markup
    shown: tuple[Reached, ...]
    folded: tuple[Reached, ...]


def read_capabilities(report: Mapping[str, Any], words: Words) -> Iterator[Capability]:
    """Yield the rows in the order of the report; what has no value of its own shows the title of its rule."""
    titles = {finding.get("rule"): finding.get("title") for finding in report.get("findings") or ()}
    for word, rows in (report.get("capabilities") or {}).items():
        reached = tuple(_reached(row, titles, words) for row in rows)
        yield Capability(words.known("can", word), reached[:MAX_SHOWN_VALUES], reached[MAX_SHOWN_VALUES:])


def _reached(row: Mapping[str, Any], titles: Mapping[object, object], words: Words) -> Reached:
    value = words.code(row.get("value")) or words.said(titles.get(row.get("rule")))
    if row.get("value") is None:
        value = Markup('<span class="muted">{}</span>').format(words.text("value-unknown"))
    places = tuple(Place.read(place).describe(words) for place in row.get("places") or ())
    return Reached(value, str(row.get("rule") or ""), row.get("count") or len(places), places)
