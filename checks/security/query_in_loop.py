"""The base is read at each step of a loop."""

from collections.abc import Iterator
from typing import Final, TypeAlias

from checks.security.hits import hit, parts
from onec.bsl import tree
from onec.bsl.code import Code, Scope
from onec.bsl.saves import receiver
from onec.bsl.walk import walk
from rules.catalogue import rule
from rules.language.hit import Hit

RULE = rule("query-in-loop")

Loop: TypeAlias = tree.For | tree.ForEach | tree.While


def check_module(code: Code) -> Iterator[Hit]:
    """Yield what reads the base in loops over rows, once for nested loops."""
    for part in parts(code):
        seen: set[int] = set()
        for loop in walk(part.body):
            if isinstance(loop, tree.For | tree.ForEach | tree.While):
                scope = code.scope(part.name)
                for at in _reads(scope, loop) if _is_over_rows(scope, loop) else ():
                    if at not in seen:
                        seen.add(at)
                        yield hit(code, RULE, at, part, name=code.module.tokens.spelling(at))


def _reads(scope: Scope, loop: Loop) -> Iterator[int]:
    changes = None
    for node in walk(loop.body):
        if type(node) is not tree.Chain:
            continue
        for number, step in enumerate(node.steps):
            if type(step) is not tree.Invoke:
                continue
            if step.name in _RUNS and "query" in scope.types(receiver(node, number)):
                changes = _changes_text(scope, loop) if changes is None else changes
                if not changes:
                    yield step.at
            elif (step.name in _FINDS and _is_manager(scope, receiver(node, number))) or (
                step.name in _ATTRIBUTES and type(node.start) is tree.Name and node.start.name in _COMMON
            ):
                yield step.at


def _is_over_rows(scope: Scope, loop: Loop) -> bool:
    """Tell loops over data from those over portions, over a few constants and over the metadata."""
    if type(loop) is tree.While:
        return any(type(node) is tree.Invoke and node.name in _NEXT for node in walk([loop.condition]))
    if type(loop) is tree.For:
        return scope.constant(loop.last) is None
    if type(loop) is not tree.ForEach or scope.constant(loop.collection) is not None:
        return False
    if type(loop.variable) is tree.Name and any(word in loop.variable.name for word in _FEW):
        return False
    return not any(_is_metadata(node) for node in walk([loop.collection])) and not any(
        "metadata" in one for one in scope.types(loop.collection)
    )


def _is_metadata(node: object) -> bool:
    return isinstance(node, tree.Name | tree.Call | tree.Invoke) and node.name in _METADATA


def _changes_text(scope: Scope, loop: Loop) -> bool:
    """Tell a loop within which a query gets a text that is made there: its queries cannot be made one."""
    for node in walk(loop.body):
        match node:
            case tree.Assign(_, tree.Chain(_, _, (*_, tree.Member(_, name))), value) if name in _TEXT:
                changed: tree.Expression | None = value
            case tree.New(_, type_name, (first, *_)) if type_name in _QUERY:
                changed = first
            case _:
                changed = None
        if (changed is not None and scope.constant(changed) is None) or _hands_text(node):
            return True
    return False


def _hands_text(node: object) -> bool:
    """Tell a call that is handed the text of a query and may change it."""
    return isinstance(node, tree.Call | tree.Invoke) and any(
        type(one) is tree.Chain and type(one.steps[-1]) is tree.Member and one.steps[-1].name in _TEXT
        for one in node.arguments
    )


def _is_manager(scope: Scope, node: tree.Expression) -> bool:
    return any(one.partition(".")[0] in _MANAGERS for one in scope.types(node))


_RUNS: Final = frozenset(
    [
        "выполнить",
        "execute",
        "выполнитьпакет",
        "executebatch",
        "выполнитьпакетспромежуточнымиданными",
        "executebatchwithintermediatedata",
    ]
)
_FINDS: Final = frozenset(
    [
        "найтипокоду",
        "findbycode",
        "найтипонаименованию",
        "findbydescription",
        "найтипореквизиту",
        "findbyattribute",
        "найтипономеру",
        "findbynumber",
    ]
)
_ATTRIBUTES: Final = frozenset(
    ["значениереквизитаобъекта", "objectattributevalue", "значенияреквизитовобъекта", "objectattributesvalues"]
)
_COMMON: Final = frozenset({"общегоназначения", "common"})
_MANAGERS: Final = frozenset({"catalogmanager", "documentmanager", "chartofcharacteristictypesmanager"})
_NEXT: Final = frozenset({"следующий", "next"})
_TEXT: Final = frozenset({"текст", "text"})
_QUERY: Final = frozenset({"запрос", "query"})
_METADATA: Final = frozenset({"метаданные", "metadata"})
_FEW: Final = ("порци", "пакет", "portion", "batch", "метаданн", "metadata", "имятаблиц", "полноеимя")
"""Words in names of loop variables that are no rows."""
