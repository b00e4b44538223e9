"""What of its configuration an artifact's code uses by name: collected once, held against every release."""

from dataclasses import dataclass, field
from typing import NamedTuple

from checks.compatibility.guards import Guard
from checks.compatibility.source import Source
from checks.finding import Location
from onec.classes import ModuleKind


class Place(NamedTuple):
    """Where a name stands: the module, the method as written, the token, and what guards it."""

    source: Source
    method: str
    at: int
    guard: Guard = Guard.NONE

    @property
    def location(self) -> Location:
        """The place as findings show it."""
        return self.source.at(self.at, self.method)


class Elsewhere(NamedTuple):
    """A place outside of code: a template."""

    location: Location


class Called(NamedTuple):
    """A call of a method of a common module or manager.

    Attributes:
        owner: full name as the code has it, `CommonModule.Цены`, `Catalog.Товары`.
        method: in lower case.
        arguments: how many, empty ones included.
        bare: the owner is a name of the context, which must be there for the module to be compiled.
    """

    owner: str
    method: str
    arguments: int
    place: Place
    bare: bool = False

    @property
    def module(self) -> ModuleKind:
        """The kind of the module that the method stands in."""
        return ModuleKind.MODULE if self.owner.startswith(COMMON_MODULE) else ModuleKind.MANAGER


COMMON_MODULE = "CommonModule."


@dataclass(slots=True)
class Uses:
    """All uses of an artifact; what a guard stands before is left out but for names of the context.

    Attributes:
        calls: by the lower-case full names of the owners, then by method.
        bare: calls whose owner is a name of the context, guarded ones too, by the same.
        objects: places by the full names of objects that code and queries name, in lower case; common modules that are
            taken by name too.
        written: full names as first written, by the same in lower case.
    """

    calls: dict[str, dict[str, list[Called]]] = field(default_factory=dict)
    bare: dict[str, list[Called]] = field(default_factory=dict)
    objects: dict[str, list[Place | Elsewhere]] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)
    _seen: set[tuple[str, int, int]] = field(default_factory=set)

    def call(self, one: Called) -> None:
        """Note a call."""
        owner = self._key(one.owner)
        if self._is_new(f"{owner}()", one.place):
            if one.bare:
                self.bare.setdefault(owner, []).append(one)
            if not one.place.guard:
                self.calls.setdefault(owner, {}).setdefault(one.method, []).append(one)

    def object(self, full_name: str, place: Place) -> None:
        """Note an object that is named."""
        key = self._key(full_name)
        if not place.guard and self._is_new(key, place):
            self.objects.setdefault(key, []).append(place)

    def elsewhere(self, full_name: str, location: Location) -> None:
        """Note an object that something else than code names."""
        self.objects.setdefault(self._key(full_name), []).append(Elsewhere(location))

    def _key(self, full_name: str) -> str:
        low = full_name.lower()
        self.written.setdefault(low, full_name)
        return low

    def _is_new(self, key: str, place: Place) -> bool:
        """Tell a place from one seen before: branches of the preprocessor are read several times."""
        seen = (key, id(place.source), place.source.code.module.tokens.starts[place.at])
        if seen in self._seen:
            return False
        self._seen.add(seen)
        return True
