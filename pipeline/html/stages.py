"""The stages as the page shows them, and what of the verdict they decided."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from pipeline.html.findings import SEVERITIES, Item
from pipeline.html.words import Words


@dataclass(frozen=True, slots=True)
class StageRow:
    """One stage: its name in words, how it ended, the worst severity found in it ("" for none), and the detail."""

    name: Markup
    status: str
    note: Markup
    checks_run: str
    findings: int
    listed: str
    worst: str
    broken: Markup


def read_stages(report: Mapping[str, Any], items: Sequence[Item], words: Words) -> list[StageRow]:
    """Return the stages in the order of the report."""
    return [_row(stage, items, words) for stage in report.get("stages") or ()]


def stage_reasons(report: Mapping[str, Any], items: Sequence[Item], words: Words) -> list[Markup]:
    """Return, as sentences, what decided the verdict and is no finding: `stage:compatibility:not-built`, `security`."""
    stages = {str(stage.get("stage")): stage for stage in report.get("stages") or ()}
    rules = {name for item in items for name in (item.rule, item.name)}
    return [_reason(str(reason), stages, words) for reason in report.get("reasons") or () if reason not in rules]


def _row(stage: Mapping[str, Any], items: Sequence[Item], words: Words) -> StageRow:
    found = [item for item in items if item.stage == stage.get("stage") and item.waiver is None]
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
    )


def _reason(reason: str, stages: Mapping[str, Mapping[str, Any]], words: Words) -> Markup:
    name, _, why = reason.removeprefix("stage:").partition(":")
    if not reason.startswith("stage:") and name not in stages:
        return words.text("reason-other", text=words.code(reason))
    stage = stages.get(name, {})
    why = why or (stage.get("reason") if stage.get("status") == "skipped" else stage.get("status")) or ""
    key = f"reason-{why}" if why in ("broken", "not-built", "not-reached") else "reason-missing"
    return words.text(key, stage=words.known("stage", name))
