"""Properties that a method writes into its variables: what a profile of mail or a structure of settings is given."""

from collections.abc import Iterable

from onec.bsl import tree
from onec.bsl.code import Code
from onec.bsl.walk import walk_parts

MAX_VALUES = 8

Written = dict[str, list[tree.Expression]]


class Properties:
    """Of the methods of one module, read when first asked for; all names are in lower case."""

    def __init__(self, code: Code) -> None:
        self._code = code
        self._methods: dict[str, dict[str, Written]] = {}

    def of(self, method: str, variable: str, names: Iterable[str]) -> list[tree.Expression]:
        """Return what a method writes into some properties of a variable, the first `MAX_VALUES`."""
        written = self._of(method).get(variable, {})
        return [value for name in names for value in written.get(name, ())[:MAX_VALUES]][:MAX_VALUES]

    def _of(self, method: str) -> dict[str, Written]:
        found = self._methods.get(method)
        if found is None:
            found = self._methods[method] = {}
            bodies = [one.body for one in self._code.facts.methods(method)] if method else [self._code.module.body]
            for body in bodies:
                for node in walk_parts(body):
                    if isinstance(node, tree.Assign):
                        _note(node, found)
        return found


def _note(node: tree.Assign, found: dict[str, Written]) -> None:
    target = node.target
    if not isinstance(target, tree.Chain) or not isinstance(target.start, tree.Name) or len(target.steps) != 1:
        return
    step = target.steps[0]
    if isinstance(step, tree.Member):
        found.setdefault(target.start.name, {}).setdefault(step.name, []).append(node.value)
