"""What of a method is still to be run."""

from typing import Final, NamedTuple

from onec.bsl import tree
from onec.bsl.evaluate.values import Value

RESULT: Final = ""
"""The variable of a frame that holds what the method returns; no variable of code has an empty name."""


class Turns(NamedTuple):
    """A loop that is under way: what its variable is given in the turns to come; None, and its condition is asked."""

    loop: "tree.ForEach | tree.For | tree.While"
    values: tuple[Value, ...] | None
    number: int = 0


class Rest(NamedTuple):
    """What is still to be run: statements from a number on, or turns of a loop; then the next."""

    body: "tree.Body | Turns"
    number: int
    then: "Rest | None"


def jumped(node: tree.Jump, rest: Rest | None) -> Rest | None:
    """Return what runs after `Прервать` or `Продолжить`: what is behind the loop, or its next turn."""
    while rest is not None and not isinstance(rest.body, Turns):
        rest = rest.then
    return rest if rest is None or node.kind == "continue" else rest.then
