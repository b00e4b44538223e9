"""What is wrong with the handlers of the commands: they are not there, or cannot be called as the library does."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Final, NamedTuple

from checks.manifest.handlers import Needed, of_form, of_object
from checks.manifest.item_kinds import item_kinds
from checks.manifest.main_form import form_is_made, main_form
from checks.manifest.papers import Papers
from checks.manifest.sides import known
from onec.bsl.module import Method
from onec.classes import ModuleKind
from onec.self_description import CodePlace, DescribedCommand, Use

CLIENT: Final = frozenset(
    {"наклиенте", "atclient", "наклиентенасервере", "atclientatserver"}
    | {"наклиентенасерверебезконтекста", "atclientatservernocontext"}
)
"""Directives of the methods of a form that the client calls without asking the server."""


class Problem(StrEnum):
    """What is wrong with a handler."""

    NO_FORM = "no-form"
    MISSING = "missing"
    NOT_EXPORTED = "not-exported"
    NOT_ON_CLIENT = "not-on-client"
    PARAMETERS = "parameters"


class HandlerFault(NamedTuple):
    """A problem, the first command that meets it, the method it needs, and the place of the method if there is one."""

    problem: Problem
    row: DescribedCommand
    needed: Needed | None = None
    place: CodePlace | None = None


def handler_faults(papers: Papers) -> Iterator[HandlerFault]:
    """Yield what is wrong with handlers, each fault once, at the first command that meets it."""
    seen: set[tuple[Problem, ModuleKind | None]] = set()
    for one in _faults(papers):
        key = (one.problem, one.needed.kind if one.needed else None)
        if key not in seen:
            seen.add(key)
            yield one


def _faults(papers: Papers) -> Iterator[HandlerFault]:
    """Yield the faults of each method that is needed, which is looked at once; of two kinds either may be meant."""
    described, kinds = papers.described, item_kinds(papers)
    if not described or not papers.is_external or not papers.content or not kinds:
        return
    kind = next(iter(kinds)) if len(kinds) == 1 else None
    form, owner = main_form(papers), papers.content.objects[0].full_name
    looked_at: set[Needed] = set()
    for row in described.commands:
        use, needed = known(row.use), None
        if use in (Use.SERVER_CALL, Use.SAFE_MODE, Use.FORM_FILL):
            needed = of_object(owner, kind, row, described) if kind else None
        elif use is Use.CLIENT_CALL and form:
            needed = of_form(form, kind) if kind else None
        elif form == "" and (use is Use.CLIENT_CALL or (use is Use.FORM_OPEN and not form_is_made(papers))):
            yield HandlerFault(Problem.NO_FORM, row)
        if needed and needed not in looked_at:
            looked_at.add(needed)
            if fault := method_fault(papers, needed):
                yield HandlerFault(fault[0], row, needed, fault[1])


def method_fault(papers: Papers, needed: Needed) -> tuple[Problem, CodePlace | None] | None:
    """Return what is wrong with a method, and where it stands; where branches of a module name several, one may fit."""
    code = papers.code(needed.owner, needed.kind)
    if code is None:
        return None if _is_closed(papers, needed) else (Problem.MISSING, None)
    names = {name.lower() for name in needed.names}
    found = [method for method in code.module.methods if method.name.lower() in names]
    if not found:
        return None if code.module.unparsed else (Problem.MISSING, None)
    faults = [_fault(method, needed) for method in found]
    if faults[0] is None or None in faults:
        return None
    return faults[0], CodePlace(found[0].name, *code.module.place(found[0].at))


def _is_closed(papers: Papers, needed: Needed) -> bool:
    """Tell whether there is a module that cannot be read, of which nothing can be said."""
    modules = papers.content.modules if papers.content else ()
    return any(one.object == needed.owner and one.kind is needed.kind for one in modules)


def _fault(method: Method, needed: Needed) -> Problem | None:
    if not method.exported:
        return Problem.NOT_EXPORTED
    if needed.kind is ModuleKind.FORM and not any(one.name.lower() in CLIENT for one in method.annotations):
        return Problem.NOT_ON_CLIENT
    least = sum(one.default is None for one in method.parameters)
    fits = any(least <= count <= len(method.parameters) for count in needed.counts)
    return None if fits else Problem.PARAMETERS
