"""The objects made while a method is followed: cells that can be taken back, and what others may have changed.

Every write is logged, so that one way through a branch can be undone before the next is tried. An object handed to code
that is not seen has escaped: each such call is an event, and what was written before it may have changed with it.
"""

from typing import Any, TypeAlias

from onec.bsl.evaluate.budget import MAX_LISTED_GAPS, Budget
from onec.bsl.evaluate.values import Cell, Key, Known, Mark, Object, ObjectKind, Ref, Unknown, Value, Where, objects_of
from onec.self_description import Why

Cells: TypeAlias = dict[Key, Any]
Way: TypeAlias = dict[Object, Cells]
"""What one way through a branch wrote, by object."""


Touched: TypeAlias = dict[tuple[Object, Key], tuple[Object, ...] | int]
"""Cells that were written, be it for a while: the objects that stood there; of counts the smallest."""


class Heap:
    """All objects of one run.

    Attributes:
        touched: what was written while an exception would be caught; None where none would.
        thrown: what ways that ended with an exception had written, while one would be caught; None where none is.
        events: calls of what is not seen, in order: why and where.
        made: how many objects there are.
    """

    __slots__ = ("budget", "events", "log", "made", "thrown", "touched")

    def __init__(self, budget: Budget) -> None:
        self.budget = budget
        self.events: list[Unknown] = []
        self.log: list[tuple[Object, Key, Cell | None]] = []
        self.thrown: list[Way] | None = None
        self.touched: Touched | None = None
        self.made = 0

    def make(self, kind: ObjectKind, where: Where, type_: str = "") -> Object:
        """Return a new object."""
        self.made += 1
        return Object(kind, self.made, where, type_)

    def read(self, owner: Object, key: Key) -> Any:  # noqa: ANN401 (a value, or a count of a mark)
        """Return what stands under a key, None for nothing; what may have changed since it was written is unknown."""
        cell = owner.cells.get(key)
        if cell is None or cell.value is None or isinstance(key, Mark) or isinstance(cell.value, Ref):
            return cell.value if cell else None
        event = self._event_after(owner, cell.events)
        return cell.value if event is None else event._replace(objects=objects_of(cell.value))

    def write(self, owner: Object, key: Key, value: Any) -> None:  # noqa: ANN401 (as above)
        """Put something under a key; None takes away what is there."""
        if objects_of(value) and self._mark(owner, Mark.ESCAPED) is not None:
            self.escape(value)
        if self.touched is not None:
            self._touch(owner, key, value)
        self.log.append((owner, key, owner.cells.get(key)))
        owner.cells[key] = Cell(value, len(self.events))

    def _touch(self, owner: Object, key: Key, value: Any) -> None:  # noqa: ANN401 (as above)
        found = self.touched.get((owner, key)) if self.touched is not None else None
        if key is Mark.COUNT:
            here: tuple[Object, ...] | int = min(found, value or 0) if isinstance(found, int) else value or 0
        else:
            here = tuple(dict.fromkeys((*(found if isinstance(found, tuple) else ()), *objects_of(value))))
        if self.touched is not None:
            self.touched[owner, key] = here

    def undo(self, mark: int) -> None:
        """Take back all that was written since the log had a length."""
        for owner, key, old in reversed(self.log[mark:]):
            if old is None:
                owner.cells.pop(key, None)
            else:
                owner.cells[key] = old
        del self.log[mark:]

    def count(self, owner: Object) -> int:
        """Return the number of items."""
        return self.read(owner, Mark.COUNT) or 0

    def items(self, owner: Object) -> list[Value]:
        """Return the items in order."""
        count = self.count(owner)
        self.budget.spend(count, owner.where)
        return [self.read(owner, number) for number in range(count)]

    def append(self, owner: Object, value: Value) -> None:
        """Add an item."""
        count = self.count(owner)
        self.write(owner, count, value)
        self.write(owner, Mark.COUNT, count + 1)

    def sure(self, owner: Object, key: Key) -> bool:
        """Tell whether what stands under a key is surely still there."""
        cell = owner.cells.get(key)
        return cell is not None and self._event_after(owner, cell.events) is None

    def names(self, owner: Object) -> list[str]:
        """Return the names that cells have."""
        self.budget.spend(len(owner.cells), owner.where)
        return [key for key, cell in owner.cells.items() if isinstance(key, str) and cell.value is not None]

    def gaps(self, owner: Object) -> tuple[Unknown, ...]:
        """Return why the object may hold more than is known."""
        found: tuple[Unknown, ...] = self.read(owner, Mark.GAPS) or ()
        changed = self._event_after(owner, 0)
        return found if changed is None or changed in found else (changed, *found)

    def add_gap(self, owner: Object, *gaps: Unknown) -> None:
        """Say that the object may hold more."""
        plain = (gap._replace(objects=()) for gap in gaps)
        found = dict.fromkeys((*(self.read(owner, Mark.GAPS) or ()), *plain))
        self.write(owner, Mark.GAPS, tuple(found)[:MAX_LISTED_GAPS])

    def escape(self, *values: Value | None) -> None:
        """Let others have objects, with all that is in them: from now on each event may change them."""
        ahead = [one for value in values for one in objects_of(value)]
        while ahead:
            one = ahead.pop()
            if self._mark(one, Mark.ESCAPED) is None:
                self.write(one, Mark.ESCAPED, len(self.events))
                self.budget.spend(len(one.cells), one.where)
                ahead += [inner for cell in one.cells.values() for inner in objects_of(cell.value)]

    def happen(self, why: Why, where: Where) -> Unknown:
        """Note that code ran which is not seen, and return what it gave."""
        event = Unknown(why, where)
        self.events.append(event)
        return event

    def blur(self, owner: Object, why: Why, where: Where) -> Unknown:
        """Note that one object may hold anything from now on."""
        self.write(owner, Mark.BLURRED, len(self.events))
        return self.happen(why, where)

    def _event_after(self, owner: Object, events: int) -> Unknown | None:
        """Return the first event that may have changed what was written after so many events."""
        blurred = self._mark(owner, Mark.BLURRED)
        if blurred is not None and events <= blurred:
            return self.events[blurred]
        escaped = self._mark(owner, Mark.ESCAPED)
        first = len(self.events) if escaped is None else max(events, escaped)
        return self.events[first] if first < len(self.events) else None

    @staticmethod
    def _mark(owner: Object, mark: Mark) -> int | None:
        cell = owner.cells.get(mark)
        found: int | None = cell.value if cell else None
        return found


def undefined(where: Where) -> Known:
    """Return `Неопределено`."""
    return Known(None, where)
