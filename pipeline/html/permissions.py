"""Permissions, as the page shows them: what is asked for and where, what uses it, and how the two compare."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from markupsafe import Markup

from pipeline.html.place import Place
from pipeline.html.words import Words
from pipeline.permissions import absent_kinds, details_of, name_of

MAX_SHOWN: Final = 40
"""So many rows are open at first; more would push what follows out of sight."""


@dataclass(frozen=True, slots=True)
class Permission:
    """One row; `asked` and `used` are places in words, `count` tells all that use it."""

    kind: Markup
    name: Markup
    details: Markup
    asked: tuple[Markup, ...]
    used: tuple[Markup, ...]
    count: int
    state: str

    @property
    def others(self) -> int:
        """How many places there are besides the first."""
        return self.count - 1

    @property
    def unlisted(self) -> int:
        """How many places are not listed."""
        return self.count - len(self.used)


@dataclass(frozen=True, slots=True)
class Permissions:
    """The table: what is shown at once, what is folded, and the kinds of which nothing was found."""

    shown: tuple[Permission, ...]
    folded: tuple[Permission, ...]
    absent: Markup

    @property
    def total(self) -> int:
        """Number of rows."""
        return len(self.shown) + len(self.folded)


def read_permissions(report: Mapping[str, Any], words: Words) -> Permissions:
    """Return the table in the order of the report."""
    rows = report.get("permissions") or ()
    read = tuple(_permission(row, words) for row in rows)
    kinds = [words.known("permission", kind) for kind in absent_kinds(rows)]
    absent = words.text("not-found", kinds=Markup(", ").join(map(_lower, kinds))) if kinds else Markup()
    return Permissions(read[:MAX_SHOWN], read[MAX_SHOWN:], absent)


def _permission(row: Mapping[str, Any], words: Words) -> Permission:
    name = name_of(row)
    unknown = Markup('<span class="muted">{}</span>').format(words.text("value-unknown"))
    details = [words.text(key, value=value) if key else Markup.escape(value) for key, value in details_of(row)]
    used = [Place.read(place).describe(words) for place in row["used"]]
    return Permission(
        words.known("permission", row["kind"]),
        unknown if name is None else words.code(name),
        Markup(", ").join(details),
        tuple(_asked(row, words)),
        tuple(used),
        row["count"],
        str(row["state"]),
    )


def _asked(row: Mapping[str, Any], words: Words) -> list[Markup]:
    places = {"in-manifest": row["asked"], "in-code": row["told"]}
    found = []
    for key, place in places.items():
        if place is not None:
            line = words.text("line", number=place["line"]) if place["line"] else Place.read(place).describe(words)
            found.append(words.text(key, place=line))
    return found


def _lower(text: Markup) -> Markup:
    """Return a heading as it stands in a sentence; a name in capitals stays."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
