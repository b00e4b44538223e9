"""What one method gives its variables, what it returns and hands on: read once, in the order of the text."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from onec.bsl import tree
from onec.bsl.module import Module
from onec.bsl.walk import walk_parts


class Given(NamedTuple):
    """A value that a variable gets at an offset; one of `value` (assigned) and `collection` (walked over), or none."""

    offset: int
    name: str
    value: tree.Expression | None
    collection: tree.Expression | None = None


class Handed(NamedTuple):
    """A variable that stands alone as argument number `argument`, and may come back with another value.

    `receiver` is empty for a call without a dot.
    """

    name: str
    receiver: str
    method: str
    argument: int


@dataclass(slots=True)
class Written:
    """Facts of the bodies of one method.

    Attributes:
        declared: variables of `Перем`.
        given: values by variable, each in the order of the text.
        returned: what stands behind each `Возврат`; None for nothing.
        handed: variables handed to methods of the module, to members of a bare name, and to `OUTPUTS`.
        changed: variables something of which is assigned to: `А[0] = 1`, `А.Б = 1`.
        members: calls of members of a variable, by it.
        added: what a variable got by `А.Добавить(…)` in statements that always run, by it.
    """

    declared: set[str] = field(default_factory=set)
    given: dict[str, list[Given]] = field(default_factory=dict)
    returned: list[tree.Expression | None] = field(default_factory=list)
    handed: list[Handed] = field(default_factory=list)
    changed: set[str] = field(default_factory=set)
    members: dict[str, list[str]] = field(default_factory=dict)
    added: dict[str, list[tree.Expression]] = field(default_factory=dict)


_OUTPUTS: Final = (
    "ввестистроку inputstring ввестичисло inputnumber ввестидату inputdate "
    "ввестизначение inputvalue поместитьфайл putfile поместитьфайлы putfiles получитьфайлы getfiles"
)
OUTPUTS: Final = frozenset(_OUTPUTS.split())
"""Methods of the global context that write into their arguments."""

ADDS: Final = frozenset({"добавить", "add"})


def written(module: Module, bodies: Sequence[tree.Body], methods: Collection[str]) -> Written:
    """Return the facts of some bodies; `methods` are the module's own."""
    found = Written()
    starts = module.tokens.starts
    for body in bodies:
        for node in walk_parts(body):
            if isinstance(node, tree.Chain):
                _stepped(node, found)
            elif isinstance(node, tree.Assign):
                _assigned(node, starts, found)
            elif isinstance(node, tree.Call):
                if node.name in methods or node.name in OUTPUTS:
                    _handed(node.arguments, "", node.name, found)
            elif isinstance(node, tree.Return):
                found.returned.append(node.value)
            elif isinstance(node, tree.For | tree.ForEach):
                collection = node.collection if isinstance(node, tree.ForEach) else None
                _given(node.variable, starts, None, collection, found)
            elif isinstance(node, tree.Variable):
                found.declared.add(node.name)
        _adds(body, found)
    return found


def _given(
    target: tree.Expression,
    starts: Sequence[int],
    value: tree.Expression | None,
    collection: tree.Expression | None,
    found: Written,
) -> None:
    if isinstance(target, tree.Name):
        found.given.setdefault(target.name, []).append(Given(starts[target.at], target.name, value, collection))


def _assigned(node: tree.Assign, starts: Sequence[int], found: Written) -> None:
    target = node.target
    if isinstance(target, tree.Chain):
        if isinstance(target.start, tree.Name):
            found.changed.add(target.start.name)
    else:
        _given(target, starts, node.value, None, found)


def _stepped(node: tree.Chain, found: Written) -> None:
    start = node.start
    if not isinstance(start, tree.Name):
        return
    first = node.steps[0]
    if isinstance(first, tree.Invoke):
        found.members.setdefault(start.name, []).append(first.name)
        _handed(first.arguments, start.name, first.name, found)


def _handed(arguments: tree.Arguments, receiver: str, method: str, found: Written) -> None:
    for number, argument in enumerate(arguments):
        if isinstance(argument, tree.Name):
            found.handed.append(Handed(argument.name, receiver, method, number))


def _adds(body: tree.Body, found: Written) -> None:
    for node in body:
        if not isinstance(node, tree.Evaluate) or not isinstance(node.call, tree.Chain):
            continue
        start, steps = node.call.start, node.call.steps
        if isinstance(start, tree.Name) and len(steps) == 1 and isinstance(steps[0], tree.Invoke):
            arguments = steps[0].arguments
            if steps[0].name in ADDS and len(arguments) == 1 and arguments[0] is not None:
                found.added.setdefault(start.name, []).append(arguments[0])
