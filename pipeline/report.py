"""The body of the report: a pure function of what is pinned, the same bytes for the same inputs.

No clock, no host, no path: those go to the run record (`pipeline/run_record.py`).
"""

from collections.abc import Mapping, Sequence
from typing import Any

from checks.subject import UNKNOWN_KIND, Subject
from checks.upload import Upload
from onec.model import ModuleState
from pipeline.capabilities import capabilities
from pipeline.compare import SCHEMA
from pipeline.matrix import matrix, target_rows
from pipeline.permissions import permission_rows
from pipeline.rows import Body, Terms, finding_rows, is_counted, listed_rows, shadow_counts, summary
from pipeline.stages import Outcome, Stage, StageStatus
from pipeline.undetermined import undetermined
from pipeline.verdict import Weight, decide
from pipeline.version import ENGINE
from pipeline.visible import visible
from rules.catalogue import catalogue


def build_report(upload: Upload, subject: Subject | None, outcomes: Sequence[Outcome], terms: Terms) -> Body:
    """Return the body of the report.

    Args:
        upload: what was uploaded.
        subject: what was read of it, None where the reader itself broke.
        outcomes: of the stages, in order.
        terms: policy, day, baseline and suppressions.
    """
    found = [(outcome.stage.value, finding) for outcome in outcomes for finding in outcome.findings]
    shown = [(stage, finding) for stage, finding in found if not finding.rule.shadow]
    rows = finding_rows(shown, terms)
    counted = [row for row in rows if is_counted(row)]
    decision = decide(outcomes, [_weight(row) for row in counted])
    listed, truncated = listed_rows(rows)
    every = [row["fingerprint"] for row in rows]
    targets = target_rows(subject, rows, looked=any(map(_is_compatibility, outcomes)))
    return {
        "schema": SCHEMA,
        "artifact": {
            "sha256": upload.sha256,
            "size": upload.size,
            "file_name": visible(upload.file_name),
            "kind": subject.kind if subject else UNKNOWN_KIND,
        },
        "subject": _subject(subject, next((one.version for one in outcomes if one.version), "")),
        "rule_set": {
            "digest": catalogue().digest,
            "rules": len(catalogue()),
            "engine": ENGINE,
            "policy": terms.policy.name,
        },
        "targets": targets,
        "stages": [_stage(outcome) for outcome in outcomes],
        "verdict": decision.verdict,
        "reasons": list(decision.reasons),
        "findings": listed,
        "fixed": terms.baseline.fixed(every) if terms.baseline else [],
        "fingerprints": every,
        "capabilities": capabilities(finding for _, finding in shown),
        "permissions": permission_rows(row for outcome in outcomes for row in outcome.permissions),
        "contacts": [],
        "interceptors": [],
        "matrix": matrix(targets, listed),
        "undetermined": undetermined(finding for _, finding in shown),
        "summary": summary(counted),
        "truncated": truncated,
        "shadow": shadow_counts(finding for _, finding in found),
    }


def _is_compatibility(outcome: Outcome) -> bool:
    """Tell the outcome of a compatibility stage whose checks were all run."""
    return outcome.stage is Stage.COMPATIBILITY and outcome.status in {StageStatus.PASSED, StageStatus.FAILED}


def _subject(subject: Subject | None, version: str) -> Body:
    """Return what was read; the version is the one that a paper states, else that of the properties."""
    main = subject.main if subject else None
    if subject is None or main is None or main.file is None:
        return dict.fromkeys(SUBJECT_KEYS)
    content = main.file.content
    properties = content.properties
    files = [member.file for member in subject.members if member.file]
    modules = [module for _, module in subject.modules()]
    values = (
        visible(properties.name),
        visible(next((text for _, text in properties.synonym), "")),
        visible(version or properties.version),
        visible(properties.vendor),
        properties.purpose,
        visible(properties.prefix),
        sum(not item.is_part for file in files for item in file.content.objects[1:]),
        len(modules),
        sum(module.lines for module in modules),
        sum(module.state is not ModuleState.READABLE for module in modules),
    )
    return dict(zip(SUBJECT_KEYS, values, strict=True))


SUBJECT_KEYS = (
    "name",
    "synonym",
    "version",
    "vendor",
    "purpose",
    "prefix",
    "objects",
    "modules",
    "lines",
    "unreadable_modules",
)


def _stage(outcome: Outcome) -> Body:
    return {
        "stage": outcome.stage,
        "status": outcome.status,
        "reason": outcome.reason,
        "checks_run": outcome.checks_run,
        "checks_broken": [one.name for one in outcome.broken],
    }


def _weight(row: Mapping[str, Any]) -> Weight:
    return Weight(row["rule"], row["severity"], row["confidence"])
