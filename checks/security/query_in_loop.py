"""The base is read at each step of a loop."""

from collections.abc import Iterator
from typing import Any, Final, NamedTuple, TypeAlias

from checks.code.hits import hit
from checks.code.shown_names import call_name
from onec.bsl import kinds as k
from onec.bsl import tree
from onec.bsl.code import Code, Scope
from onec.bsl.saves import MAX_STEPS, receiver
from onec.bsl.seek import parts_at, places
from onec.bsl.walk import walk
from rules.catalogue import rule
from rules.language.hit import Hit

RULE = rule("query-in-loop")

Loop: TypeAlias = tree.For | tree.ForEach | tree.While


class Invoked(NamedTuple):
    """A step of a chain that calls `name`."""

    chain: tree.Chain
    number: int
    name: str


def check_module(code: Code) -> Iterator[Hit]:
    """Yield what reads the base within loops over rows."""
    for part in parts_at(code, places(code, _NAMES), places(code, frozenset(), bytes([k.FOR, k.WHILE]))):
        scope = code.scope(part.name)
        for loop in _loops(part.body):
            changes = None
            for one in _invoked(scope, loop):
                if not _reads(scope, one):
                    continue
                if one.name in _RUNS:
                    changes = _changes_text(scope, loop) if changes is None else changes
                    if changes:
                        continue
                shown = call_name(code, one.chain, one.number)
                yield hit(code, RULE, one.chain.steps[one.number].at, part, name=shown)


def _loops(body: tree.Body) -> Iterator[Loop]:
    """Yield the loops of a body that are in no other."""
    stack: list[Any] = [body]
    while stack:
        node = stack.pop()
        if type(node) in _LOOPS:
            yield node
        else:
            stack += _inner(node)


def _invoked(scope: Scope, loop: Loop) -> Iterator[Invoked]:
    """Yield the calls that run once for each row."""
    stack: list[tuple[Any, bool]] = [(loop, False)]
    while stack:
        node, over_rows = stack.pop()
        if type(node) in _LOOPS:
            stack += [(node[-1], over_rows or _is_over_rows(scope, node)), *((one, over_rows) for one in node[1:-1])]
            continue
        if type(node) is tree.Chain and over_rows:
            for number, step in enumerate(node.steps[:MAX_STEPS]):
                if type(step) is tree.Invoke:
                    yield Invoked(node, number, step.name)
        stack += [(one, over_rows) for one in _inner(node)]


def _inner(node: Any) -> list[Any]:  # noqa: ANN401 (a node of the tree, or what it holds)
    return [one for one in reversed(node) if isinstance(one, tuple)] if isinstance(node, tuple) else []


def _reads(scope: Scope, one: Invoked) -> bool:
    if one.name in _RUNS:
        return "query" in scope.types(receiver(one.chain, one.number))
    if one.name in _FINDS:
        return _is_manager(scope, receiver(one.chain, one.number))
    start = one.chain.start
    return one.name in _ATTRIBUTES and type(start) is tree.Name and start.name in _COMMON


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
_NAMES: Final = _RUNS | _FINDS | _ATTRIBUTES
_LOOPS: Final = frozenset({tree.For, tree.ForEach, tree.While})
_COMMON: Final = frozenset({"общегоназначения", "common"})
_MANAGERS: Final = frozenset({"catalogmanager", "documentmanager", "chartofcharacteristictypesmanager"})
_NEXT: Final = frozenset({"следующий", "next"})
_TEXT: Final = frozenset({"текст", "text"})
_QUERY: Final = frozenset({"запрос", "query"})
_METADATA: Final = frozenset({"метаданные", "metadata"})
_FEW: Final = ("порци", "пакет", "portion", "batch", "метаданн", "metadata", "имятаблиц", "полноеимя")
"""Words in names of loop variables that are no rows."""
