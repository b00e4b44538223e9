"""Operators of the language on constants."""

import operator
from collections.abc import Callable
from decimal import Decimal
from typing import Final

from onec.bsl.text_functions import UnknownError, Value


def operated(sign: str, left: Value, right: Value) -> Value:
    """Return what an operator gives, its sign as in `Binary`; texts are not added here.

    Raises:
        UnknownError: it is not known, or an exception of the code's.
    """
    if sign == "=":
        return _equal(left, right)
    if sign == "<>":
        return not _equal(left, right)
    if isinstance(left, bool) and isinstance(right, bool):
        logical = _LOGICAL.get(sign)
        if logical is not None:
            return logical(left, right)
    if isinstance(left, Decimal) and isinstance(right, Decimal):
        arithmetic = _ARITHMETIC.get(sign)
        if arithmetic is not None:
            try:
                return arithmetic(left, right)
            except ArithmeticError as error:
                raise UnknownError from error
    raise UnknownError


_LOGICAL: Final[dict[str, Callable[[bool, bool], bool]]] = {"and": operator.and_, "or": operator.or_}
_ARITHMETIC: Final[dict[str, Callable[[Decimal, Decimal], Decimal]]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "%": operator.mod,
}


def _equal(left: Value, right: Value) -> bool:
    return type(left) is type(right) and left == right
