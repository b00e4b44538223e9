"""Constant texts that are put together: additions of texts and calls of text functions."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from onec.bsl import tree
from onec.bsl.code import Code, Scope
from onec.bsl.module import Method
from rules.language.expressions import expression_end
from rules.language.sites import Site, Sums


class Folded(NamedTuple):
    """One text from the characters `offset` up to `end`, as it is and in lower case."""

    offset: int
    end: int
    text: str
    low: str
    site: Site

    def has(self, needed: Sequence[str]) -> bool:
        """Tell whether it has one of some texts in lower case; none are asked for where there are none."""
        return not needed or any(text in self.low for text in needed)


def folded(code: Code, method: Method | None, sums: Sums) -> Iterator[Folded]:
    """Yield the constant texts among some expressions of a method; of those in one another the outermost.

    Args:
        code: the module.
        method: None for the statements outside of methods.
        sums: expressions, each before those in it.
    """
    tokens = code.module.tokens
    scope = code.scope(method.name if method else "")
    first = end = -1
    for node, frame in sums:
        offset = tokens.starts[node.at]
        if first <= offset < end or not _may_be_constant(scope, node):
            continue
        constant = scope.constant(node)
        if constant is None or not isinstance(constant.value, str):
            continue
        first, end = offset, expression_end(tokens, node.at, len(tokens.text))
        yield Folded(offset, end, constant.value, constant.value.lower(), Site(node.at, node, -1, method, frame))


def _may_be_constant(scope: Scope, node: tree.Binary | tree.Call) -> bool:
    """Tell whether it is worth looking what the names in an expression stand for."""
    if isinstance(node, tree.Call):
        return not scope.is_method(node.name)
    return all(type(one) in _CONSTANT or _is_character(one) for one in node.operands)


def _is_character(node: tree.Expression) -> bool:
    """Tell `Символы.ПС` from other chains."""
    return isinstance(node, tree.Chain) and len(node.steps) == 1 and isinstance(node.start, tree.Name)


_CONSTANT: Final = frozenset(
    {tree.Text, tree.Number, tree.Constant, tree.Name, tree.Binary, tree.Unary, tree.Call, tree.Ternary, tree.Await}
)
