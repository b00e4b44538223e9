"""What could not be told from the text, gathered from the findings that leave it to an auditor."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Final

from checks.finding import Finding
from pipeline.places import location_row
from pipeline.rows import MAX_FINDINGS_PER_RULE
from pipeline.visible import visible
from rules.rule import Text

RULES: Final = frozenset({"self-description-undetermined"})
"""Rules whose findings name a thing, `what`, and why it is not known, `reason` and `written`."""

VALUE: Final = {"ru": "значение", "en": "the value"}
"""What reasons are said of."""


def undetermined(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Return a row for each thing: what it is, why it is not known, and the place because of which."""
    found = [finding for finding in findings if finding.rule.name in RULES]
    return [_row(finding) for finding in found[:MAX_FINDINGS_PER_RULE]]


def _row(finding: Finding) -> dict[str, Any]:
    reason, written = _words(finding.values, "reason"), _words(finding.values, "written")
    return {
        "what": _words(finding.values, "what"),
        "why": {language: _because(VALUE[language], reason[language], written[language]) for language in VALUE},
        "location": location_row(replace(finding.location, snippet=(), snippet_line=None)),
    }


def _because(value: str, reason: str, written: str) -> str:
    return f"{value} {reason}: {written}" if written else f"{value} {reason}"


def _words(values: Mapping[str, str | Text], name: str) -> dict[str, str]:
    value = values.get(name, "")
    text = value if isinstance(value, Text) else Text(value, value)
    return {"ru": visible(text.ru), "en": visible(text.en)}
