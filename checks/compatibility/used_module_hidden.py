"""The add-on intercepts or calls methods of a module whose text the release hides."""

from collections.abc import Iterator

from checks.code.interceptors import Manner
from checks.compatibility.events import is_event
from checks.compatibility.fitting import Fitting
from checks.finding import Finding, Location
from onec.classes import ModuleKind
from rules.catalogue import rule

RULE = rule("used-module-hidden")


def check(fitting: Fitting) -> Iterator[Finding]:
    """Yield each hidden module at the first place that needs it; a handler of an event needs none of it."""
    found: dict[str, Location] = {}
    for there, kind, location in (*_intercepted(fitting), *_called(fitting)):
        if fitting.hides(there, kind):
            found.setdefault(f"{there}.{kind}", location)
    for module, location in found.items():
        yield Finding(RULE, location, {"module": module, "release": fitting.title})


def _intercepted(fitting: Fitting) -> Iterator[tuple[str, ModuleKind, Location]]:
    for source, one in fitting.sources.interceptors if fitting.is_extension else ():
        module, header = source.unit.module, one.part.header
        there = fitting.module_owner(module.object)
        of_event = one.manner is not Manner.CHANGE and is_event(module.kind, one.target)
        if there is not None and header is not None and not of_event:
            yield there, module.kind, source.at(one.at, source.spelling(header.at))


def _called(fitting: Fitting) -> Iterator[tuple[str, ModuleKind, Location]]:
    own = fitting.sources.methods
    for owner, by_method in fitting.sources.uses.calls.items():
        there = fitting.name_called(owner)
        for method, calls in by_method.items():
            kind = calls[0].module
            if there is not None and method not in own.get((owner, kind), ()):
                yield there, kind, calls[0].place.location
