"""A sensitive method of the library is intercepted."""

from collections.abc import Iterator
from typing import Final

from checks.code.library_interceptors import critical_interceptors
from onec.bsl.code import Code
from rules.catalogue import rule
from rules.language.hit import Hit
from rules.rule import Severity

RULE = rule("sensitive-method-intercepted")

SEVERITIES: Final = frozenset({Severity.CRITICAL})
"""Of the modules in the list that this rule is for."""


def check_module(code: Code) -> Iterator[Hit]:
    """Yield the interceptors of listed methods of such modules."""
    return critical_interceptors(code, RULE, SEVERITIES)
