"""What a scan found, as a terminal shows it: places as `path:line:column`, which editors open."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from rich.text import Text

from pipeline.terminal.capabilities import draw_capabilities
from pipeline.terminal.facts import draw_counts
from pipeline.terminal.findings import draw_findings
from pipeline.terminal.rest import draw_ahead, draw_unlisted
from pipeline.terminal.words import Words, one_line
from pipeline.terminal.wrap import indent

Body = Mapping[str, Any]


def draw_scan(body: Body, lang: str, width: int) -> Iterator[Text]:
    """Yield the lines of a scan (`otk-scan/1`), none wider than `width` columns; the counts come last."""
    words = Words(lang)
    tell = partial(describe_file, words=words)
    yield from draw_findings(body, words, width, tell)
    yield from draw_capabilities(body, words, width, tell)
    yield from draw_ahead(body, words, width, tell)
    yield from draw_unlisted(body, words, width)
    if body["findings"] or body["capabilities"]:
        yield Text()
    yield from indent(_counts(body, words), width, 0)


def describe_file(location: Body, words: Words) -> str:
    """Return a place: `CommonModules/А/Ext/Module.bsl:12:5, метод ПередЗаписью`."""
    numbers = [str(location[key]) for key in ("line", "column") if location[key]]
    place = ":".join([one_line(location["entry"]), *numbers]) if location["entry"] else one_line(location["object"])
    method = [words.text("method", name=one_line(location["method"]))] if location["method"] else []
    return ", ".join([place or words.text("whole-file"), *method])


def _counts(body: Body, words: Words) -> Text:
    modules = words.count("modules", body["scanned"]["modules"])
    said = words.text("scanned", modules=modules, lines=words.count("lines", body["scanned"]["lines"]))
    return Text(" ").join(
        [Text(said), Text.assemble(words.text("findings"), ": ", draw_counts(body["summary"], words), ".")]
    )
