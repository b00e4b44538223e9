"""Constants, asked for only where there may be one: most variables are given what no one knows before the code runs.

Finding the constants of a method means walking over it; its tokens tell quicker which names never have any: parameters,
what is given a value twice, what is given a member of something or what a method of the platform returns.
"""

import re
from functools import cached_property
from typing import Final
from weakref import WeakKeyDictionary

from onec.bsl import kinds as k
from onec.bsl import tree
from onec.bsl.code import Code, Scope
from onec.bsl.constants import Constant
from onec.bsl.module import Method
from onec.bsl.text_functions import FUNCTIONS

CHARS: Final = frozenset({"символы", "chars"})
"""The one thing of the platform whose members are constant."""

_GIVEN: Final = re.compile(rb"\x%02x\x%02x" % (k.NAME, k.EQUAL))
_STEPS: Final = bytes([k.DOT, k.OPEN_INDEX])
_EQUAL: Final = bytes([k.EQUAL])
_COMPARED: Final = bytes(
    [k.DOT, k.OPEN, k.OPEN_INDEX, k.COMMA, k.EQUAL, k.COMPARE, k.PLUS, k.MINUS, k.MULTIPLY, k.IF, k.ELSIF, k.WHILE,
     k.RETURN, k.RAISE, k.AND, k.OR, k.NOT, k.TO, k.IN, k.NEW, k.EXECUTE]
)  # fmt: skip
"""What a name stands behind that is compared, or is no variable."""


def constant(scope: Scope, node: tree.Expression | None) -> Constant | None:
    """Return the value of an expression of a method if it is the same at each run."""
    if type(node) is tree.Text:
        return Constant(scope.code.module.string(node), 1)
    return scope.constant(node) if node is not None and may_be_constant(scope, node) else None


def constants(scope: Scope, node: tree.Expression | None) -> tuple[Constant, ...]:
    """Return the values an expression of a method may have, as far as they are known."""
    one = constant(scope, node)
    if one is not None:
        return (one,)
    return scope.constants(node) if node is not None and _may_be_one(scope, node) else ()


def is_known(scope: Scope, node: tree.Expression | None) -> bool:
    """Tell whether an expression of a method is one of some constants and nothing else."""
    if constant(scope, node) is not None:
        return True
    return isinstance(node, tree.Name | tree.Ternary) and _may_be_one(scope, node) and scope.is_known(node)


def _may_be_one(scope: Scope, node: tree.Expression) -> bool:
    """Tell by tokens whether it is worth looking which constants an expression may be."""
    match node:
        case tree.Binary():
            return all(type(one) is tree.Binary or _may_be_one(scope, one) for one in node.operands)
        case tree.Name():
            if scope.code.outer is not None or node.name in scope.code.symbols.variables:
                return True
            method = scope.code.module.method_at(scope.code.module.tokens.starts[node.at])
            return node.name in _given_of(scope.code).assigned(method)
        case tree.Call():
            return node.name in scope.code.symbols.methods or (
                node.name in FUNCTIONS and all(one is None or _may_be_one(scope, one) for one in node.arguments)
            )
        case _:
            return isinstance(node, tree.Ternary) or may_be_constant(scope, node)


def may_be_constant(scope: Scope, node: tree.Expression) -> bool:
    """Tell whether it is worth looking what the names in an expression stand for."""
    match node:
        case tree.Binary():
            return all(type(one) is tree.Binary or may_be_constant(scope, one) for one in node.operands)
        case tree.Name():
            names = given(scope.code, scope.method)
            return names is None or node.name in names
        case tree.Call():
            if scope.is_method(node.name) or node.name in scope.code.symbols.methods:
                return True
            return node.name in FUNCTIONS and all(one is None or may_be_constant(scope, one) for one in node.arguments)
        case tree.Chain(_, start, steps):
            return len(steps) == 1 and isinstance(start, tree.Name) and start.name in CHARS
        case _:
            return not isinstance(node, tree.New | tree.Unread)


def given(code: Code, method: str) -> frozenset[str] | None:
    """Return the names that may have a constant value in a method; None where that cannot be told."""
    return None if code.outer is not None else _given_of(code).names(method)


def _given_of(code: Code) -> "_Given":
    known = _KNOWN.get(code)
    if known is None:
        known = _KNOWN[code] = _Given(code)
    return known


class _Given:
    """What the methods of one module give their variables, by tokens."""

    def __init__(self, code: Code) -> None:
        self._tokens = code.module.tokens
        self._methods: dict[str, list[Method]] = {}
        for method in code.module.methods:
            self._methods.setdefault(method.name, []).append(method)
        self._shared = frozenset(one.name for one in code.module.variables if not one.exported)
        self._names: dict[str, frozenset[str] | None] = {}
        self._assigned: dict[int, frozenset[str]] = {}

    def assigned(self, method: Method | None) -> frozenset[str]:
        """Return the names that are given what may be constant in a method, in all of the module without one."""
        first, end = (method.first, method.end) if method else (0, len(self._tokens.words))
        if first not in self._assigned:
            words = self._tokens.words
            places = _GIVEN.finditer(self._tokens.kinds, first, end)
            self._assigned[first] = frozenset(
                words[match.start()] for match in places if self._may_be(match.start() + 2)
            )
        return self._assigned[first]

    def names(self, method: str) -> frozenset[str] | None:
        """Return the names that may be constant in a method; None where branches of the preprocessor cut it."""
        if method not in self._names:
            self._names[method] = self._find(method)
        return self._names[method]

    def _find(self, name: str) -> frozenset[str] | None:
        methods = self._methods.get(name, ())
        if len(methods) != 1 or any(isinstance(one, tree.Branches) for one in methods[0].body[:1]):
            return None
        [method] = methods
        once, never = self._given_once(method.first, method.end)
        never.update(one.name for one in method.parameters)
        return frozenset(once - never) | self._constants - never

    @cached_property
    def _constants(self) -> frozenset[str]:
        """Variables of the module that may be constant."""
        if not self._shared:
            return frozenset()
        once, never = self._given_once(0, self._tokens.kinds.index(k.END))
        return (self._shared & once) - never

    def _given_once(self, first: int, end: int) -> tuple[set[str], set[str]]:
        """Return the names that some tokens give a value, and those of them that are not constant."""
        kinds, words = self._tokens.kinds, self._tokens.words
        once: set[str] = set()
        never: set[str] = set()
        for match in _GIVEN.finditer(kinds, first, end):
            at = match.start()
            if kinds[at - 1] in _COMPARED:
                continue
            word = words[at]
            if word in once or kinds[at - 1] == k.FOR or not self._may_be(at + 2):
                never.add(word)
            once.add(word)
        return once, never

    def _may_be(self, at: int) -> bool:
        """Tell whether what begins with a token may be constant."""
        kinds, words = self._tokens.kinds, self._tokens.words
        if kinds[at] != k.NAME:
            return True
        after = kinds[at + 1]
        if after == k.OPEN:
            return words[at] in FUNCTIONS or words[at] in self._methods
        return after not in _STEPS or words[at] in CHARS


_KNOWN: Final[WeakKeyDictionary[Code, _Given]] = WeakKeyDictionary()
