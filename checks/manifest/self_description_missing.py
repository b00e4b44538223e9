"""The object module of a report or data processor does not describe it."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.manifest.papers import Papers
from checks.manifest.stated import root_place
from onec.classes import ModuleKind
from rules.catalogue import rule

RULE = rule("self-description-missing")
NAME = "СведенияОВнешнейОбработке"


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding where no function describes the add-on; of a module that cannot be read others tell."""
    content = papers.content
    if not content or not papers.is_external or papers.described:
        return
    is_there = any(one.kind is ModuleKind.OBJECT and not one.orphan for one in content.modules)
    if papers.object_code or not is_there:
        yield Finding(RULE, root_place(papers), {"name": NAME})
