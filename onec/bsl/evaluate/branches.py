"""Several ways that code may take from one state, and the state that holds whichever it took."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from onec.bsl.evaluate.budget import WAY_FRAMES, ThrownError
from onec.bsl.evaluate.heap import Cells, Heap, Way, undefined
from onec.bsl.evaluate.values import LISTS, Key, Known, Mark, Object, ObjectKind, Path, Ref, Unknown, objects_of, same


def branch(heap: Heap, ways: Iterable[Callable[[], None]], reason: Unknown) -> bool:
    """Try each way from the state there is, and leave the state that is true whichever was taken.

    Args:
        heap: the state.
        ways: each changes the state, or raises `ThrownError` where no code behind it runs.
        reason: why it is not known which one.

    Returns:
        Whether the state is another than before.

    Raises:
        ThrownError: every way does.
    """
    before = heap.made
    written = [way for way in (_try(heap, way, reason) for way in ways) if way is not None]
    if not written:
        raise ThrownError
    return _Join(heap, written, before, reason).join()


def _try(heap: Heap, way: Callable[[], None], reason: Unknown) -> Way | None:
    mark = len(heap.log)
    heap.budget.deepen(WAY_FRAMES, reason.where)
    try:
        way()
    except ThrownError:
        if heap.thrown is not None:
            heap.thrown.append(_taken_back(heap, mark, reason))
        heap.undo(mark)
        return None
    finally:
        heap.budget.rise(WAY_FRAMES)
    return _taken_back(heap, mark, reason)


def _taken_back(heap: Heap, mark: int, reason: Unknown) -> Way:
    """Take back what a way wrote, and return it."""
    written: Way = {}
    for owner, key, _ in heap.log[mark:]:
        cells = written.setdefault(owner, {})
        if key not in cells:
            cells[key] = heap.read(owner, key)
    heap.budget.spend(len(heap.log) - mark, reason.where)
    heap.undo(mark)
    return written


def replay(heap: Heap, way: Way) -> None:
    """Write again what was taken back."""
    for owner, cells in way.items():
        for key, value in cells.items():
            heap.write(owner, key, value)


class _Join:
    """Writes what several ways have in common, and says of the rest that it is not known."""

    def __init__(self, heap: Heap, ways: Sequence[Way], before: int, reason: Unknown) -> None:
        self._heap = heap
        self._ways = ways
        self._before = before
        self._reason = reason
        self._pairs: dict[Object, tuple[Object, ...]] = {}
        """Objects made on different ways that are one from now on, by each of them; the first stands for all."""
        self._ahead: list[tuple[Object, ...]] = []
        self._changed = False

    def join(self) -> bool:
        old = dict.fromkeys(owner for way in self._ways for owner in way if owner.number <= self._before)
        self._ahead = [(owner,) * len(self._ways) for owner in old]
        for sources in self._ahead:
            self._object(sources)
        for way in self._ways:
            for owner, cells in way.items():
                if owner.number > self._before and owner not in self._pairs:
                    for key, value in cells.items():
                        self._heap.write(owner, key, self._renamed(value))
        return self._changed

    def _object(self, sources: tuple[Object, ...]) -> None:
        target = sources[0]
        written = [way.get(source, {}) for way, source in zip(self._ways, sources, strict=True)]
        keys = dict.fromkeys(key for cells in written for key in cells)
        self._heap.budget.spend(len(keys), self._reason.where)
        counted = self._count(target, sources, written) if target.kind in LISTS else 0
        for key in keys:
            if key is Mark.COUNT or (isinstance(key, int) and key >= counted):
                continue
            values = [self._value(source, cells, key) for source, cells in zip(sources, written, strict=True)]
            self._write(target, key, self._joined(target, key, values))

    def _count(self, target: Object, sources: tuple[Object, ...], written: Sequence[Cells]) -> int:
        """Keep the items that every way has; the others are places because of which there may be more."""
        heap = self._heap
        pairs = list(zip(sources, written, strict=True))
        counts = [cells.get(Mark.COUNT, heap.count(source)) or 0 for source, cells in pairs]
        fewest = min(counts)
        gaps = [
            Unknown(self._reason.why, cells[number].where)
            for count, cells in zip(counts, written, strict=True)
            for number in range(fewest, count)
            if number in cells
        ]
        if fewest < max(counts):
            heap.budget.spend(len(gaps), self._reason.where)
            gaps = gaps or [self._reason._replace(objects=())]
            self._changed = self._changed or not set(gaps).issubset(heap.gaps(target))
            heap.add_gap(target, *gaps)
        self._write(target, Mark.COUNT, fewest)
        return fewest

    def _value(self, source: Object, cells: Cells, key: Key) -> Any:  # noqa: ANN401 (as the heap reads it)
        """Return what a way left under a key; what it did not write is as before, or changed by what it called."""
        if key in cells:
            return cells[key]
        value = self._heap.read(source, key)
        event: int | None = cells.get(Mark.BLURRED, cells.get(Mark.ESCAPED))
        if event is None or event >= len(self._heap.events) or not isinstance(value, Known | Path):
            return value
        return self._heap.events[event]

    def _joined(self, target: Object, key: Key, values: list[Any]) -> Any:  # noqa: ANN401 (as above)
        if key is Mark.GAPS:
            return tuple(dict.fromkeys(gap for value in values for gap in value or ()))
        if isinstance(key, Mark):
            chosen = max if key is Mark.BLURRED else min
            return chosen(value for value in values if value is not None)
        if target.kind is ObjectKind.FRAME:
            values = [undefined(self._reason.where) if value is None else value for value in values]
        return self._common(values)

    def _common(self, values: list[Any]) -> Any:  # noqa: ANN401 (as above)
        """Return the value that stands for those of all ways."""
        first = values[0]
        if all(isinstance(value, Unknown) for value in values):
            return self._some(first, values)
        if all(_equal(first, value) for value in values[1:]):
            return first
        named = [value for value in values if not _is_nothing(value)]
        if all(isinstance(value, Path) and _equal(named[0], value) for value in named):
            return named[0]
        if all(isinstance(value, Ref) for value in named):
            one = self._paired([ref.object for ref in named])
            if one is not None:
                return Ref(one, named[0].where, named == values and all(ref.sure for ref in named))
        return self._some(self._reason, values)

    def _some(self, why: Unknown, values: list[Any]) -> Unknown:
        """Return a value that may be any of some; where these are too many, each of their objects may change."""
        objects = tuple(dict.fromkeys(one for value in values for one in objects_of(value)))
        if len(objects) > MAX_POSSIBLE:
            self._heap.escape(*values)
        return why._replace(objects=objects if len(objects) <= MAX_POSSIBLE else ())

    def _paired(self, objects: list[Object]) -> Object | None:
        """Return the object that stands for those of all ways."""
        first = objects[0]
        if all(one is first for one in objects):
            return first
        group = tuple(objects)
        if all(self._pairs.get(one) == group for one in group):
            return first
        new = all(one.number > self._before and one not in self._pairs for one in group)
        alike = all((one.kind, one.type) == (first.kind, first.type) for one in group)
        if not new or not alike or len(set(group)) != len(self._ways):
            return None
        self._pairs.update(dict.fromkeys(group, group))
        self._ahead.append(group)
        return first

    def _renamed(self, value: Any) -> Any:  # noqa: ANN401 (as above)
        if isinstance(value, Ref) and value.object in self._pairs:
            return value._replace(object=self._pairs[value.object][0])
        return value

    def _write(self, target: Object, key: Key, value: Any) -> None:  # noqa: ANN401 (as above)
        value = self._renamed(value)
        old = self._heap.read(target, key)
        # A later event than before changes nothing more.
        alike = _equal(value, old) and self._older(value) == self._older(old)
        if not alike and not (key is Mark.BLURRED and old is not None):
            self._changed = True
        self._heap.write(target, key, value)

    def _older(self, value: Any) -> set[Object]:  # noqa: ANN401 (as above)
        """Return the objects that a value may be, those that were made on the ways left out."""
        return {one for one in objects_of(value) if one.number <= self._before}


MAX_POSSIBLE: Final = 20
"""Objects that one value may be; of more each may change from then on."""


def _is_nothing(value: Any) -> bool:  # noqa: ANN401 (as above)
    """Tell `Неопределено`, which a name or an object may be besides: no member can be asked of it."""
    return isinstance(value, Known) and value.value is None


def _equal(left: Any, right: Any) -> bool:  # noqa: ANN401 (as above)
    if isinstance(left, Known) and isinstance(right, Known):
        return same(left, right)
    if isinstance(left, Path) and isinstance(right, Path):
        return left.names == right.names
    if isinstance(left, Ref) and isinstance(right, Ref):
        return left.object is right.object and left.sure == right.sure
    if isinstance(left, Unknown) and isinstance(right, Unknown):
        return True
    return type(left) is type(right) and bool(left == right)
