"""The whole report, in the order it is read."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from rich.cells import cell_len
from rich.text import Text

from pipeline.terminal.capabilities import draw_capabilities
from pipeline.terminal.facts import read_facts
from pipeline.terminal.findings import draw_findings
from pipeline.terminal.matrix import draw_matrix
from pipeline.terminal.permissions import draw_permissions
from pipeline.terminal.place import describe
from pipeline.terminal.rest import draw_rest
from pipeline.terminal.undetermined import draw_undetermined
from pipeline.terminal.verdict import explain_verdict, name_verdict
from pipeline.terminal.words import Words, one_line
from pipeline.terminal.wrap import hang, indent


def draw_report(report: Mapping[str, Any], lang: str, width: int) -> Iterator[Text]:
    """Yield the lines of a report (`otk-report/1`), none wider than `width` columns.

    Args:
        report: the body of the report.
        lang: "ru" or "en".
        width: in columns.
    """
    words = Words(lang)
    yield from indent(explain_verdict(report, words), width, 0)
    yield Text()
    yield from _draw_facts(report, words, width)
    yield from _draw_trouble(report, words, width)
    in_kit = report["artifact"]["kind"] == "delivery-kit"
    tell = partial(describe, words=words, in_kit=in_kit)
    yield from draw_matrix(report, words, width, tell)
    yield from draw_findings(report, words, width, tell)
    yield from draw_permissions(report, words, width, tell)
    yield from draw_capabilities(report, words, width, tell)
    yield from draw_undetermined(report, words, width, tell)
    yield from draw_rest(report, words, width)
    if report["verdict"] != "accepted" or report["findings"]:
        yield Text()
        last = Text(" ").join([name_verdict(report, words), Text(words.text(f"next-{report['verdict']}"))])
        yield from indent(last, width, 0)


def _draw_facts(report: Mapping[str, Any], words: Words, width: int) -> Iterator[Text]:
    facts = read_facts(report, words)
    column = max(len(name) for name, _ in facts) + 2
    for name, items in facts:
        lead = Text(f"{name:<{column}}", "dim")
        joined = Text(" · ").join(items)
        for item in [joined] if cell_len(joined.plain) <= width - column else items:
            yield from hang(item, width, lead, Text(" " * column))
            lead = Text(" " * column)


def _draw_trouble(report: Mapping[str, Any], words: Words, width: int) -> Iterator[Text]:
    """Yield why nothing is known of the content, and what of ours broke."""
    if report["verdict"] == "rejected" and report["subject"]["name"] is None:
        yield Text()
        yield from indent(Text(words.text("refused-text")), width, 0)
    for stage in report["stages"]:
        if stage["status"] == "broken":
            yield Text()
            yield from indent(_our_fault(stage, words), width, 0)


def _our_fault(stage: Mapping[str, Any], words: Words) -> Text:
    title = words.text("ours-title", stage=words.known("stage", stage["stage"]))
    checks = ", ".join(one_line(check) for check in stage["checks_broken"])
    text = words.text("ours-text", checks=checks) if checks else words.text("ours-text-bare")
    return Text.assemble((f"{title}.", "bold reverse"), f" {text}")
