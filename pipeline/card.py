"""The card: what the submitter declares beside the file, read from JSON or YAML and held to its form."""

import re

from checks.card import Card, CardTarget
from pipeline.errors import UsageError
from pipeline.language import _
from pipeline.plain_data import mapping_of, rows_of, text_of

TEXTS = ("title", "version", "description", "platform")
KEYS = frozenset({*TEXTS, "targets"})
TARGET_KEYS = frozenset({"configuration", "minimum", "maximum"})

_PLATFORM = re.compile(r"[0-9]{1,5}(\.[0-9]{1,5}){2,3}")


def read_card(document: object) -> Card:
    """Return the card that a parsed file is: a mapping with any of title, version, description, platform, targets.

    Raises:
        UsageError: it holds another key or a value of another kind; the message names the key.
    """
    card = mapping_of(document, KEYS, _("the card"))
    texts = {key: text_of(card[key], key) for key in TEXTS if key in card}
    platform = texts.get("platform", "")
    if platform and not _PLATFORM.fullmatch(platform):
        raise UsageError(_("platform is no version of the platform like 8.3.24"))
    targets = tuple(_target(row, place) for row, place in rows_of(card.get("targets", []), "targets"))
    return Card(**texts, targets=targets)


def _target(value: object, place: str) -> CardTarget:
    target = mapping_of(value, TARGET_KEYS, place)
    texts = {key: text_of(target[key], f"{place}.{key}") for key in TARGET_KEYS if key in target}
    if not texts.get("configuration", "").strip():
        raise UsageError(_("%s is missing") % f"{place}.configuration")
    return CardTarget(**texts)
