"""An interceptor is compiled for another place than the method in the release."""

from collections.abc import Iterator

from checks.compatibility.fitting import Fitting
from checks.compatibility.interceptions import met
from checks.finding import Finding
from onec.bsl.client import DIRECTIVE_WORDS, directive
from onec.classes import ModuleKind
from rules.catalogue import rule
from rules.rule import Text

RULE = rule("intercepted-directive-differs")

DEFAULT = "atserver"
"""What a method of a form without a directive is compiled for."""

MODULES = frozenset({ModuleKind.FORM, ModuleKind.COMMAND})
"""Where directives count; elsewhere the whole module has one place."""


def check(fitting: Fitting) -> Iterator[Finding]:
    """Yield the interceptors in forms and commands whose compilation directive is another one."""
    for one, base in met(fitting):
        here, there = directive(one.header) or DEFAULT, base.directive or DEFAULT
        if one.source.unit.module.kind in MODULES and here != there:
            yield one.finding(RULE, fitting, here=Text(*DIRECTIVE_WORDS[here]), there=Text(*DIRECTIVE_WORDS[there]))
