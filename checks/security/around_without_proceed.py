"""A method of the configuration is replaced as a whole."""

from collections.abc import Iterator

from checks.code.hits import hit
from checks.code.interceptors import Manner, common_module, interceptors
from onec.bsl.code import Code
from rules.bsp import is_overridable
from rules.catalogue import rule
from rules.language.hit import Hit

RULE = rule("around-without-proceed")


def check_module(code: Code) -> Iterator[Hit]:
    """Yield the interceptors in place of a method that never call it; overridable modules have a rule of their own."""
    if is_overridable(common_module(code)):
        return
    for one in interceptors(code):
        if one.manner is Manner.AROUND and not any(one.proceeds()):
            yield hit(code, RULE, one.at, one.part, target=one.target)
