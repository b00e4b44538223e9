"""One audit, from an upload to the body of the report."""

from dataclasses import dataclass

from checks.subject import read_subject
from checks.upload import Upload
from pipeline.report import build_report
from pipeline.rows import Body, Terms
from pipeline.stages import BrokenCheck, run_stages


@dataclass(frozen=True, slots=True)
class Audited:
    """The report, and the faults of ours with what they raised: for the run record and for developers."""

    report: Body
    broken: tuple[BrokenCheck, ...]


def audit(upload: Upload, terms: Terms, password: bytes | None = None) -> Audited:
    """Audit an upload; never raises for what is in it.

    Args:
        upload: the file.
        terms: policy, day, baseline and suppressions.
        password: of an encrypted kit.
    """
    run = run_stages(lambda: read_subject(upload, password))
    report = build_report(upload, run.subject, run.outcomes, terms)
    return Audited(report, tuple(one for outcome in run.outcomes for one in outcome.broken))
