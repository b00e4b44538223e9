"""Interceptors of critical methods of the Standard Subsystems Library, for the rules that weigh them."""

from collections.abc import Collection, Iterator

from checks.code.hits import hit
from checks.code.interceptors import MANNER_WORDS, common_module, interceptors
from onec.bsl.code import Code
from rules.bsp import library
from rules.language.hit import Hit
from rules.rule import Rule, Severity


def critical_interceptors(code: Code, rule: Rule, severities: Collection[Severity]) -> Iterator[Hit]:
    """Yield the interceptors of listed methods in a module whose severity is one of some."""
    name = common_module(code)
    if not name or name.lower() not in library().modules:
        return
    for one in interceptors(code):
        module = library().critical(name, one.target)
        if module and module.severity in severities:
            target = f"{name}.{one.target}"
            yield hit(code, rule, one.at, one.part, target=target, manner=MANNER_WORDS[one.manner])
