"""The verdict in words, with what decided it."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from rich.text import Text

from pipeline.terminal.findings import is_counted
from pipeline.terminal.styles import VERDICTS
from pipeline.terminal.words import Words, one_line

MAX_NAMED_RULES: Final = 5
"""So many of the rules that decided are named in the first line; all of them stand below."""

DECIDING: Final = {"rejected": ("blocker",), "review": ("blocker", "critical")}
"""Severities that decide a verdict."""


def name_verdict(report: Mapping[str, Any], words: Words) -> Text:
    """Return `Вердикт: отклонено.`."""
    verdict = report["verdict"]
    return Text(words.text("verdict-is", verdict=words.known("verdict", verdict)), VERDICTS[verdict])


def explain_verdict(report: Mapping[str, Any], words: Words) -> Text:
    """Return the verdict and what decided it, in sentences."""
    sentences = [*_rules(report, words), *_stages(report, words)]
    if report["verdict"] == "accepted":
        sentences.append(words.text("next-accepted"))
    return Text(" ").join([name_verdict(report, words), *map(Text, sentences)])


def _rules(report: Mapping[str, Any], words: Words) -> Iterator[str]:
    titles = {
        (finding["rule"], finding["name"]): words.said(finding["title"])
        for finding in report["findings"]
        if is_counted(finding)
        and finding["rule"] in report["reasons"]
        and finding["severity"] in DECIDING.get(report["verdict"], ())
    }
    named = [words.text("rule-titled", code=one_line(code), title=title) for (code, _), title in titles.items()]
    if len(named) > MAX_NAMED_RULES:
        named[MAX_NAMED_RULES:] = [words.count("more-rules", len(named) - MAX_NAMED_RULES)]
    if named:
        yield words.text("decided-one" if len(named) == 1 else "decided-many", rules=", ".join(named))


def _stages(report: Mapping[str, Any], words: Words) -> Iterator[str]:
    """Yield a sentence for each cause, with all the stages it holds for."""
    causes: dict[str, list[str]] = {}
    for reason in report["reasons"]:
        if reason.startswith("stage:"):
            _, stage, why = reason.split(":", 2)
            cause = why if why in ("broken", "no-target", "not-reached") else "missing"
            causes.setdefault(cause, []).append(words.known("stage", stage))
    for cause, stages in causes.items():
        if len(stages) == 1:
            yield words.text(f"reason-{cause}", stage=stages[0])
        else:
            yield words.text(f"reasons-{cause}", stages=", ".join(words.text("quoted", text=each) for each in stages))
