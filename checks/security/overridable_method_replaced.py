"""What the author of the configuration set in an overridable module is dropped."""

from collections.abc import Iterator

from checks.code.hits import hit
from checks.code.interceptors import Manner, common_module, interceptors
from onec.bsl.code import Code
from rules.bsp import is_overridable
from rules.catalogue import rule
from rules.language.hit import Hit

RULE = rule("overridable-method-replaced")


def check_module(code: Code) -> Iterator[Hit]:
    """Yield the interceptors in place of overridable methods that never call them."""
    name = common_module(code)
    if not is_overridable(name):
        return
    for one in interceptors(code):
        if one.manner is Manner.AROUND and not any(one.proceeds()):
            yield hit(code, RULE, one.at, one.part, target=f"{name}.{one.target}")
