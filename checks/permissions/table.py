"""The table of permissions: asked in the manifest, told by the code, used in code, missing, spare.

Who asks decides: the manifest of a kit, without one the code's own list. A bare extension asks nothing in the upload,
its manifest is made by the service; what it uses is `needed` then, and nothing is missing.

Source: delivery-kit.md sections 4.4, 6 and 8.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, NamedTuple

from checks.finding import Location
from checks.permissions.asked import Asked, comparable
from checks.permissions.matching import allows
from checks.permissions.uses import MAX_PLACES, Uses
from checks.permissions.wanted import TEMPORARY, Parameters, Use, Wanted
from onec.permissions import PermissionKind

MAX_PERMISSIONS: Final = 300
"""Of one list that are in the table and compared, each with each use; what a later one allows is missing."""


class State(StrEnum):
    """How what is asked and what is used compare.

    MISSING: used and not asked for; DIFFERENT: in one of manifest and code only; SPARE: asked for and not used;
    UNDETERMINED: the text does not tell; NEEDED: used, and there is nowhere to ask; OK: asked for and used;
    UNNEEDED: used where no permission is needed, on the client and in temporary files.
    """

    MISSING = "missing"
    DIFFERENT = "different"
    SPARE = "spare"
    UNDETERMINED = "undetermined"
    NEEDED = "needed"
    OK = "ok"
    UNNEEDED = "unneeded"


class Row(NamedTuple):
    """One permission, or one thing that code does.

    Attributes:
        kind: of the permission; the name of a type of 2012 that has no counterpart now.
        parameters: as written; None for what the text does not tell.
        said: what it allows, in the words of the current list; None for a type without a counterpart.
        asked: where the manifest asks for it.
        told: where the code asks for it.
        used: the first places that use it; times: of all of them.
    """

    kind: str
    parameters: Parameters
    said: Wanted | None
    state: State
    asked: Location | None = None
    told: Location | None = None
    used: tuple[Location, ...] = ()
    times: int = 0


class Sides(NamedTuple):
    """Who asks for what.

    Attributes:
        asked: in the manifest; None where there is none.
        told: by the code; None where it says nothing of itself.
        asked_whole, told_whole: that side asks for nothing else.
    """

    asked: tuple[Asked, ...] | None
    told: tuple[Asked, ...] | None
    asked_whole: bool = True
    told_whole: bool = True

    @property
    def asking(self) -> tuple[Asked, ...] | None:
        """The list that decides what is allowed, None where there is nowhere to ask."""
        return self.told if self.asked is None else self.asked

    @property
    def asking_whole(self) -> bool:
        """Whether that list holds all that is asked for."""
        return self.told_whole if self.asked is None else self.asked_whole

    @property
    def comparable(self) -> bool:
        """Whether both lists are there and known to their ends."""
        both = (*(self.asked or ()), *(self.told or ()))
        there = self.asked is not None and self.told is not None
        return there and self.asked_whole and self.told_whole and all(one.known and one.wanted for one in both)


@dataclass(slots=True)
class _Entry:
    """One permission while uses are looked for."""

    one: Asked
    asked: Location | None = None
    told: Location | None = None
    used: list[Location] = field(default_factory=list)
    count: int = 0
    maybe: bool = False

    def use(self, by: Use) -> None:
        """Note that a use needs it."""
        self.used += by.places[: MAX_PLACES - len(self.used)]
        self.count += by.times


def table(sides: Sides, uses: Uses) -> tuple[Row, ...]:
    """Return all rows, those that need somebody first."""
    entries = _entries(sides)
    made = _Table(sides, entries)
    rows = [row for use in uses.found for row in made.of(use)]
    rows += [made.row(one, complete=uses.complete) for one in entries]
    return tuple(sorted(rows, key=_order))


def _entries(sides: Sides) -> list[_Entry]:
    """Return the permissions of both lists, each once."""
    found: dict[object, _Entry] = {}
    for one in (sides.asked or ())[:MAX_PERMISSIONS]:
        entry = found.setdefault(_key(one), _Entry(one))
        entry.asked = entry.asked or one.place
    for one in (sides.told or ())[:MAX_PERMISSIONS]:
        entry = found.setdefault(_key(one), _Entry(one))
        entry.told = entry.told or one.place
    return list(found.values())


def _key(one: Asked) -> object:
    return one.wanted or (one.kind, one.parameters)


class _Table:
    def __init__(self, sides: Sides, entries: Iterable[_Entry]) -> None:
        self._sides = sides
        self._by_manifest = sides.asked is not None
        self._asking: dict[PermissionKind, list[tuple[Wanted, _Entry]]] = {}
        self._others: dict[PermissionKind, list[tuple[Wanted, _Entry]]] = {}
        for entry in entries:
            if entry.one.wanted:
                lists = self._asking if entry.asked or not self._by_manifest else self._others
                lists.setdefault(entry.one.wanted.kind, []).append((entry.one.wanted, entry))

    def of(self, use: Use) -> Iterator[Row]:
        """Yield the row of a use, none where a permission has it."""
        wanted = comparable(use.wanted)
        state = State.UNNEEDED if use.free else self._allowed(wanted, use)
        if state is None:
            return
        told = self._told(wanted, use) if state is State.MISSING else False
        if not told:
            yield Row(wanted.kind.value, use.wanted.parameters, use.wanted, state, None, None, use.places, use.times)

    def row(self, entry: _Entry, *, complete: bool) -> Row:
        """Return the row of a permission."""
        one = entry.one
        return Row(
            one.kind,
            one.parameters,
            one.said,
            self._state(entry, complete=complete),
            entry.asked,
            entry.told,
            tuple(entry.used),
            entry.count,
        )

    def _allowed(self, wanted: Wanted, use: Use) -> State | None:
        """Note a use at the permissions that allow it, or return how it stands without one."""
        answers = [(entry, allows(one, wanted)) for one, entry in self._asking.get(wanted.kind, ())]
        allowed = [entry for entry, answer in answers if answer]
        possible = [entry for entry, answer in answers if answer is None]
        for entry in allowed:
            entry.use(use)
        if allowed:
            return None
        for entry in possible:
            entry.maybe = True
        return self._without(wanted, possible=bool(possible))

    def _without(self, wanted: Wanted, *, possible: bool) -> State:
        if wanted.kind is PermissionKind.FILES and wanted.value("Path") == TEMPORARY:
            return State.UNNEEDED
        unsure = self._sides.asking is not None and not self._sides.asking_whole
        if possible or unsure or (wanted.kind is PermissionKind.FILES and wanted.value("Path") is None):
            return State.UNDETERMINED
        return State.NEEDED if self._sides.asking is None else State.MISSING

    def _told(self, wanted: Wanted, use: Use) -> bool:
        """Note a use that the manifest does not allow at the permissions that the code itself asks for."""
        told = [entry for one, entry in self._others.get(wanted.kind, ()) if allows(one, wanted)]
        for entry in told:
            entry.use(use)
        return bool(told)

    def _state(self, entry: _Entry, *, complete: bool) -> State:
        if self._by_manifest and entry.asked is None:
            if entry.used:
                return State.MISSING if self._sides.asked_whole else State.UNDETERMINED
            return State.DIFFERENT if self._sides.comparable else State.UNDETERMINED
        if self._sides.comparable and entry.told is None:
            return State.DIFFERENT
        if entry.used:
            return State.OK
        return State.UNDETERMINED if entry.maybe or not complete or not entry.one.wanted else State.SPARE


_STATES: Final = list(State)
_KINDS: Final = [kind.value for kind in PermissionKind]


def _order(row: Row) -> tuple[int, int, str, str]:
    kind = _KINDS.index(row.kind) if row.kind in _KINDS else len(_KINDS)
    return _STATES.index(row.state), kind, row.kind, repr(row.parameters)
