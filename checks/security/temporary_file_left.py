"""A temporary file is made and not removed."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from checks.code.hits import hit
from onec.bsl import tree
from onec.bsl.code import Code
from onec.bsl.seek import Part, parts_with
from onec.bsl.walk import Node, walk, walk_parts
from rules.catalogue import rule
from rules.language.hit import Hit

RULE = rule("temporary-file-left")

_NAMES: Final = frozenset({"получитьимявременногофайла", "gettempfilename"})
_REMOVES: Final = re.compile(r"удал|delete|remove|переместить|movefile|очистить|clear")
"""In the name of what takes a file away."""

MAX_TAKEN: Final = 20
"""Names in one method that are looked at, each in all of the method."""

MAX_ALIASES: Final = 3
"""Times that a name goes from one variable to another."""


def check_module(code: Code) -> Iterator[Hit]:
    """Yield the places where a variable gets the name of a file that its method does not remove."""
    for part in parts_with(code, _NAMES):
        if any(map(code.scope(part.name).is_method, _NAMES)):
            continue
        nodes = list(walk_parts(part.body))
        taken = list(islice(_taken(part, nodes, code), MAX_TAKEN))
        assigned = _assigned(nodes) if taken else []
        for name, at in taken:
            names = _aliases(name, assigned)
            if not any(_lets_go(node, names, code) for node in nodes):
                yield hit(code, RULE, at, part, value=code.module.tokens.spelling(at))


def _taken(part: Part, nodes: Iterable[Node], code: Code) -> Iterator[tuple[str, int]]:
    """Yield the variables that get a name, with their tokens; others than the method's own are not its business."""
    others = {one.name for one in part.header.parameters} if part.header else set()
    others |= code.symbols.variables | code.around.attributes
    for node in nodes:
        if not (isinstance(node, tree.Assign) and isinstance(node.target, tree.Name)):
            continue
        if isinstance(node.value, tree.Call) and node.value.name in _NAMES and node.target.name not in others:
            yield node.target.name, node.target.at


def _assigned(nodes: Iterable[Node]) -> list[tuple[str, frozenset[str]]]:
    """Return the variables that are assigned something, with the names in that."""
    return [
        (node.target.name, frozenset(one.name for one in walk((node.value,)) if isinstance(one, tree.Name)))
        for node in nodes
        if isinstance(node, tree.Assign) and isinstance(node.target, tree.Name)
    ]


def _aliases(name: str, assigned: Iterable[tuple[str, frozenset[str]]]) -> frozenset[str]:
    """Return the variables that get a name put together with this one."""
    found = {name}
    for _ in range(MAX_ALIASES):
        found |= {target for target, names in assigned if names & found}
    return frozenset(found)


def _lets_go(node: object, names: frozenset[str], code: Code) -> bool:
    """Tell whether a node removes the file or hands its name to somebody who can."""
    match node:
        case tree.Call(_, called, arguments):
            return _has(arguments, names) and (bool(_REMOVES.search(called)) or called in code.symbols.methods)
        case tree.Chain(_, _, steps):
            return any(
                isinstance(step, tree.Invoke) and _has(step.arguments, names) and _is_taker(step.name) for step in steps
            )
        case tree.Return(_, value):
            return _is_passed_on(value, names)
        case tree.Assign(_, target, value):
            return isinstance(target, tree.Chain) and isinstance(value, tree.Name) and value.name in names
        case tree.New(_, kind, arguments):
            return kind in _HOLDERS and _has(arguments, names)
    return False


def _is_taker(name: str) -> bool:
    return name in _KEEPS or bool(_REMOVES.search(name))


def _is_passed_on(value: tree.Expression | None, names: frozenset[str]) -> bool:
    if isinstance(value, tree.Binary):
        return any(_is_passed_on(one, names) for one in value.operands)
    return isinstance(value, tree.Name) and value.name in names


def _has(arguments: tree.Arguments, names: frozenset[str]) -> bool:
    return any(isinstance(one, tree.Name) and one.name in names for one in arguments)


_KEEPS: Final = frozenset({"вставить", "insert", "добавить", "add", "установить", "set"})
_HOLDERS: Final = frozenset(
    {"структура", "structure", "описаниеоповещения", "notifydescription", "callbackdescription"}
)
"""What keeps a name for later."""
