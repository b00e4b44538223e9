"""A session parameter that is not the add-on's own is changed."""

from collections.abc import Iterator
from typing import Final

from checks.code.hits import hit
from onec.bsl import tree
from onec.bsl.code import Code
from onec.bsl.holding import nodes_with
from onec.model import EXTERNAL_KINDS, FileKind
from rules.bsp_names import bsp_names
from rules.catalogue import rule
from rules.language.hit import Hit

RULE = rule("session-parameter-changed")

PARAMETERS: Final = frozenset({"параметрысеанса", "sessionparameters"})
OTHERS: Final = frozenset(
    [
        "текущийпользователь",
        "currentuser",
        "авторизованныйпользователь",
        "authorizeduser",
        "текущийвнешнийпользователь",
        "currentexternaluser",
        "областьданныхзначение",
        "dataareavalue",
        "областьданныхиспользование",
        "dataareausage",
        "пропуститьпроверкузапретаизменения",
        "skipperiodclosingcheck",
        "действующиедатызапретаизменения",
        "validperiodclosingdates",
    ]
)
"""Parameters that have rules of their own."""


def check_module(code: Code) -> Iterator[Hit]:
    """Yield assignments to the library's session parameters; an external file has none of its own, so there to any."""
    if code.around.file_kind is FileKind.CONFIGURATION:
        return  # a configuration changes its own
    known = bsp_names().session
    any_name = code.around.file_kind in EXTERNAL_KINDS
    for part, node in nodes_with(code, PARAMETERS):
        if type(node) is not tree.Assign or type(node.target) is not tree.Chain:
            continue
        start, first = node.target.start, node.target.steps[0]
        if type(start) is not tree.Name or start.name not in PARAMETERS or type(first) is not tree.Member:
            continue
        foreign = (any_name and first.name not in OTHERS) or first.name in known
        if foreign and not code.scope(part.name).is_variable(start.name):
            yield hit(code, RULE, first.at, part, name=code.module.tokens.spelling(first.at))
