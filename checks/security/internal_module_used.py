"""A module of the libraries is used that is no public interface."""

from collections.abc import Iterator
from typing import Final

from checks.code.hits import hit, parts
from onec.bsl import tree
from onec.bsl.code import Code, Scope
from onec.bsl.walk import walk
from rules.bsp_names import Names, bsp_names
from rules.catalogue import rule
from rules.language.hit import Hit

RULE = rule("internal-module-used")

MODULE_BY_NAME: Final = frozenset({"общиймодуль", "commonmodule"})
"""`ОбщегоНазначения.ОбщийМодуль("Имя")`."""


def check_module(code: Code) -> Iterator[Hit]:
    """Yield each call of an internal module, and each place where one is taken by its name."""
    internal = bsp_names().internal
    own = code.commons or ()
    callers = {
        call.method
        for call in code.symbols.calls
        if call.name in MODULE_BY_NAME or call.receiver.partition(".")[0] in internal
    }
    for part in parts(code):
        if part.name not in callers:
            continue
        scope = code.scope(part.name)
        for node in walk(part.body):
            if type(node) is tree.Chain:
                at, name = _module(scope, node, internal)
                if name and name not in own:
                    yield hit(code, RULE, at, part, name=internal[name])


def _module(scope: Scope, chain: tree.Chain, internal: Names) -> tuple[int, str]:
    """Return token and lower-case name of the internal module that a chain begins with, "" for none."""
    first = chain.steps[0]
    if type(first) is not tree.Invoke:
        return 0, ""
    if type(chain.start) is tree.Name and chain.start.name in internal and not scope.is_variable(chain.start.name):
        return chain.at, chain.start.name
    if first.name in MODULE_BY_NAME and first.arguments:
        constant = scope.constant(first.arguments[0])
        if constant and isinstance(constant.value, str) and constant.value.lower() in internal:
            return first.at, constant.value.lower()
    return 0, ""
