"""What methods of a module are given by those that call them: a host that stands in the caller is no less known."""

from collections.abc import Sequence
from functools import cached_property
from typing import Final

from onec.bsl import tree
from onec.bsl.code import Code, Scope
from onec.bsl.seek import parts
from onec.bsl.walk import walk_parts

MAX_CALLERS: Final = 16
"""Calls of one method that are looked at; of more nothing is told."""

Given = tuple[Scope, tree.Expression | None]


class Callers:
    """Of the methods of one module, found when first asked for."""

    def __init__(self, code: Code) -> None:
        self._code = code
        self._given: dict[tuple[str, str], Sequence[Given]] = {}

    def given(self, scope: Scope, name: str) -> Sequence[Given]:
        """Return what all calls give a parameter of a method, None where there is neither a value nor a default.

        Nothing is told of a parameter that is assigned to, of a method that others can call, and of one that nobody
        calls.
        """
        key = (scope.method, name)
        found = self._given.get(key)
        if found is None:
            found = self._given[key] = self._find(scope.method, name)
        return found

    def _find(self, name: str, parameter: str) -> Sequence[Given]:
        facts = self._code.facts
        methods = facts.methods(name)
        method = next(iter(methods), None)
        if method is None or method.exported or len(methods) > 1:
            return ()
        number = next((place for place, one in enumerate(method.parameters) if one.name == parameter), -1)
        if number < 0 or parameter in facts.written(name).given or facts.changed(name, frozenset({parameter})):
            return ()
        default = method.parameters[number].default
        calls = self._calls.get(name, ())
        if len(calls) > MAX_CALLERS:
            return ()
        return [(scope, (given[number] if number < len(given) else None) or default) for scope, given in calls]

    @cached_property
    def _calls(self) -> dict[str, list[tuple[Scope, tree.Arguments]]]:
        """The calls of each method, one more than `MAX_CALLERS` at most."""
        found: dict[str, list[tuple[Scope, tree.Arguments]]] = {one.name: [] for one in self._code.module.methods}
        for part in parts(self._code):
            scope = self._code.scope(part.name)
            for node in walk_parts(part.body):
                if isinstance(node, tree.Call) and node.name in found and len(found[node.name]) <= MAX_CALLERS:
                    found[node.name].append((scope, node.arguments))
        return found
