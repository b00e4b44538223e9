"""The findings by severity, those of one rule together."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from rich.text import Text

from pipeline.terminal.excerpt import draw_excerpt
from pipeline.terminal.place import describe
from pipeline.terminal.styles import LINES, SEVERITIES
from pipeline.terminal.words import Words, one_line
from pipeline.terminal.wrap import hang, indent
from pipeline.wording import NBSP

MAX_STEPS: Final = 7
"""A longer data path shows its first step and the last two."""

MALWARE: Final = "malware-pattern"
"""The class of rules that is named beside the title."""

_MARGIN: Final = 2

Finding = Mapping[str, Any]
Tell = Callable[[Mapping[str, Any]], str]
"""Says in words where a location is."""


def is_counted(finding: Finding) -> bool:
    """Tell whether a finding counts for the verdict: it is not waived, and its rule is in force."""
    return not finding["suppressed_by"] and not finding["from"]


def draw_findings(report: Mapping[str, Any], words: Words, width: int, tell: Tell) -> Iterator[Text]:
    """Yield the findings that count, the worst first; `tell` says where each is."""
    for severity in SEVERITIES:
        found = [each for each in report["findings"] if each["severity"] == severity and is_counted(each)]
        if found:
            yield Text()
            yield _heading(severity, report["summary"][severity], words, width)
        for findings in _by_rule(found):
            yield Text()
            yield from _draw_rule(findings, words, width, tell)


def _heading(severity: str, number: int, words: Words, width: int) -> Text:
    name = words.text("group", severity=words.known("group", severity), number=words.number(number))
    return Text.assemble("── ", (name, SEVERITIES[severity]), " " + "─" * (width - len(name) - 4))


def _by_rule(findings: Sequence[Finding]) -> list[list[Finding]]:
    rules: dict[str, list[Finding]] = {}
    for finding in findings:
        rules.setdefault(finding["name"], []).append(finding)
    return list(rules.values())


def _draw_rule(findings: Sequence[Finding], words: Words, width: int, tell: Tell) -> Iterator[Text]:
    """Yield one rule: its name, each of its places, how to fix it; a message that all share stands above them."""
    yield from hang(_title(findings, words), width, Text(), Text(" " * _MARGIN))
    shared = len(findings) > 1 and all(each["message"] == findings[0]["message"] for each in findings)
    if shared:
        yield from _draw_message(findings[0], words, width, _MARGIN)
    first, rest = (Text("  • "), Text("    ")) if len(findings) > 1 else (Text("  "), Text("  "))
    for finding in findings:
        yield from hang(_place(finding, words, tell), width, first, rest)
        if not shared:
            yield from _draw_message(finding, words, width, len(rest))
        yield from _draw_request(finding, words, width, len(rest))
        yield from draw_excerpt(finding["location"], width, LINES[finding["severity"]])
        yield from _draw_flow(finding, words, width)
    how = Text(words.text("how", fix=words.said(findings[0]["fix"])))
    how.stylize("bold", 0, len(words.text("fix")) + 1)
    yield from indent(how, width, _MARGIN)


def _title(findings: Sequence[Finding], words: Words) -> Text:
    finding = findings[0]
    name = f"{one_line(finding['rule'])} {one_line(finding['name'])}"
    notes = [words.count("places", len(findings))] if len(findings) > 1 else []
    if finding["class"] == MALWARE:
        notes.insert(0, words.known("class", MALWARE))
    if finding["confidence"] == "low":
        notes.append(words.text("confidence-low"))
    if finding["severity"] != finding["rule_severity"]:
        own = words.known("severity", finding["rule_severity"]).lower()
        notes.append(words.text("own-severity", severity=own))
    dim = [Text(note, "dim") for note in notes]
    return Text(f"{NBSP}· ").join([Text(name), Text(words.said(finding["title"]), "bold"), *dim])


def _place(finding: Finding, words: Words, tell: Tell) -> Text:
    place = Text(tell(finding["location"]), "cyan")
    return Text.assemble(place, f"{NBSP}· ", (words.text("new"), "magenta")) if finding["since"] == "new" else place


def _draw_message(finding: Finding, words: Words, width: int, margin: int) -> Iterator[Text]:
    if finding["message"] != finding["title"]:
        yield from indent(Text(words.said(finding["message"])), width, margin)


def _draw_request(finding: Finding, words: Words, width: int, margin: int) -> Iterator[Text]:
    """Yield the comment by which the author asks to leave the finding out."""
    request = finding["author_suppressed"]
    if request:
        tool = words.known("tool", request["tool"])
        said = words.text("asked-by", tool=tool, comment=one_line(request["comment"]))
        yield from indent(Text(said, "italic"), width, margin)


def _draw_flow(finding: Finding, words: Words, width: int) -> Iterator[Text]:
    flow = finding["flow"]
    if not flow:
        return
    yield from indent(Text(words.count("path", len(flow))), width, _MARGIN)
    hidden = range(1, len(flow) - 2) if len(flow) > MAX_STEPS else range(0)
    for index, step in enumerate(flow):
        if index not in hidden:
            yield from _draw_step(index + 1, step, finding, words, width)
        elif index == hidden.start:
            yield from indent(Text(words.count("more-steps", len(hidden)), "dim"), width, 2 * _MARGIN)


def _draw_step(number: int, step: Mapping[str, Any], finding: Finding, words: Words, width: int) -> Iterator[Text]:
    kind, statement = words.known("flow", step["kind"]), one_line(step["statement"])
    text = Text(words.text("step", number=str(number), kind=kind, statement=statement))
    text.append(f"{NBSP}· {describe(step['location'], words, seen_from=finding['location'])}", "cyan")
    yield from hang(text, width, Text(" " * 2 * _MARGIN), Text(" " * (2 * _MARGIN + 3)))
