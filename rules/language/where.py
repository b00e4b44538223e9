"""In which method of a module an offset lies."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from onec.bsl.module import Method, Module
from rules.language.match import BODY


class Where:
    """Offsets by pattern and method; patterns and methods have their numbers."""

    def __init__(self, module: Module) -> None:
        tokens = module.tokens
        self._methods = module.methods
        self._firsts = [tokens.starts[method.first] for method in module.methods]
        self._ends = [tokens.end(method.end - 1) for method in module.methods]
        self._by_pattern: dict[int, dict[int, set[int]]] = {}
        self._by_slot: dict[int, set[int]] = {}
        self._slots: dict[int, tuple[int, ...]] = {}

    def add(self, number: int, offsets: Iterable[int]) -> None:
        """Note where a pattern may match."""
        slots = self._by_pattern.setdefault(number, {})
        known = self._slots
        for offset in offsets:
            possible = known.get(offset)
            if possible is None:
                possible = known[offset] = tuple(self._possible(offset))
                for slot in possible:
                    self._by_slot.setdefault(slot, set()).add(offset)
            for slot in possible:
                there = slots.get(slot)
                if there is None:
                    slots[slot] = {offset}
                else:
                    there.add(offset)

    def patterns(self) -> Iterable[int]:
        """Return the patterns that may match somewhere."""
        return (number for number, slots in self._by_pattern.items() if slots)

    def slots(self, number: int) -> Iterable[int]:
        """Return the methods in which a pattern may match."""
        return self._by_pattern.get(number, {})

    def of(self, number: int, slot: int) -> Sequence[int]:
        """Return where a pattern may match in a method, sorted."""
        return sorted(self._by_pattern.get(number, {}).get(slot, ()))

    def all(self, slot: int) -> Sequence[int]:
        """Return where any pattern may match in a method, sorted."""
        return sorted(self._by_slot.get(slot, ()))

    def method(self, slot: int) -> Method | None:
        """Return a method by its number, None for `BODY`."""
        return None if slot == BODY else self._methods[slot]

    def slot(self, offset: int) -> int:
        """Return the number of the method around an offset."""
        number = bisect_right(self._firsts, offset) - 1
        return number if number >= 0 and offset < self._ends[number] else BODY

    def _possible(self, offset: int) -> Iterator[int]:
        """Yield the methods in whose trees an offset may be found.

        Methods that branches of the preprocessor cut in two can lie in one another, or end behind their last token.
        """
        number = bisect_right(self._firsts, offset) - 1
        if number >= 0:
            yield number
        if number > 0 and offset < self._ends[number - 1]:
            yield number - 1
        if number < 0 or offset >= self._ends[number]:
            yield BODY
