"""Constants, asked for only where there may be one: most variables are given what no one knows before the code runs.

Finding the constants of a method means walking over it; its tokens tell quicker which names never have any: parameters,
what is given a value twice, what is given a member of something or what a method of the platform returns.
"""

import re
from collections.abc import Sequence
from functools import cached_property
from typing import Final
from weakref import WeakKeyDictionary

from onec.bsl import kinds as k
from onec.bsl import tree
from onec.bsl.code import Code, Scope
from onec.bsl.constants import Constant
from onec.bsl.module import Method
from onec.bsl.text_functions import FUNCTIONS
from onec.bsl.values import MAX_CALLS

CHARS: Final = frozenset({"символы", "chars"})
"""The one thing of the platform whose members are constant."""

_GIVEN: Final = re.compile(rb"\x%02x\x%02x" % (k.NAME, k.EQUAL))
_RETURN: Final = re.compile(rb"\x%02x" % k.RETURN)
_STEPS: Final = bytes([k.DOT, k.OPEN_INDEX])
_LITERALS: Final = bytes([k.TEXT, k.NUMBER])
_ALONE: Final = bytes([k.SEMICOLON, k.PLUS])
"""Behind a name that is all that is given, or the first of what is added."""
MAX_OPERANDS: Final = 32
"""Of one sum that are looked at."""
MAX_ROUNDS: Final = 4
"""Through names that are given names."""
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
            names = _given_of(scope.code).assigned(method)
            return names is None or node.name in names
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
            if node.name in scope.code.symbols.methods:
                return node.name in FUNCTIONS or _given_of(scope.code).may_return(node.name)
            return scope.is_method(node.name) or (
                node.name in FUNCTIONS and all(one is None or may_be_constant(scope, one) for one in node.arguments)
            )
        case tree.Chain(_, start, steps):
            return len(steps) == 1 and isinstance(start, tree.Name) and start.name in CHARS
        case _:
            return not isinstance(node, tree.New | tree.Unread)


def given(code: Code, method: str) -> frozenset[str] | None:
    """Return the names that may have a constant value in a method; None where that cannot be told."""
    return None if code.outer is not None else _given_of(code).names(method)


def may_begin_constant(code: Code, at: int) -> bool:
    """Tell by tokens whether what begins with a token may be constant, its names aside."""
    return _given_of(code).may_be(at, sure=True)


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
        self._returns: dict[str, bool] = {}

    def assigned(self, method: Method | None) -> frozenset[str] | None:
        """Return the names that are given what may be constant in a method, in all of the module without one.

        None where branches of the preprocessor cut the method.
        """
        if method and _is_cut(method):
            return None
        first, end = (method.first, method.end) if method else (0, len(self._tokens.words))
        if first not in self._assigned:
            words = self._tokens.words
            places = _GIVEN.finditer(self._tokens.kinds, first, end)
            self._assigned[first] = frozenset(
                words[match.start()] for match in places if self.may_be(match.start() + 2, sure=False)
            )
        return self._assigned[first]

    def names(self, method: str) -> frozenset[str] | None:
        """Return the names that may be constant in a method; None where branches of the preprocessor cut it."""
        if method not in self._names:
            self._names[method] = self._find(method)
        return self._names[method]

    def _find(self, name: str) -> frozenset[str] | None:
        methods = self._methods.get(name, ())
        if len(methods) != 1 or _is_cut(methods[0]):
            return None
        [method] = methods
        once, never = self._given_once(method.first, method.end)
        never.update(one.name for one in method.parameters)
        found = (once.keys() | self._constants) - never
        # What is given a name that is not constant is not either.
        for _ in range(MAX_ROUNDS):
            hollow = {word for word in found if any(name not in found for name in once.get(word, ()))}
            if not hollow:
                break
            found -= hollow
        return frozenset(found)

    @cached_property
    def _constants(self) -> frozenset[str]:
        """Variables of the module that may be constant."""
        if not self._shared:
            return frozenset()
        once, never = self._given_once(0, self._tokens.kinds.index(k.END))
        return (self._shared & once.keys()) - never

    def _given_once(self, first: int, end: int) -> tuple[dict[str, Sequence[str]], set[str]]:
        """Return the names that some tokens give a value, with names in it, and those of them that are not constant."""
        kinds, words = self._tokens.kinds, self._tokens.words
        once: dict[str, Sequence[str]] = {}
        never: set[str] = set()
        for match in _GIVEN.finditer(kinds, first, end):
            at = match.start()
            if kinds[at - 1] in _COMPARED:
                continue
            word = words[at]
            if word in once or kinds[at - 1] == k.FOR or not self.may_be(at + 2, sure=True):
                never.add(word)
                once[word] = ()
            else:
                once[word] = (words[at + 2],) if kinds[at + 2] == k.NAME and kinds[at + 3] in _ALONE else ()
        return once, never

    def may_be(self, at: int, *, sure: bool, calls: int = MAX_CALLS) -> bool:
        """Tell whether what begins with a token may be constant; if not `sure`, one of several constants will do."""
        kinds, words = self._tokens.kinds, self._tokens.words
        for _ in range(MAX_OPERANDS):
            kind = kinds[at]
            if kind == k.NAME:
                after = kinds[at + 1]
                if after == k.OPEN:
                    return words[at] in FUNCTIONS or (
                        self.may_return(words[at], calls) if sure else words[at] in self._methods
                    )
                if after in _STEPS:
                    if words[at] not in CHARS:
                        return False
                    at += 2
                    if kinds[at] == k.END:
                        return True
            elif kind not in _LITERALS:
                return True
            if kinds[at + 1] != k.PLUS:
                return True
            at += 2
        return True

    def may_return(self, name: str, calls: int = MAX_CALLS) -> bool:
        """Tell whether a function of the module may give the same constant at each run; so many calls deep it may."""
        found = self._returns.get(name)
        if found is None:
            if not calls:
                return True
            self._returns[name] = True  # where it calls itself
            kinds = self._tokens.kinds
            returned = [
                match.end()
                for method in self._methods.get(name, ())
                for match in _RETURN.finditer(kinds, method.first, method.end)
            ]
            found = self._returns[name] = bool(returned) and all(
                self.may_be(at, sure=True, calls=calls - 1) for at in returned
            )
        return found


def _is_cut(method: Method) -> bool:
    """Tell a method that was read once for each branch of the preprocessor, with tokens of its own each time."""
    return any(isinstance(one, tree.Branches) for one in method.body[:1])


_KNOWN: Final[WeakKeyDictionary[Code, _Given]] = WeakKeyDictionary()
