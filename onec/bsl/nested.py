"""Constant code that a module gives to `Выполнить` or `Вычислить`, read as a module of its own.

Such code sees the variables and methods around the call: constants and types of what it uses are those of the caller.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple
from weakref import WeakKeyDictionary

from onec.bsl import kinds as k
from onec.bsl import tree
from onec.bsl.code import Code, Scope
from onec.bsl.constants import Constant
from onec.bsl.holding import nodes_with
from onec.bsl.module import Module
from onec.bsl.parser import parse
from onec.bsl.walk import Node

MAX_NESTED_DEPTH: Final = 3
"""Code within code within code; real code has one level."""

MAX_NESTED_CHARS: Final = 256 * 1024
"""Code within one module together, each call counted; real modules have lines."""


class Nested(NamedTuple):
    """Code within code.

    Attributes:
        code: what is run; None where a limit stops the reading.
        at: token of the call in the module that was asked about, be the code several levels down.
        method: of that module, lower-case, whose call it is.
        depth: 1 for what the module runs itself.
        text: the code as a constant; in `code` that of `Вычислить` stands behind `Возврат`.
        decoded: the module decodes it from Base64 or the like.
    """

    code: Code | None
    at: int
    method: str
    depth: int
    text: Constant
    decoded: bool = False


def nested(code: Code) -> Iterator[Nested]:
    """Yield the code that a module runs, or may run, as far as it is constant: method by method, outer before inner."""
    left = MAX_NESTED_CHARS
    read = _READ.setdefault(code, {})
    ahead = [Nested(code, -1, "", 0, Constant("", 0))]
    while ahead:
        outer = ahead.pop()
        if outer.depth:
            yield outer
        if outer.code is None:
            continue
        inner = []
        for run in _runs(outer.code):
            left -= len(run.text)
            found = None
            if left >= 0 and outer.depth < MAX_NESTED_DEPTH:
                module = read.get(run.text) or read.setdefault(run.text, parse(run.text))
                found = Code(module, outer.code.around, outer.code.commons, run.scope)
            place = (outer.at, outer.method) if outer.depth else (run.at, run.scope.method)
            inner.append(Nested(found, *place, outer.depth + 1, run.constant, run.decoded or outer.decoded))
        ahead += reversed(inner)


def runs_code(code: Code) -> bool:
    """Tell code that executes or evaluates a text itself."""
    return any(
        _run(node) is not None and not (isinstance(node, tree.Call) and code.scope(part.name).is_method(node.name))
        for part, node in nodes_with(code, _EVAL, _EXECUTE)
    )


class _Run(NamedTuple):
    """A call that runs a constant."""

    scope: Scope
    at: int
    constant: Constant
    text: str
    decoded: bool


def _runs(code: Code) -> Iterator[_Run]:
    """Yield the calls that run a constant; what is read for several branches of the preprocessor once."""
    starts = code.module.tokens.starts
    seen = set()
    for part, node in nodes_with(code, _EVAL, _EXECUTE):
        run = _run(node)
        scope = code.scope(part.name)
        if run is None or (isinstance(node, tree.Call) and scope.is_method(node.name)):
            continue
        for constant, decoded in _constants(scope, run):
            if isinstance(constant.value, str) and (starts[node.at], constant.value) not in seen:
                seen.add((starts[node.at], constant.value))
                before = "" if isinstance(node, tree.Execute) else "Возврат "
                yield _Run(scope, node.at, constant, before + constant.value, decoded)


def _constants(scope: Scope, run: tree.Expression) -> list[tuple[Constant, bool]]:
    """Return what an expression is, or may be, and whether that is decoded at run time."""
    plain = scope.constant(run)
    decoded = None if plain else scope.decoded(run)
    one = plain or decoded
    return [(one, plain is None)] if one else [(each, False) for each in scope.constants(run)]


def _run(node: Node) -> tree.Expression | None:
    if isinstance(node, tree.Execute):
        return node.code
    if isinstance(node, tree.Call) and node.name in _EVAL and node.arguments:
        return node.arguments[0]
    return None


_READ: Final[WeakKeyDictionary[Code, dict[str, Module]]] = WeakKeyDictionary()
"""What the texts of a module say: several checks ask."""

_EVAL: Final = frozenset({"вычислить", "eval"})
_EXECUTE: Final = bytes([k.EXECUTE])
