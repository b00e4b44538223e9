"""Suppressions: findings set aside, by whom, why and until when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from pipeline.errors import UsageError
from pipeline.language import _
from pipeline.visible import visible
from rules.catalogue import catalogue

KEYS = frozenset({"fingerprint", "rule", "by", "reason", "until"})


@dataclass(frozen=True, slots=True)
class Suppression:
    """One finding (`fingerprint`) or all of a rule (`rule`, code or name) set aside; `until` is the last day."""

    fingerprint: str | None
    rule: str | None
    by: str
    reason: str
    until: date | None

    def covers(self, fingerprint: str, rule: str, name: str, as_of: date) -> bool:
        """Tell whether a finding is set aside on that day."""
        if self.until and as_of > self.until:
            return False
        return fingerprint == self.fingerprint or (self.rule is not None and self.rule in (rule, name))

    def as_row(self) -> dict[str, str | None]:
        """Return what the report says of it."""
        return {
            "by": visible(self.by),
            "reason": visible(self.reason),
            "until": self.until.isoformat() if self.until else None,
        }


def read_suppressions(document: object) -> tuple[Suppression, ...]:
    """Return the suppressions of a parsed file: a list of mappings, or a mapping with the key `suppressions`.

    Raises:
        UsageError: an entry is not one of fingerprint or rule, with by, reason and perhaps until (YYYY-MM-DD).
    """
    entries = document.get("suppressions") if isinstance(document, Mapping) else document
    if not isinstance(entries, list):
        raise UsageError(_("the suppressions are no list"))
    return tuple(_suppression(entry, number) for number, entry in enumerate(entries, 1))


def _suppression(entry: object, number: int) -> Suppression:
    if not isinstance(entry, Mapping) or not entry.keys() <= KEYS:
        known = ", ".join(sorted(KEYS))
        raise UsageError(
            _("suppression %(number)s: only these keys are known: %(keys)s") % {"number": number, "keys": known}
        )
    text = {key: entry[key] for key in KEYS - {"until"} if key in entry}
    if not all(isinstance(value, str) and value.strip() for value in text.values()):
        raise UsageError(_("suppression %s: every value is a text that is not empty") % number)
    if ("fingerprint" in text) == ("rule" in text):
        raise UsageError(_("suppression %s: give either fingerprint or rule") % number)
    if not {"by", "reason"} <= text.keys():
        raise UsageError(_("suppression %s: by and reason are required") % number)
    if "rule" in text and not any(text["rule"] in (rule.id, rule.name) for rule in catalogue()):
        raise UsageError(
            _("suppression %(number)s: there is no rule %(rule)s") % {"number": number, "rule": text["rule"]}
        )
    until = _day(entry.get("until"), number)
    return Suppression(text.get("fingerprint"), text.get("rule"), text["by"], text["reason"], until)


def _day(value: object, number: int) -> date | None:
    if isinstance(value, datetime):  # YAML: 2026-12-31 10:00:00
        return value.date()
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError as error:
        raise UsageError(_("suppression %s: until is no date like 2026-12-31") % number) from error
