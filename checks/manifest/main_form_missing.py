"""A command opens or calls the main form, and there is none."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.manifest.handler_faults import Problem, handler_faults
from checks.manifest.papers import Papers
from checks.manifest.sides import known
from checks.manifest.stated import short
from rules.catalogue import rule

RULE = rule("main-form-missing")


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding at the first command that needs a managed main form which the item does not have."""
    for one in handler_faults(papers):
        if one.problem is Problem.NO_FORM:
            yield Finding(RULE, papers.at(one.row.place), {"id": short(known(one.row.id) or "")})
