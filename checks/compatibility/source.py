"""One module of an artifact for the compatibility stage: where it stands, and its tree."""

from dataclasses import dataclass
from functools import cached_property

from checks.code.places import Places
from checks.code.units import Unit
from checks.finding import Location
from onec.bsl.code import Code
from onec.self_description import CodePlace


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

    def on(self, place: CodePlace) -> Location:
        """Return the location of a place that a self-description tells."""
        return self._places.on(place.line, place.column, place.method)

    def spelling(self, token: int) -> str:
        """Return a token as the text has it."""
        return self.code.module.tokens.spelling(token)
