"""Rules under headings, as the indexes of a site list them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.rule_texts import TEXTS
from pipeline.rulebook.sheet import Sheet
from rules.rule import Severity

_PREFIX: Final = "group-"
_ORDER: Final = [key.removeprefix(_PREFIX) for key in TEXTS if key.startswith(_PREFIX)]


@dataclass(frozen=True, slots=True)
class Section:
    """Rules under one heading: the text `kind-value`, or the value where there is no such text."""

    kind: str
    value: str
    sheets: tuple[Sheet, ...]


def by_group(sheets: Sequence[Sheet]) -> list[Section]:
    """Return the groups that have rules, in the order of their names' table, those without a name behind them."""
    groups = sorted({sheet.group for sheet in sheets}, key=lambda group: (_rank(group), group))
    return [Section("group", group, tuple(one for one in sheets if one.group == group)) for group in groups]


def by_severity(sheets: Sequence[Sheet]) -> list[Section]:
    """Return the severities that have rules, the worst first."""
    found = [(one, tuple(sheet for sheet in sheets if sheet.rule.severity is one)) for one in Severity]
    return [Section("severities", one, alike) for one, alike in found if alike]


def _rank(group: str) -> int:
    return _ORDER.index(group) if group in _ORDER else len(_ORDER)
