"""One thing that is asked: what may reach a node, and how that comes from what may reach others."""

from collections.abc import Iterator, Sequence
from typing import Final

# How the value of a fact comes from the facts it is made of.
ANY: Final = 0
STRIPPED: Final = 1
CALLED: Final = 2
GATED: Final = 3
GUARDED: Final = 4
RESOLVED: Final = 5


class Fact:
    """A node with a key path of a method.

    Attributes:
        node: its number; negative for what all callers give for a parameter: -1 is the first.
        value: what may reach it; base: what does whatever else happens.
        needs: facts it is made of; users: facts made of it. links: those found later, by what they are found for.
        call: of a result: the fact of the called method, and the site.
    """

    __slots__ = ("base", "call", "kind", "links", "method", "needs", "node", "path", "queued", "seen", "users", "value")

    def __init__(self, method: int, node: int, path: str) -> None:
        self.method = method
        self.node = node
        self.path = path
        self.kind = ANY
        self.value = 0
        self.base = 0
        self.needs: list[Fact] = []
        self.users: list[Fact] = []
        self.links: dict[int, Fact] = {}
        self.call: tuple[Fact, int] | None = None
        self.seen = False
        self.queued = True

    def need(self, other: "Fact") -> None:
        """Be made of another fact."""
        self.needs.append(other)
        other.users.append(self)

    def forget(self) -> None:
        """Let go of other facts."""
        self.needs.clear()
        self.users.clear()
        self.links.clear()
        self.call = None


class Masks:
    """Values of facts: two bits for each label, then two for each input of a method; the upper one for any kind.

    Attributes:
        labels: all bits of labels. carried: the upper bit of everything.
    """

    __slots__ = ("_first", "_inputs", "_wanted", "carried", "labels")

    def __init__(self, labels: int, inputs: int) -> None:
        self._first = 2 * labels
        self._wanted: dict[tuple[int, bool], int] = {}
        self._inputs: dict[int, tuple[tuple[int, bool], ...]] = {0: ()}
        self.labels = (1 << self._first) - 1
        self.carried = int("10" * (labels + inputs), 2)

    def of(self, labels: int) -> int:
        """Return both bits of labels."""
        bits = 0
        while labels:
            low = labels & -labels
            bits |= _BOTH << 2 * (low.bit_length() - 1)
            labels ^= low
        return bits

    def of_input(self, number: int) -> int:
        """Return both bits of an input."""
        return _BOTH << self._first + 2 * number

    def inputs(self, value: int) -> Sequence[tuple[int, bool]]:
        """Return the numbers of the inputs in a value, last first, and whether they may come through as text."""
        bits = value >> self._first
        found = self._inputs.get(bits)
        if found is None:
            found = self._inputs[bits] = tuple(_inputs(bits))
        return found

    def carries(self, value: int, labels: int, *, text: bool) -> bool:
        """Tell whether one of these labels is in a value, as text if asked for."""
        known = self._wanted.get((labels, text))
        if known is None:
            wanted = self.of(labels)
            known = self._wanted[labels, text] = wanted & ~self.carried if text else wanted
        return bool(value & known)


_BOTH: Final = 3


def _inputs(bits: int) -> Iterator[tuple[int, bool]]:
    """Yield the numbers of inputs from the last one on, and whether the lower bit of each is set."""
    while bits:
        number = (bits.bit_length() - 1) // 2
        yield number, bool(bits >> 2 * number & 1)
        bits &= (1 << 2 * number) - 1
