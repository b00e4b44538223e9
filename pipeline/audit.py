"""One audit, from an upload to the body of the report."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from checks.subject import Subject, read_subject
from checks.upload import Upload
from pipeline.report import build_report
from pipeline.rows import Body, Terms
from pipeline.stages import BrokenCheck, Stage, run_stages
from pipeline.targets import Registry, asked_targets

NOTHING = Registry()
"""A registry without releases."""


@dataclass(frozen=True, slots=True)
class Audited:
    """The report, and the faults of ours with what they raised: for the run record and for developers."""

    report: Body
    broken: tuple[BrokenCheck, ...]


def audit(
    upload: Upload,
    terms: Terms,
    password: bytes | None = None,
    stages: Collection[Stage] = tuple(Stage),
    registry: Registry = NOTHING,
) -> Audited:
    """Audit an upload; never raises for what is in it.

    Args:
        upload: the file.
        terms: policy, day, baseline, suppressions, card and targets.
        password: of an encrypted kit.
        stages: those to run, all for a verdict that means something.
        registry: of releases of configurations.
    """
    run = run_stages(lambda: submitted(read_subject(upload, password), terms, registry), stages)
    report = build_report(upload, run.subject, run.outcomes, terms)
    return Audited(report, tuple(one for outcome in run.outcomes for one in outcome.broken))


def submitted(subject: Subject, terms: Terms, registry: Registry = NOTHING) -> Subject:
    """Return what was read together with what is said of it: card, version published last, releases it must fit."""
    published = terms.baseline.published if terms.baseline else None
    declared = replace(subject, card=terms.card, published=published)
    asked = asked_targets(declared, terms.targets)
    return replace(declared, targets=tuple(map(registry.find, asked)))
