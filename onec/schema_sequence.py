"""Elements in an order: which is missing, which stands where it may not.

One cause gives one departure: an element that was moved is told where it is missed first, one that was renamed is
told by its new name and not missed under the old one, one that is there too often is told once, and so are several that
do not belong there at all and stand side by side.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from onec.schema_model import Particle


@dataclass(frozen=True, slots=True)
class Departure:
    """Elements that are missing, or one that is unexpected.

    Attributes:
        number: of the child that is unexpected, or stands where one is missing; None for the end.
        expected: names of what is missing, or of what may stand there instead.
        is_missing: which of the two.
    """

    number: int | None
    expected: tuple[str, ...]
    is_missing: bool = False


def departures(names: Sequence[str], particles: Sequence[Particle]) -> Iterator[Departure]:
    """Yield the departures of children, told by their qualified names, from a sequence."""
    order = _Order(particles, {name: number for number, name in enumerate(names)})
    for number, name in enumerate(names):
        yield from order.take(number, name)
    yield from order.end()


@dataclass(slots=True)
class _Order:
    """Where in the sequence the children have come to.

    Attributes:
        particles: the sequence.
        last: number of the last child by name.
        at, count: the particle reached, and how many children it has.
        excused: names that are not missed any more.
        told: names that were told to stand in a wrong place.
        strange: number of the last child that the sequence does not have; those right behind it are told with it.
    """

    particles: Sequence[Particle]
    last: dict[str, int]
    at: int = 0
    count: int = 0
    excused: set[str] = field(default_factory=set)
    told: set[str] = field(default_factory=set)
    strange: int = -2

    def take(self, number: int, name: str) -> Iterator[Departure]:
        place = next((index for index, one in enumerate(self.particles) if one.name == name), None)
        if place is None:
            yield from self._unknown(number)
        elif place > self.at or (place == self.at and self._has_room()):
            yield from self._advance(number, place)
        elif name in self.excused:
            self.excused.remove(name)
            self.told.add(name)
        elif name not in self.told:
            self.told.add(name)
            yield Departure(number, self._allowed())

    def end(self) -> Iterator[Departure]:
        if lacking := self._lacking(len(self.particles)):
            yield Departure(None, tuple(lacking), is_missing=True)

    def _unknown(self, number: int) -> Iterator[Departure]:
        lacking = self._lacking(len(self.particles))[:1]
        renamed = [one for one in lacking if one not in self.last]
        if renamed or self.strange != number - 1:
            yield Departure(number, self._allowed())
        self.strange = number
        self.excused.update(renamed)

    def _advance(self, number: int, place: int) -> Iterator[Departure]:
        lacking = self._lacking(place)
        moved = [one for one in lacking if self.last.get(one, -1) > number]
        if moved:
            yield Departure(number, self._allowed())
            self.excused.update(moved)
        if missing := tuple(one for one in lacking if one not in moved):
            yield Departure(number, missing, is_missing=True)
        self.count = self.count + 1 if place == self.at else 1
        self.at = place

    def _has_room(self) -> bool:
        most = self.particles[self.at].maximum
        return most is None or self.count < most

    def _lacking(self, until: int) -> list[str]:
        """Return the names, from the particle reached up to another one, that must be there and are not."""
        return [
            one.name
            for index, one in enumerate(self.particles[self.at : until], self.at)
            if one.minimum > (self.count if index == self.at else 0) and one.name not in self.excused
        ]

    def _allowed(self) -> tuple[str, ...]:
        """Return the names that may stand next."""
        names = []
        for index, one in enumerate(self.particles[self.at :], self.at):
            if one.name in self.excused:
                continue
            if index > self.at or self._has_room():
                names.append(one.name)
            if one.minimum > (self.count if index == self.at else 0):
                break
        return tuple(names)
