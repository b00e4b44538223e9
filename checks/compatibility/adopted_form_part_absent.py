"""A form of the release lacks items, attributes or commands that it had when the extension adopted it."""

from collections.abc import Iterable, Iterator

from checks.compatibility.adopted_forms import adopted_forms
from checks.compatibility.fitting import Fitting
from checks.finding import Finding, Location
from rules.catalogue import rule
from rules.rule import Text

RULE = rule("adopted-form-part-absent")

MAX_NAMED = 10
"""Names that a message has of each sort."""


def check(fitting: Fitting) -> Iterator[Finding]:
    """Yield the adopted forms of which parts are gone; an item that code names has a check of its own."""
    for one in adopted_forms(fitting):
        items = [name for name in one.lost_items if name.lower() not in one.named_in_code]
        sorts = (
            (Text("элементы", "items"), items),
            (Text("реквизиты", "attributes"), one.lost_attributes),
            (Text("команды", "commands"), one.lost_commands),
        )
        lost = [_words(sort, names) for sort, names in sorts if names]
        if lost:
            what = Text("; ".join(words.ru for words in lost), "; ".join(words.en for words in lost))
            place = Location(object=one.item.full_name)
            yield Finding(RULE, place, {"object": one.item.full_name, "what": what, "release": fitting.title})


def _words(sort: Text, names: Iterable[str]) -> Text:
    every = list(names)
    shown, more = ", ".join(every[:MAX_NAMED]), len(every) - MAX_NAMED
    if more <= 0:
        return Text(f"{sort.ru} {shown}", f"{sort.en} {shown}")
    return Text(f"{sort.ru} {shown} и ещё {more}", f"{sort.en} {shown} and {more} more")
