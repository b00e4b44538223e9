"""A message template lacks a function that the library calls, or has one that cannot be called so."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.manifest.handler_faults import method_fault
from checks.manifest.handlers import of_message_template
from checks.manifest.papers import Papers
from onec.manifest import Category
from onec.model import FileKind
from rules.catalogue import rule

RULE = rule("message-template-method-unfit")


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding for each function, at its name, or where it is missing at the kind that needs it."""
    told, content = papers.described.kind if papers.described else None, papers.content
    if not told or told.value is not Category.MESSAGE_TEMPLATE or not content:
        return
    if content.kind is not FileKind.DATA_PROCESSOR:
        return
    for needed in of_message_template(content.objects[0].full_name):
        if fault := method_fault(papers, needed):
            values = {"name": needed.names[0], "count": str(max(needed.counts))}
            yield Finding(RULE, papers.at(fault[1] or told.place), values, statement=values["name"])
