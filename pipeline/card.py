"""The card: what the submitter declares beside the file, read from JSON or YAML and held to its form."""

import re
from collections.abc import Mapping
from typing import Any

from checks.card import Card, CardTarget
from pipeline.errors import UsageError
from pipeline.language import _
from pipeline.visible import visible

TEXTS = ("title", "version", "description", "platform")
KEYS = frozenset({*TEXTS, "targets"})
TARGET_KEYS = frozenset({"configuration", "minimum", "maximum"})

MAX_TEXT_CHARS = 10_000
"""Of one text of a card; ten times what a manifest's description may hold."""

MAX_TARGETS = 1_000

_PLATFORM = re.compile(r"[0-9]{1,5}(\.[0-9]{1,5}){2,3}")


def read_card(document: object) -> Card:
    """Return the card that a parsed file is: a mapping with any of title, version, description, platform, targets.

    Raises:
        UsageError: it holds another key or a value of another kind; the message names the key.
    """
    card = _mapping(document, KEYS, _("the card"))
    texts = {key: _text(card[key], key) for key in TEXTS if key in card}
    platform = texts.get("platform", "")
    if platform and not _PLATFORM.fullmatch(platform):
        raise UsageError(_("the card: platform is no version of the platform like 8.3.24"))
    return Card(**texts, targets=_targets(card.get("targets", [])))


def _targets(value: object) -> tuple[CardTarget, ...]:
    if not isinstance(value, list):
        raise UsageError(_("the card: %s must be a list") % "targets")
    if len(value) > MAX_TARGETS:
        raise UsageError(_("the card: more than %s targets") % MAX_TARGETS)
    return tuple(_target(entry, f"targets[{number}]") for number, entry in enumerate(value, 1))


def _target(value: object, place: str) -> CardTarget:
    target = _mapping(value, TARGET_KEYS, _("the card, %s") % place)
    texts = {key: _text(target[key], f"{place}.{key}") for key in TARGET_KEYS if key in target}
    if not texts.get("configuration", "").strip():
        raise UsageError(_("the card: %s is missing") % f"{place}.configuration")
    return CardTarget(**texts)


def _mapping(value: object, known: frozenset[str], whole: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise UsageError(_("%s must be a mapping of keys to values") % whole)
    for key in value:
        if key not in known:
            names = {"place": whole, "key": visible(str(key)), "known": ", ".join(sorted(known))}
            raise UsageError(_("%(place)s: there is no key “%(key)s”; there are %(known)s") % names)
    return value


def _text(value: object, key: str) -> str:
    if not isinstance(value, str):  # YAML takes 1.4 for a number and 2026-11-20 for a day
        raise UsageError(_("the card: %s must be a text, in quotation marks where it looks like a number") % key)
    if len(value) > MAX_TEXT_CHARS:
        raise UsageError(_("the card: %(key)s is longer than %(limit)s") % {"key": key, "limit": MAX_TEXT_CHARS})
    return value
