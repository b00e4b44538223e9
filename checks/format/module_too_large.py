"""FMT-048: a module is too large for the rules on code."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.module_faults import place, values
from checks.subject import Subject
from onec.bsl.size import MAX_MODULE_TOKENS, fits
from rules.catalogue import rule

RULE = rule("module-too-large")


def check(subject: Subject) -> Iterator[Finding]:
    """Yield one finding for each module that is not read into a tree."""
    for member, module in subject.modules():
        if not fits(module):
            told = {**values(module), "object": module.object or module.entry, "limit": str(MAX_MODULE_TOKENS)}
            yield Finding(RULE, place(member, module), told)
