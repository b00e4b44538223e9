"""What does not count or is not listed: waivers, what was fixed, what was too much."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from rich.text import Text

from pipeline.terminal.findings import Tell
from pipeline.terminal.place import describe
from pipeline.terminal.words import Words, one_line
from pipeline.terminal.wrap import hang, indent
from pipeline.wording import tie


def draw_rest(report: Mapping[str, Any], words: Words, width: int) -> Iterator[Text]:
    """Yield a paragraph each, none where there is nothing to tell."""
    waived = [finding for finding in report["findings"] if finding["suppressed_by"]]
    if waived:
        yield Text()
        yield from indent(Text(words.count("waived", len(waived))), width, 0)
    for finding in waived:
        yield from hang(Text(_waiver(finding, words)), width, Text("  "), Text("    "))
    yield from draw_ahead(report, words, width, partial(describe, words=words))
    if report["fixed"]:
        yield Text()
        yield from indent(Text(words.count("gone", len(report["fixed"])), "green"), width, 0)
    yield from draw_unlisted(report, words, width)


def draw_ahead(report: Mapping[str, Any], words: Words, width: int, tell: Tell) -> Iterator[Text]:
    """Yield the findings of rules that are not in force yet, each with the day; `tell` says where it is."""
    ahead = [finding for finding in report["findings"] if finding["from"] and not finding["suppressed_by"]]
    if ahead:
        yield Text()
        yield from indent(Text(words.count("ahead", len(ahead))), width, 0)
    for finding in ahead:
        rule, day = _titled(finding, words), words.text("from", date=words.date(finding["from"]))
        text = words.text("ahead-one", rule=rule, place=tell(finding["location"]), day=day)
        yield from hang(Text(text), width, Text("  "), Text("    "))


def draw_unlisted(report: Mapping[str, Any], words: Words, width: int) -> Iterator[Text]:
    """Yield how much is not listed, where it is any."""
    if report["truncated"]:
        yield Text()
        yield from indent(Text(_unlisted(report["truncated"], words)), width, 0)


def _titled(finding: Mapping[str, Any], words: Words) -> str:
    return words.text("rule-titled", code=one_line(finding["rule"]), title=words.said(finding["title"]))


def _waiver(finding: Mapping[str, Any], words: Words) -> str:
    waiver = finding["suppressed_by"]
    rule = _titled(finding, words)
    by, reason = tie(one_line(waiver["by"])), tie(one_line(waiver["reason"])).rstrip(".")
    text = words.text("waived-one", rule=rule, place=describe(finding["location"], words), by=by, reason=reason)
    until = waiver["until"]
    return f"{text} {words.text('waived-until', date=words.date(until))}" if until else text


def _unlisted(truncated: Mapping[str, int], words: Words) -> str:
    rules = [
        words.text("unlisted-rule", code=one_line(code), places=words.count("unlisted", number))
        for code, number in truncated.items()
    ]
    return words.text("unlisted", rules="; ".join(rules))
