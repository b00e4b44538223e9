"""A function stands in place of a procedure, or a procedure in place of a function."""

from collections.abc import Iterator

from checks.compatibility.fitting import Fitting
from checks.compatibility.interceptions import REPLACING, met
from checks.finding import Finding
from rules.catalogue import rule
from rules.rule import Text

RULE = rule("intercepted-method-kind-differs")

WORDS = {True: Text("функция", "a function"), False: Text("процедура", "a procedure")}


def check(fitting: Fitting) -> Iterator[Finding]:
    """Yield the interceptors of another kind than the method; what stands before or behind a function has its check."""
    for one, base in met(fitting):
        if one.interceptor.manner in REPLACING and one.header.function != base.is_function:
            yield one.finding(RULE, fitting, there=WORDS[base.is_function], here=WORDS[one.header.function])
