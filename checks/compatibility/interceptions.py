"""Interceptors of an extension side by side with the methods of the release that they stand for."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from checks.code.interceptors import MANNER_WORDS, Interceptor, Manner
from checks.compatibility.events import is_event
from checks.compatibility.fitting import Fitting
from checks.compatibility.source import Source
from checks.finding import Finding
from onec.bsl.client import directive
from onec.bsl.module import Method
from onec.release.model import IndexedMethod
from rules.rule import Rule, Text

REPLACING: Final = frozenset({Manner.AROUND, Manner.CHANGE})
"""What stands in place of a method and so has its kind."""


class Interception(NamedTuple):
    """An interceptor, its own header, and the methods of its name: several where branches have one each, or none."""

    source: Source
    interceptor: Interceptor
    header: Method
    variants: tuple[IndexedMethod, ...]

    @property
    def base(self) -> IndexedMethod | None:
        """The method it stands for, None where the module has none of this name: of several the most alike."""
        return min(self.variants, key=self._difference, default=None)

    @property
    def handles_event(self) -> bool:
        """Whether the platform calls it at an event by itself, be there a handler of the configuration or not."""
        kind = self.source.unit.module.kind
        return self.interceptor.manner is not Manner.CHANGE and is_event(kind, self.interceptor.target)

    def _difference(self, method: IndexedMethod) -> tuple[bool, bool, bool]:
        header = self.header
        other_kind = header.function != method.is_function and self.interceptor.manner in REPLACING
        other_number = len(header.parameters) != len(method.parameters)
        return other_kind, other_number, (directive(header) or "") != method.directive

    def finding(self, rule: Rule, fitting: Fitting, **values: str | Text) -> Finding:
        """Return a finding at the annotation."""
        location = self.source.at(self.interceptor.at, self.source.spelling(self.header.at))
        return Finding(
            rule,
            location,
            {
                "manner": MANNER_WORDS[self.interceptor.manner],
                "method": self.interceptor.target,
                "object": location.object,
                "release": fitting.title,
                **values,
            },
        )


def interceptions(fitting: Fitting) -> Iterator[Interception]:
    """Yield the interceptors in modules that the release has and that can be read there.

    Of an object that the release lacks another check tells, of a module whose text is hidden nothing can be told.
    """
    if not fitting.is_extension:
        return
    for source, one in fitting.sources.interceptors:
        methods = fitting.methods(source.unit.module.object, source.unit.module.kind)
        if methods is not None and one.part.header is not None:
            yield Interception(source, one, one.part.header, methods.variants(one.target.lower()))


def met(fitting: Fitting) -> Iterator[tuple[Interception, IndexedMethod]]:
    """Yield the interceptors whose method is there, each with it."""
    for one in interceptions(fitting):
        if one.base is not None:
            yield one, one.base
