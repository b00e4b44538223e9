"""What a changed rule would find, as a terminal shows it: a plus for new, a minus for lost."""

from collections.abc import Iterator, Mapping
from typing import Any

from rich.text import Text

from pipeline.scan_sources import SUFFIXES
from pipeline.terminal.place import describe
from pipeline.terminal.scan import describe_file
from pipeline.terminal.words import Words, one_line
from pipeline.terminal.wrap import hang, indent
from pipeline.wording import NBSP

Body = Mapping[str, Any]


def draw_replay(body: Body, lang: str, width: int) -> Iterator[Text]:
    """Yield the lines of a replay (`otk-replay/1`): each artifact with a difference, what was left out, the counts."""
    words = Words(lang)
    for one in body["replayed"]:
        if one["new"] or one["lost"]:
            yield from _draw_one(one, words, width)
            yield Text()
    for one in body["not_replayed"]:
        reason = words.known("left", one["reason"])
        yield from hang(Text(words.text("left", path=one_line(one["path"]), reason=reason)), width, Text(), Text("  "))
    yield from indent(_counts(body, words), width, 0)


def _draw_one(one: Body, words: Words, width: int) -> Iterator[Text]:
    numbers = ", ".join(words.count(f"replay-{key}", one[key]) for key in ("new", "lost", "same") if one[key])
    against = words.known("against", one["against"])
    yield from hang(
        Text.assemble((one_line(one["path"]), "bold"), f": {numbers} ({against})"), width, Text(), Text("  ")
    )
    for key, sign, style in (("new", "+ ", "green"), ("lost", "− ", "red")):
        for row in one[f"{key}_findings"]:
            place = Text.assemble((_place(row["location"], words), "cyan"), f"{NBSP}· {words.said(row['message'])}")
            yield from hang(place, width, Text(f"  {sign}", style), Text("    "))
        more = one[key] - len(one[f"{key}_findings"])
        if more:
            yield from indent(Text(words.count("more", more), "dim"), width, 4)


def _place(location: Body, words: Words) -> str:
    """Return a place as an editor opens it, in a container as people know it."""
    is_file = location["entry"].lower().endswith(SUFFIXES)
    return describe_file(location, words) if is_file else describe(location, words, in_kit=not location["object"])


def _counts(body: Body, words: Words) -> Text:
    name = f"{body['rule']['rule']} {body['rule']['name']}"
    numbers = [words.count(f"replay-{key}", body["summary"][key]) for key in ("new", "lost", "same")]
    looked = words.count("replayed", len(body["replayed"]))
    return Text(words.text("replay-told", rule=one_line(name), numbers=", ".join(numbers), looked=looked))
