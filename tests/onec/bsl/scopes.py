"""Code and its last expression, for tests of what expressions stand for."""

from collections.abc import Collection, Mapping

from onec.bsl import tree
from onec.bsl.code import NOWHERE, Code, Surroundings
from onec.bsl.constants import Constant
from onec.bsl.parser import parse


def code(text: str, around: Surroundings = NOWHERE, commons: Mapping[str, Collection[str]] | None = None) -> Code:
    """Return the code of a text."""
    return Code(parse(text), around, commons)


def last(found: Code, method: str = "") -> tree.Expression | None:
    """Return the expression that the last statement of a method gives, returns, calls or runs."""
    body = found.symbols.methods[method].body if method else found.module.body
    match body[-1]:
        case tree.Assign(_, _, value) | tree.Return(_, value):
            return value
        case tree.Execute(_, value):
            return value
        case tree.Evaluate(_, call):
            return call
    raise AssertionError(body[-1])


def constant(text: str, commons: Mapping[str, Collection[str]] | None = None) -> Constant | None:
    """Return the constant that the last statement outside methods gives."""
    found = code(text, commons=commons)
    return found.scope("").constant(last(found))


def value(text: str) -> object:
    """Return the value of that constant."""
    found = constant(text)
    return found.value if found else "no constant"


def types(text: str, around: Surroundings = NOWHERE, commons: Mapping[str, Collection[str]] | None = None) -> str:
    """Return the types of what the last statement outside methods gives, with blanks between them."""
    found = code(text, around, commons)
    return " ".join(found.scope("").types(last(found)))
