"""A command has no method that the library could call."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.manifest.handler_faults import Problem, handler_faults
from checks.manifest.papers import Papers
from checks.manifest.sides import known
from checks.manifest.stated import short
from onec.classes import ModuleKind
from rules.catalogue import rule
from rules.rule import Text

RULE = rule("command-handler-missing")

WORDS = {
    ModuleKind.OBJECT: Text("модуле объекта", "the object module"),
    ModuleKind.FORM: Text("модуле основной формы", "the module of the main form"),
}


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding for each handler that is not there, at the first command that needs it."""
    for one in handler_faults(papers):
        if one.problem is Problem.MISSING and one.needed:
            id_ = short(known(one.row.id) or "")
            values: dict[str, str | Text] = {"id": id_, "name": one.needed.names[0], "module": WORDS[one.needed.kind]}
            yield Finding(RULE, papers.at(one.row.place), values, statement=one.needed.names[0])
