"""A report says that it defines the settings of its form, and has no method for it that can be called."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.manifest.handler_faults import method_fault
from checks.manifest.handlers import of_form_settings
from checks.manifest.papers import Papers
from onec.model import FileKind
from rules.catalogue import rule

RULE = rule("form-settings-handler-unfit")


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding at the method, or where it is missing at the key that promises it."""
    told, content = papers.described.form_settings if papers.described else None, papers.content
    if not told or not told.value or not content or content.kind is not FileKind.REPORT:
        return
    needed = of_form_settings(content.objects[0].full_name)
    if fault := method_fault(papers, needed):
        yield Finding(RULE, papers.at(fault[1] or told.place), {"name": needed.names[0]})
