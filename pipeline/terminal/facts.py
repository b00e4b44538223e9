"""What was audited, how the stages ended, how many findings there are: a name and a value each."""

from collections.abc import Iterator, Mapping
from typing import Any

from rich.text import Text

from pipeline.terminal.findings import is_counted
from pipeline.terminal.styles import SEVERITIES, STATUSES
from pipeline.terminal.words import Words, one_line

Fact = tuple[str, tuple[Text, ...]]
"""A name and what is told of it: items that stand on one line where there is room, else on a line each."""


def read_facts(report: Mapping[str, Any], words: Words) -> list[Fact]:
    """Return the facts in the order they are shown; what the report does not know is left out."""
    facts = [
        *_of_artifact(report["artifact"], words),
        ("fact-kind", _kind(report, words)),
        *_of_subject(report["subject"], words),
        ("fact-rules", _rules(report["rule_set"], words)),
        ("targets", tuple(_target(target, words) for target in report["targets"])),
        ("stages", tuple(_stage(stage, words) for stage in report["stages"])),
        ("findings", (draw_counts(report["summary"], words),)),
        ("changes", _compared(report, words)),
    ]
    return [(words.text(key), items) for key, items in facts if any(items)]


def draw_counts(summary: Mapping[str, int], words: Words) -> Text:
    """Return how many findings there are: 1 блокирующее, 3 критичных."""
    parts = [Text(words.count(key, summary[key]), style) for key, style in SEVERITIES.items() if summary[key]]
    return Text(", ").join(parts) if parts else Text(words.text("none"))


def _of_artifact(artifact: Mapping[str, Any], words: Words) -> Iterator[Fact]:
    yield "fact-file", _listed([one_line(artifact["file_name"]), words.size(artifact["size"])])
    yield "fact-sha256", (Text(artifact["sha256"]),)


def _kind(report: Mapping[str, Any], words: Words) -> tuple[Text, ...]:
    purpose, prefix = report["subject"]["purpose"], report["subject"]["prefix"]
    return _listed(
        [
            words.known("kind", report["artifact"]["kind"]),
            words.known("purpose", purpose) if purpose else "",
            words.text("prefix-is", prefix=one_line(prefix)) if prefix else "",
        ]
    )


def _of_subject(subject: Mapping[str, Any], words: Words) -> Iterator[Fact]:
    name, synonym = (one_line(subject[key] or "") for key in ("name", "synonym"))
    named = words.text("named", name=name, synonym=synonym) if name and synonym else name or synonym
    yield "fact-name", (Text(named),)
    yield "fact-version", _listed([one_line(subject[key] or "") for key in ("version", "vendor")])
    content = [words.count(key, subject[key]) for key in ("objects", "modules", "lines") if subject[key] is not None]
    unreadable = subject["unreadable_modules"]
    yield "fact-content", _listed([*content, words.count("unreadable", unreadable) if unreadable else ""])


def _rules(rule_set: Mapping[str, Any], words: Words) -> tuple[Text, ...]:
    policy = words.text("policy-is", policy=words.known("policy", rule_set["policy"]))
    engine = words.text("engine-is", version=one_line(rule_set["engine"]))
    return _listed([words.count("rules", rule_set["rules"]), engine, policy])


def _target(target: Mapping[str, Any], words: Words) -> Text:
    status = words.known("target", target["status"])
    name, version = one_line(target["configuration"]), one_line(target["version"])
    return Text(words.text("target", name=name, version=version, status=status))


def _stage(stage: Mapping[str, Any], words: Words) -> Text:
    name, status = words.known("stage", stage["stage"]), words.known("status", stage["status"])
    if stage["reason"]:
        why = words.known("skip", stage["reason"])
        text = Text(words.text("stage-skipped", stage=name, status=status, why=why))
    else:
        text = Text(words.text("stage-ended", stage=name, status=status))
    text.stylize(STATUSES[stage["status"]], len(name) + 1)
    return text


def _compared(report: Mapping[str, Any], words: Words) -> tuple[Text, ...]:
    """Return new, remaining and fixed; empty where there was no version to compare with."""
    states = [finding["since"] for finding in report["findings"] if is_counted(finding)]
    counts = {"new": states.count("new"), "remaining": states.count("remaining"), "fixed": len(report["fixed"])}
    told = [words.count(key, number) for key, number in counts.items() if number]
    # Of a finding that is not listed the report doesn't say whether it is new.
    return _listed([*told, words.text("changes-listed") if told and report["truncated"] else ""])


def _listed(parts: list[str]) -> tuple[Text, ...]:
    return (Text(", ".join(part for part in parts if part)),)
