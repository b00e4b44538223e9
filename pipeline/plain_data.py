"""Documents that people write, held to their form: every key known, every value of its kind."""

from collections.abc import Collection, Mapping
from typing import Any

from pipeline.errors import UsageError
from pipeline.language import _
from pipeline.visible import visible

MAX_TEXT_CHARS = 10_000
"""Of one text; ten times what a manifest's description may hold."""

MAX_ROWS = 1_000
"""Of one list."""


def mapping_of(value: object, known: Collection[str], place: str) -> Mapping[str, Any]:
    """Return a value that is a mapping with no other keys than these.

    Raises:
        UsageError: it is none, or has another key; the message names the place.
    """
    if not isinstance(value, Mapping):
        raise UsageError(_("%s must be a mapping of keys to values") % place)
    for key in value:
        if key not in known:
            names = {"place": place, "key": visible(str(key)), "known": ", ".join(sorted(known))}
            raise UsageError(_("%(place)s: there is no key “%(key)s”; there are %(known)s") % names)
    return value


def rows_of(value: object, place: str) -> list[tuple[object, str]]:
    """Return the entries of a list, each with its place: `targets[1]`.

    Raises:
        UsageError: it is no list, or a longer one than anybody needs.
    """
    if not isinstance(value, list):
        raise UsageError(_("%s must be a list") % place)
    if len(value) > MAX_ROWS:
        raise UsageError(_("%(place)s has more than %(limit)s entries") % {"place": place, "limit": MAX_ROWS})
    return [(row, f"{place}[{number}]") for number, row in enumerate(value, 1)]


def text_of(value: object, place: str) -> str:
    """Return a value that is a text.

    Raises:
        UsageError: it is none, or too long; YAML takes 1.4 for a number and 2026-11-20 for a day.
    """
    if not isinstance(value, str):
        raise UsageError(_("%s must be a text, in quotation marks where it looks like a number") % place)
    if len(value) > MAX_TEXT_CHARS:
        raise UsageError(_("%(place)s is longer than %(limit)s characters") % {"place": place, "limit": MAX_TEXT_CHARS})
    return value


def word_of(value: object, known: Collection[str], place: str) -> str:
    """Return a value that is one of some words.

    Raises:
        UsageError: it is none of them.
    """
    if value not in known:
        raise UsageError(_("%(place)s must be one of %(known)s") % {"place": place, "known": ", ".join(known)})
    return str(value)


def truth_of(value: object, place: str) -> bool:
    """Return a value that is true or false.

    Raises:
        UsageError: it is neither.
    """
    if not isinstance(value, bool):
        raise UsageError(_("%s must be true or false") % place)
    return value
