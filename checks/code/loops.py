"""Loops of the kind `Пока`."""

from collections.abc import Iterator
from typing import Any, Final

from onec.bsl import tree
from onec.bsl.code import Scope
from onec.bsl.walk import walk_parts
from rules.language.given import constant

_LOOPS: Final = (tree.For, tree.ForEach, tree.While)


def while_loops(body: tree.Body) -> Iterator[tree.While]:
    """Yield the loops of a body, those within others too."""
    return (node for node in walk_parts(body) if isinstance(node, tree.While))


def is_always_true(scope: Scope, condition: tree.Expression) -> bool:
    """Tell a condition that never changes: `Истина`, `1 = 1`, `Не Ложь`."""
    if isinstance(condition, tree.Unary) and condition.operator == "not":
        value = constant(scope, condition.operand)
        return value is not None and value.value is False
    if isinstance(condition, tree.Binary) and condition.operators == ("=",):
        values = [constant(scope, one) if _is_literal(one) else None for one in condition.operands]
        return all(values) and len({str(one.value) for one in values if one}) == 1
    value = constant(scope, condition)
    return value is not None and value.value is True


def has_way_out(loop: tree.While) -> bool:
    """Tell whether something within a loop ends it: a jump out, a return, an exception of its own."""
    stack: list[tuple[Any, bool]] = [(loop.body, True)]
    while stack:
        node, own = stack.pop()
        if isinstance(node, tree.Return | tree.Raise | tree.Goto | tree.Execute | tree.Unread):
            return True
        if isinstance(node, tree.Jump) and node.kind == "break" and own:
            return True
        inner = own and not isinstance(node, _LOOPS)
        stack += [(part, inner) for part in node if isinstance(part, tuple)]
    return False


def _is_literal(node: tree.Expression) -> bool:
    return isinstance(node, tree.Number | tree.Text | tree.Constant)
