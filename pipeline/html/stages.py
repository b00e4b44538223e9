"""The stages as the page shows them, and what of the verdict they decided."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from pipeline.html.findings import SEVERITIES, Item
from pipeline.html.words import Words


@dataclass(frozen=True, slots=True)
class StageRow:
    """One stage, its name and note in words.

    `findings` are those that count, `listed` the same in words; `worst` is their worst severity, "" for none;
    `complete` tells that nothing of the stage is left to look at.
    """

    name: Markup
    status: str
    note: Markup
    checks_run: str
    findings: int
    listed: str
    worst: str
    broken: Markup
    complete: bool


def read_stages(report: Mapping[str, Any], items: Sequence[Item], words: Words) -> list[StageRow]:
    """Return the stages in the order of the report."""
    return [_row(stage, items, words) for stage in report.get("stages") or ()]


def stage_reasons(report: Mapping[str, Any], items: Sequence[Item], words: Words) -> list[Markup]:
    """Return, as sentences, what decided the verdict and is no finding: `stage:compatibility:no-target`, `security`."""
    stages = {str(stage.get("stage")): stage for stage in report.get("stages") or ()}
    rules = {name for item in items for name in (item.rule, item.name)}
    reasons = [str(reason) for reason in report.get("reasons") or () if reason not in rules]
    alike: dict[str, list[str]] = {}
    for reason in reasons:
        kind, subject = _reason(reason, stages)
        alike.setdefault(kind, []).append(subject)
    return [_sentence(kind, subjects, words) for kind, subjects in alike.items()]


def _row(stage: Mapping[str, Any], items: Sequence[Item], words: Words) -> StageRow:
    found = [item for item in items if item.stage == stage.get("stage") and item.counts]
    broken = [words.code(check) for check in stage.get("checks_broken") or ()]
    checks = "—" if stage.get("status") == "skipped" else words.number(stage.get("checks_run") or 0)
    return StageRow(
        name=words.known("stage", stage.get("stage")),
        status=str(stage.get("status")),
        note=words.known("skip", stage["reason"]) if stage.get("reason") else Markup(),
        checks_run=checks,
        findings=len(found),
        listed="—" if checks == "—" else words.number(len(found)),
        worst=min((item.severity for item in found), key=SEVERITIES.index, default=""),
        broken=Markup(", ").join(broken),
        complete=stage.get("status") in ("passed", "failed") or stage.get("reason") == "not-applicable",
    )


def _reason(reason: str, stages: Mapping[str, Mapping[str, Any]]) -> tuple[str, str]:
    """Return what kind of reason it is and of which stage; a word that names no stage is of the kind "other"."""
    name, _, why = reason.removeprefix("stage:").partition(":")
    if not reason.startswith("stage:") and name not in stages:
        return "other", reason
    stage = stages.get(name, {})
    why = why or (stage.get("reason") if stage.get("status") == "skipped" else stage.get("status")) or ""
    return why if why in ("broken", "no-target", "not-reached") else "missing", name


def _sentence(kind: str, subjects: Sequence[str], words: Words) -> Markup:
    if kind == "other":
        return words.text("reason-other", text=Markup(", ").join(words.code(subject) for subject in subjects))
    names = [words.known("stage", subject) for subject in subjects]
    if len(names) == 1:
        return words.text(f"reason-{kind}", stage=names[0])
    quoted = [words.text("quoted", text=name) if words.lang == "ru" else name for name in names]
    return words.text(f"reasons-{kind}", stages=words.listed(quoted))
