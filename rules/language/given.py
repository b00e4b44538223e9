"""Constants, asked for only where there may be one: most variables are given what no one knows before the code runs.

Finding the constants of a method means walking over it; the tokens of its module tell quicker which names never have
any.
"""

import re
from typing import Final
from weakref import WeakKeyDictionary

from onec.bsl import kinds as k
from onec.bsl import tree
from onec.bsl.code import Code, Scope
from onec.bsl.constants import Constant
from onec.bsl.text_functions import FUNCTIONS

_GIVEN: Final = re.compile(rb"\x%02x\x%02x(?!\x%02x[\x%02x\x%02x])" % (k.NAME, k.EQUAL, k.NAME, k.DOT, k.OPEN_INDEX))
_CHARACTERS: Final = re.compile(rb"\x%02x\x%02x(?=\x%02x\x%02x)" % (k.NAME, k.EQUAL, k.NAME, k.DOT))
CHARS: Final = frozenset({"символы", "chars"})

_KNOWN: Final[WeakKeyDictionary[Code, frozenset[str]]] = WeakKeyDictionary()


def constant(scope: Scope, node: tree.Expression | None) -> Constant | None:
    """Return the value of an expression of a method if it is the same at each run."""
    if type(node) is tree.Text:
        return Constant(scope.code.module.string(node), 1)
    return scope.constant(node) if node is not None and may_be_constant(scope, node) else None


def may_be_constant(scope: Scope, node: tree.Expression) -> bool:
    """Tell whether it is worth looking what the names in an expression stand for."""
    match node:
        case tree.Binary():
            return all(type(one) is tree.Binary or may_be_constant(scope, one) for one in node.operands)
        case tree.Name():
            return _is_given(scope, node.name)
        case tree.Call():
            if scope.is_method(node.name):
                return True
            return node.name in FUNCTIONS and all(one is None or may_be_constant(scope, one) for one in node.arguments)
        case tree.Chain(_, start, steps):
            return len(steps) == 1 and isinstance(start, tree.Name) and start.name in CHARS
        case _:
            return not isinstance(node, tree.New | tree.Unread)


def _is_given(scope: Scope, name: str) -> bool:
    """Tell whether a variable of some method of this name is given something that may be constant."""
    return scope.code.outer is not None or name in given(scope.code)


def given(code: Code) -> frozenset[str]:
    """Return the names to which a module gives something that may be constant."""
    found = _KNOWN.get(code)
    if found is None:
        found = _KNOWN[code] = _given(code)
    return found


def _given(code: Code) -> frozenset[str]:
    """Return the names that are given neither a member of something nor what a method of the platform returns."""
    words, kinds = code.module.tokens.words, code.module.tokens.kinds
    own = {method.name for method in code.module.methods}
    found = set()
    for match in _GIVEN.finditer(kinds):
        at = match.end()
        called = kinds[at] == k.NAME and kinds[at + 1] == k.OPEN
        if not called or words[at] in FUNCTIONS or words[at] in own:
            found.add(words[match.start()])
    found.update(words[one.start()] for one in _CHARACTERS.finditer(kinds) if words[one.end()] in CHARS)
    return frozenset(found)
