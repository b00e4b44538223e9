"""The list of rules as plain data: `otk rules list --format json`."""

from collections.abc import Sequence
from typing import Any, Final

from rules.catalogue import Catalogue
from rules.rule import Rule, Text, Version

SCHEMA: Final = "otk-rule-list/1"


def rule_list(rules: Catalogue, chosen: Sequence[Rule]) -> dict[str, Any]:
    """Return the chosen rules as rows, with the digest of all there are."""
    return {"schema": SCHEMA, "digest": rules.digest, "rules": [rule_row(rule) for rule in chosen]}


def rule_row(rule: Rule) -> dict[str, Any]:
    """Return one rule with all its words; None is what it does not have."""
    return {
        "rule": rule.id,
        "name": rule.name,
        "pack": rule.stage,
        "class": rule.kind,
        "decided": rule.decided,
        "severity": rule.severity,
        "confidence": rule.confidence,
        "capability": rule.capability or None,
        "title": _words(rule.title),
        "message": _words(rule.message),
        "why": _words(rule.why),
        "fix": _words(rule.fix),
        "source": rule.source,
        "standards": list(rule.standards),
        "cwe": list(rule.cwe),
        "versions": [_version(one) for one in rule.versions],
        "shadow": rule.shadow,
        "grace": rule.grace.isoformat() if rule.grace else None,
    }


def _version(one: Version) -> dict[str, Any]:
    return {"version": one.version, "date": one.date.isoformat(), "reason": _words(one.reason)}


def _words(text: Text) -> dict[str, str]:
    return {"ru": text.ru, "en": text.en}
