"""The code of an artifact for the compatibility stage: read once, held against every release."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from checks.code.interceptors import Interceptor, interceptors
from checks.code.places import Places
from checks.code.units import Unit, units
from checks.finding import Location
from checks.subject import Subject
from onec.bsl.code import Code
from onec.bsl.parser import parse


@dataclass(frozen=True)
class Source:
    """One module: where it stands, and its tree."""

    unit: Unit
    code: Code

    @cached_property
    def _places(self) -> Places:
        return Places(self.unit, self.code.module.tokens.text)

    def at(self, token: int, method: str) -> Location:
        """Return the location of a token."""
        return self._places.at(self.code.module.tokens.starts[token], method)

    def spelling(self, token: int) -> str:
        """Return a token as the text has it."""
        return self.code.module.tokens.spelling(token)


class Sources:
    """The modules of the artifact's main file that can be read."""

    def __init__(self, subject: Subject) -> None:
        self._subject = subject

    @cached_property
    def modules(self) -> tuple[Source, ...]:
        """All of them, parsed."""
        main = self._subject.main
        found = (one for one in units(self._subject) if one.member is main)
        return tuple(Source(one, Code(parse(one.module.text), one.around)) for one in found)

    @cached_property
    def interceptors(self) -> tuple[tuple[Source, Interceptor], ...]:
        """What stands before, behind or in place of the configuration's methods."""
        return tuple(self._interceptors())

    def _interceptors(self) -> Iterator[tuple[Source, Interceptor]]:
        for source in self.modules:
            for one in interceptors(source.code):
                yield source, one
