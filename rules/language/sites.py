"""The nodes at some places of a method, with what is around them.

Only statements that hold one of the places are looked into. Offsets and not tokens say where: what was read for several
branches of the preprocessor stands in the tree as often, and every reading has the offsets of the text.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import IntFlag
from typing import Any, Final, NamedTuple, TypeAlias

from onec.bsl import tree
from onec.bsl.holding import statements_holding
from onec.bsl.module import Method, Module
from onec.bsl.text_functions import FUNCTIONS
from rules.language.tables import Context


class Around(IntFlag):
    """What a statement stands in."""

    NOTHING = 0
    LOOP = 1
    TRY = 2
    HANDLER = 4
    IF = 8


class Frame(NamedTuple):
    """What is around a statement, from the inside out.

    Attributes:
        outer: what is around that; None at the top.
        around: all that is around.
        condition: first token of the condition that must hold here, -1 for none.
    """

    outer: "Frame | None"
    around: Around
    condition: int


TOP: Final = Frame(None, Around.NOTHING, -1)


Node: TypeAlias = tree.Expression | tree.Statement | tree.Annotation | Method


class Site(NamedTuple):
    """One node that a pattern may hold on to.

    Attributes:
        at: its token; of a constructor `Новый`, of a member its name.
        node: what it is; of a member the whole chain, and `step` the number of its step.
        method: the method around, None outside of methods.
        written: the statement that writes it, of a property that is written.
    """

    at: int
    node: Node | None
    step: int
    method: Method | None
    frame: Frame
    written: tree.Assign | None = None


Found = dict[tuple[int, Context], Site]
"""Sites by offset and how they stand."""

Sums = list[tuple[tree.Binary | tree.Call, Frame]]
"""Additions and calls of text functions, each before what is in it, and what is around them."""


class Finder:
    """Finds the nodes at some offsets of one module.

    Attributes:
        sums: those in the statements that were looked into.
    """

    __slots__ = ("_found", "_method", "_module", "_starts", "_wanted", "sums")

    def __init__(self, module: Module) -> None:
        self.sums: Sums = []
        self._module = module
        self._starts = module.tokens.starts

    def find(self, method: Method | None, offsets: Sequence[int]) -> Found:
        """Return the nodes of a method, of the statements outside of methods where it is None; offsets are sorted."""
        self._found: Found = {}
        self._method = method
        self._wanted = frozenset(offsets)
        body = method.body if method else self._module.body
        if method:
            for parameter in method.parameters:
                self._expressions((parameter.default,), TOP)
        stack: list[tuple[tree.Body, int, int, Frame]] = [(body, 0, len(offsets), TOP)]
        while stack:
            inner, first, end, frame = stack.pop()
            for statement, low, high in statements_holding(inner, self._starts, offsets, first, end):
                stack += [(part, low, high, around) for part, around in self._statement(statement, frame)]
        return self._found

    def _statement(self, node: tree.Statement, frame: Frame) -> Iterable[tuple[tree.Body, Frame]]:
        """Look at a statement without the bodies in it, and return those."""
        self._note(node.at, Context.STATEMENT, node, frame)
        kind = type(node)
        block = _BLOCKS.get(kind)
        if block is not None:
            return block(self, node, frame)
        self._expressions(node[1:], frame)
        if isinstance(node, tree.Assign):
            self._written(node)
        return ()

    def _if(self, node: tree.If, frame: Frame) -> Iterator[tuple[tree.Body, Frame]]:
        around = _in(frame, Around.IF)
        for condition, body in node.branches:
            self._expressions((condition,), frame)
            yield body, around._replace(condition=condition.at)
        yield node.otherwise, around

    def _for(self, node: tree.For | tree.ForEach, frame: Frame) -> Iterator[tuple[tree.Body, Frame]]:
        self._expressions(node[1:-1], frame)
        yield node.body, _in(frame, Around.LOOP)

    def _while(self, node: tree.While, frame: Frame) -> Iterator[tuple[tree.Body, Frame]]:
        around = _in(frame, Around.LOOP)
        self._expressions((node.condition,), around)
        yield node.body, around._replace(condition=node.condition.at)

    def _try(self, node: tree.Try, frame: Frame) -> Iterator[tuple[tree.Body, Frame]]:
        yield node.body, _in(frame, Around.TRY)
        yield node.handler, _in(frame, Around.HANDLER)

    def _branches(self, node: tree.Branches, frame: Frame) -> Iterator[tuple[tree.Body, Frame]]:
        for body in node.bodies:
            yield body, frame

    def _written(self, node: tree.Assign) -> None:
        """Tell the property that a statement writes from one that it reads."""
        if isinstance(node.target, tree.Chain) and isinstance(last := node.target.steps[-1], tree.Member):
            key = (self._starts[last.at], Context.MEMBER)
            if key in self._found:
                self._found[key] = self._found[key]._replace(written=node)

    def _expressions(self, parts: Iterable[object], frame: Frame) -> None:
        """Look at some expressions and all that is in them."""
        starts, wanted, leaves, holders, looks = self._starts, self._wanted, _LEAVES, _HOLDERS, _LOOKS
        stack: list[Any] = [tuple(parts)]
        pop, push = stack.pop, stack.append
        while stack:
            node = pop()
            look = looks.get(type(node))
            if look is not None:
                look(self, node, frame)
            for part in node:
                what = type(part)
                if what in holders:
                    push(part)
                elif what in leaves and starts[part[0]] in wanted:
                    self._note(part[0], _HOW[what], part, frame)

    def _called(self, node: tree.Call, frame: Frame) -> None:
        self._note(node.at, Context.CALLED, node, frame)
        if node.name in FUNCTIONS:
            self.sums.append((node, frame))

    def _made(self, node: tree.New, frame: Frame) -> None:
        self._note(node.at, Context.NEW, node, frame)

    def _added(self, node: tree.Binary, frame: Frame) -> None:
        if "+" in node.operators:
            self.sums.append((node, frame))

    def _steps(self, chain: tree.Chain, frame: Frame) -> None:
        for number, step in enumerate(chain.steps):
            how = _STEPS.get(type(step))
            if how is not None and (offset := self._starts[step.at]) in self._wanted:
                self._found.setdefault((offset, how), Site(step.at, chain, number, self._method, frame))

    def _note(self, at: int, how: Context, node: Node, frame: Frame) -> None:
        offset = self._starts[at]
        if offset in self._wanted:
            self._found.setdefault((offset, how), Site(at, node, -1, self._method, frame))


_HOW: Final[dict[type, Context]] = {tree.Name: Context.NAMED, tree.Text: Context.TEXT}
_LEAVES: Final = frozenset(_HOW)
"""What has nothing in it."""
_LOOKS: Final[dict[type, Callable[[Finder, Any, Frame], None]]] = {
    tree.Call: Finder._called,  # noqa: SLF001 (the class's own table)
    tree.New: Finder._made,  # noqa: SLF001
    tree.Chain: Finder._steps,  # noqa: SLF001
    tree.Binary: Finder._added,  # noqa: SLF001
}
_HOLDERS: Final = frozenset(
    {*_LOOKS, tuple, tree.Invoke, tree.Index, tree.Unary, tree.Ternary, tree.Await, tree.Variable, tree.Annotation}
)
"""What has others in it, of expressions and of all that stands in a statement without bodies."""
_STEPS: Final[dict[type, Context]] = {tree.Invoke: Context.INVOKED, tree.Member: Context.MEMBER}
_BLOCKS: Final[dict[type, Callable[[Finder, Any, Frame], Iterable[tuple[tree.Body, Frame]]]]] = {
    tree.If: Finder._if,  # noqa: SLF001 (the class's own table)
    tree.For: Finder._for,  # noqa: SLF001
    tree.ForEach: Finder._for,  # noqa: SLF001
    tree.While: Finder._while,  # noqa: SLF001
    tree.Try: Finder._try,  # noqa: SLF001
    tree.Branches: Finder._branches,  # noqa: SLF001
}


def _in(outer: Frame, around: Around) -> Frame:
    return Frame(outer, outer.around | around, -1)
