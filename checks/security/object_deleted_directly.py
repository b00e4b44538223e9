"""Objects of the base are deleted without control of references."""

from collections.abc import Iterator
from typing import Final

from checks.code.hits import hit
from checks.code.shown_names import call_name
from onec.bsl import tree
from onec.bsl.code import Code, Scope
from onec.bsl.holding import nodes_with
from onec.bsl.saves import MAX_STEPS, receiver
from rules.catalogue import rule
from rules.language.hit import Hit

RULE = rule("object-deleted-directly")

GLOBAL: Final = frozenset({"удалитьобъекты", "deleteobjects"})
DELETES: Final = frozenset({"удалить", "delete"})
OBJECTS: Final = frozenset({"получитьобъект", "getobject"})
TYPES: Final = frozenset(
    f"{kind}object"
    for kind in [
        "catalog",
        "document",
        "chartofcharacteristictypes",
        "chartofaccounts",
        "chartofcalculationtypes",
        "exchangeplan",
        "businessprocess",
        "task",
    ]
)
"""Objects with a deletion mark; records of registers have none."""


def check_module(code: Code) -> Iterator[Hit]:
    """Yield `Удалить` of objects, known by their type or by `ПолучитьОбъект`, and `УдалитьОбъекты`."""
    for part, node in nodes_with(code, DELETES | GLOBAL):
        scope = code.scope(part.name)
        if type(node) is tree.Chain:
            for number, step in enumerate(node.steps[:MAX_STEPS]):
                if type(step) is tree.Invoke and _deletes(step) and _is_object(scope, receiver(node, number)):
                    yield hit(code, RULE, step.at, part, name=call_name(code, node, number))
        elif type(node) is tree.Call and node.name in GLOBAL and not scope.is_method(node.name):
            yield hit(code, RULE, node.at, part, name=code.module.tokens.spelling(node.at))


def _deletes(step: tree.Invoke) -> bool:
    return step.name in DELETES and not any(step.arguments)


def _is_object(scope: Scope, node: tree.Expression) -> bool:
    types = scope.types(node)
    if types:
        return any(one.partition(".")[0] in TYPES for one in types)
    if type(node) is tree.Name:
        return any(_is_got(given.value) for given in scope.written.given.get(node.name, ()))
    return _is_got(node)


def _is_got(node: tree.Expression | None) -> bool:
    """Tell what ends with `.ПолучитьОбъект()`."""
    last = node.steps[-1] if type(node) is tree.Chain else None
    return type(last) is tree.Invoke and last.name in OBJECTS
