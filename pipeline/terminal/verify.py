"""What a new release breaks, as a terminal shows it: a table of the add-ons it changes, then what changed in each."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from rich.text import Text

from pipeline.terminal.columns import draw_table
from pipeline.terminal.place import describe
from pipeline.terminal.words import Words, one_line
from pipeline.terminal.wrap import hang, indent
from pipeline.wording import NBSP
from rules.catalogue import catalogue
from rules.errors import UnknownNameError

Row = Mapping[str, Any]

MAX_SHOWN: Final = 20
"""So many problems of an add-on are listed; the JSON has all of them."""

STYLES: Final = {
    "compatible": "green",
    "incompatible": "bold red",
    "unknown": "yellow",
    "unreadable": "yellow",
    "broken": "bold reverse",
}


def draw_verification(found: Row, lang: str, width: int) -> Iterator[Text]:
    """Yield the lines of a result (`otk-verify/1`); an add-on that stands as before is only counted."""
    words = Words(lang)
    yield from indent(_title(found, words), width, 0)
    rows = [one for one in found["add_ons"] if _is_told(one)]
    if rows:
        yield Text()
        yield from draw_table([_heads(words), *(_cells(one, words) for one in rows)], width)
    for one in rows:
        yield from _draw_one(one, words, width)
    yield Text()
    yield from indent(_counts(found["summary"], words), width, 0)


def _is_told(row: Row) -> bool:
    return bool(row["appeared"] or row["went"] or row["reason"])


def _title(found: Row, words: Words) -> Text:
    new, old = found["release"], found["previous"]
    name, version = one_line(new["configuration"]), one_line(new["version"])
    before = one_line(old["version"]) if old else words.text("verify-nothing-before")
    return Text(words.text("verify-title", name=name, old=before, new=version), "bold")


def _heads(words: Words) -> Sequence[Text]:
    keys = ("fact-file", "verify-before", "verify-now", "verify-appeared", "verify-went", "verify-remaining")
    return [Text(words.text(key), "dim") for key in keys]


def _cells(row: Row, words: Words) -> Sequence[Text]:
    appeared = len(row["appeared"]) + sum(row["truncated"].values())
    numbers = [words.number(one) for one in (appeared, len(row["went"]), row["remaining"])]
    before, now = (_status(row[key], words) for key in ("before", "status"))
    return [Text(one_line(row["file"])), before, now, *map(Text, numbers)]


def _status(status: str | None, words: Words) -> Text:
    return Text(words.known("target", status), STYLES.get(status, "")) if status else Text("—")


def _draw_one(row: Row, words: Words, width: int) -> Iterator[Text]:
    """Yield what is new and what is gone: a plus for a problem that appeared, a minus for one that went."""
    yield Text()
    yield from indent(Text(one_line(row["file"]), "bold"), width, 0)
    if row["reason"]:
        yield from hang(Text(_reason(row["reason"], words)), width, Text("  "), Text("  "))
    for key, sign, style in (("appeared", "+ ", "red"), ("went", "− ", "green")):
        for one in row[key][:MAX_SHOWN]:
            place = describe(one["location"], words)
            text = Text.assemble(
                (one_line(one["rule"]), style), " ", (place, "cyan"), f"{NBSP}· {words.said(one['message'])}"
            )
            yield from hang(text, width, Text(f"  {sign}", style), Text("    "))
        more = len(row[key]) - MAX_SHOWN + (sum(row["truncated"].values()) if key == "appeared" else 0)
        if more > 0:
            yield from indent(Text(words.count("more", more), "dim"), width, 4)


def _reason(reason: str, words: Words) -> str:
    """Return a class of fault as its rule has it, whatever else as it is."""
    try:
        title = catalogue().by_name(reason).title
    except UnknownNameError:
        return one_line(reason)
    return words.text("rule-titled", code=one_line(reason), title=one_line(getattr(title, words.lang)))


def _counts(summary: Mapping[str, int], words: Words) -> Text:
    said = [
        f"{words.text(f'verify-{key}')}: {words.number(summary[key])}"
        for key in ("add_ons", "broken_by_it", "became_incompatible", "became_compatible", *_STATUS_KEYS)
        if summary[key] or key in _ALWAYS
    ]
    return Text(", ".join(said) + ".")


_ALWAYS: Final = ("add_ons", "broken_by_it")
_STATUS_KEYS: Final = ("incompatible", "unknown", "other_configuration", "unreadable", "broken")
