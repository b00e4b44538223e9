"""A module of the libraries is used that is no public interface."""

from collections.abc import Iterator
from typing import Final

from checks.code.hits import hit
from onec.bsl import tree
from onec.bsl.code import Code, Scope
from onec.bsl.holding import nodes_with
from rules.bsp_names import Names, bsp_names
from rules.catalogue import rule
from rules.language.given import constant
from rules.language.hit import Hit

RULE = rule("internal-module-used")

MODULE_BY_NAME: Final = frozenset({"общиймодуль", "commonmodule"})
"""`ОбщегоНазначения.ОбщийМодуль("Имя")`."""


def check_module(code: Code) -> Iterator[Hit]:
    """Yield each call of an internal module, and each place where one is taken by its name."""
    internal = bsp_names().internal
    own = code.commons or ()
    for part, node in nodes_with(code, MODULE_BY_NAME | (code.words & internal.keys())):
        if type(node) is tree.Chain:
            at, name = _module(code.scope(part.name), node, internal)
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
        found = constant(scope, first.arguments[0])
        if found and isinstance(found.value, str) and found.value.lower() in internal:
            return first.at, found.value.lower()
    return 0, ""
