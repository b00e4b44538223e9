"""An extension takes back the refusal to write or post an object."""

from collections.abc import Iterator
from typing import Final

from checks.code.hits import hit
from checks.code.interceptors import Interceptor, Manner, interceptors
from onec.bsl import tree
from onec.bsl.code import Code
from onec.bsl.walk import walk
from rules.catalogue import rule
from rules.language.hit import Hit

RULE = rule("refusal-cancelled")

HANDLERS: Final = frozenset(
    {
        "передзаписью",
        "beforewrite",
        "призаписи",
        "onwrite",
        "обработкапроведения",
        "posting",
        "обработкаудаленияпроведения",
        "undoposting",
        "обработкапроверкизаполнения",
        "fillcheckprocessing",
        "передудалением",
        "beforedelete",
        "передзаписьюнасервере",
        "beforewriteatserver",
        "призаписинасервере",
        "onwriteatserver",
        "обработкапроверкизаполнениянасервере",
        "fillcheckprocessingatserver",
    }
)
"""Handlers whose first parameter is the refusal."""

FILL_CHECKS: Final = ("обработкапроверкизаполнения", "fillcheckprocessing")
CLEAR: Final = frozenset({"очистить", "clear"})


def check_module(code: Code) -> Iterator[Hit]:
    """Yield where such an interceptor sets the refusal to false, or clears the attributes to be checked."""
    for one in interceptors(code):
        if one.manner in (Manner.AFTER, Manner.AROUND) and one.target.lower() in HANDLERS:
            last = max(one.proceeds(), default=-1)
            for at in _cancelled(one):
                if at > last or one.manner is Manner.AFTER:
                    yield hit(code, RULE, at, one.part, target=one.target, name=code.module.tokens.spelling(at))
        if one.target.lower().startswith(FILL_CHECKS):
            for at in _cleared(one):
                yield hit(code, RULE, at, one.part, target=one.target, name=code.module.tokens.spelling(at))


def _parameter(one: Interceptor, number: int) -> str:
    parameters = one.part.header.parameters if one.part.header else ()
    return parameters[number].name if number < len(parameters) else ""


def _cancelled(one: Interceptor) -> Iterator[int]:
    refusal = _parameter(one, 0)
    for node in walk(one.part.body):
        match node:
            case tree.Assign(_, tree.Name(at, name), tree.Constant(_, "false")) if name == refusal:
                yield at


def _cleared(one: Interceptor) -> Iterator[int]:
    """Yield calls of `ПроверяемыеРеквизиты.Очистить()`."""
    checked = _parameter(one, 1)
    for node in walk(one.part.body):
        if isinstance(node, tree.Chain) and isinstance(node.start, tree.Name) and node.start.name == checked:
            step = node.steps[0]
            if isinstance(step, tree.Invoke) and step.name in CLEAR:
                yield node.start.at
