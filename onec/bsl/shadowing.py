"""Whether a method of the module surely hides the method of the global context that has its name.

A method that stands under `#Если`, or is compiled for the other side, is not there for each caller: what is called then
is the platform's.

Source: Developer Guide of 1C:Enterprise 8, "Compilation directives", "Preprocessor".
"""

import re
from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, Final

from onec.bsl import kinds as k
from onec.bsl.client import sees
from onec.bsl.module import Method, Module
from onec.bsl.symbols import Symbols

if TYPE_CHECKING:
    from onec.bsl.code import Surroundings

MAX_LEVELS: Final = 64
"""`#Если` in one another; a method that stands deeper hides nothing."""

Branches = frozenset[tuple[int | str, int]]
"""Branches of the preprocessor around a place; a first one by its condition, others by their token and number."""

_NONE: Final[Branches] = frozenset()


class Shadowing:
    """The methods of one module as their callers see them."""

    def __init__(self, module: Module, symbols: Symbols, around: "Surroundings") -> None:
        self._module = module
        self._symbols = symbols
        self._surroundings = around
        self._known: dict[tuple[str, str], bool] = {}

    def shadows(self, name: str, caller: str) -> bool:
        """Tell whether a method of the module is surely there for a caller; names in lower case, "" is the body."""
        if name not in self._symbols.methods:
            return False
        key = (name, caller)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = any(self._is_there(one, caller) for one in self._methods[name])
        return known

    def _is_there(self, method: Method, caller: str) -> bool:
        callers = self._methods.get(caller, (None,))
        return all(
            self._around(method.at) <= (self._around(one.at) if one else self._body)
            and sees(self._module, self._surroundings, one, method)
            for one in callers
        )

    def _around(self, at: int) -> Branches:
        """Return the branches around a token."""
        offsets, around = self._marks
        if not offsets:
            return _NONE
        return around[bisect_right(offsets, self._module.tokens.starts[at])]

    @cached_property
    def _methods(self) -> dict[str, list[Method]]:
        """Methods by name: several where branches of the preprocessor have one each."""
        found: dict[str, list[Method]] = {}
        for one in self._module.methods:
            found.setdefault(one.name, []).append(one)
        return found

    @cached_property
    def _body(self) -> Branches:
        """Return the branches around all that stands outside methods."""
        found = [self._around(node[0]) for node in self._module.body]
        return found[0].intersection(*found) if found else _NONE

    @cached_property
    def _marks(self) -> tuple[list[int], list[Branches]]:
        """Return the offsets of the conditions, and the branches before the first and behind each of them."""
        tokens = self._module.tokens
        offsets: list[int] = []
        around = [_NONE]
        stack: list[tuple[int | str, int]] = []
        opened: list[int] = []
        # What stands behind the end was read for branches of the preprocessor and has its place before it.
        for match in _CONDITIONS.finditer(tokens.kinds, 0, tokens.kinds.find(k.END)):
            at = match.start()
            kind = tokens.kinds[at]
            if kind == k.PP_IF:
                opened.append(at)
                stack.append((" ".join(tokens.words[at].split()), 0))
            elif kind in _OTHERS and stack:
                stack[-1] = (opened[-1], at)
            elif kind == k.PP_ENDIF and stack:
                stack.pop()
                opened.pop()
            else:
                continue
            offsets.append(tokens.starts[at])
            deep = [(at, -1)] if len(stack) > MAX_LEVELS else []
            around.append(frozenset([*stack[:MAX_LEVELS], *deep]))
        return offsets, around


_OTHERS: Final = frozenset({k.PP_ELSIF, k.PP_ELSE})
_CONDITIONS: Final = re.compile(b"[%b]" % bytes([k.PP_IF, k.PP_ELSIF, k.PP_ELSE, k.PP_ENDIF]))
