"""A loop whose body is walked once: values from the round before come in through nodes that are closed at its end."""

from typing import Final

from onec.bsl.flow.graph import JOIN
from onec.bsl.flow.state import Builder
from onec.bsl.flow.values import Value

_OPEN: Final = (JOIN,)


class Loop:
    """What comes in at the head of a loop, and what leaves it.

    Attributes:
        assigned: names that the loop may change; names: the same in order.
        breaks: what `Прервать` leaves with; jumps: what `Продолжить` goes back with.
    """

    __slots__ = ("_heads", "_names", "assigned", "breaks", "jumps", "mark")

    def __init__(self, builder: Builder, assigned: frozenset[str]) -> None:
        self.assigned = assigned
        self.breaks: list[dict[str, Value]] = []
        self.jumps: list[dict[str, Value]] = []
        self._names: list[str] | None = None
        self._heads: dict[str, tuple[int, Value]] = {}
        known = [name for name in builder.variables if name in assigned]
        for name in known:
            builder.set(name, self.carry(builder, name, builder.variables[name]))
        self.mark = len(builder.trail)

    @property
    def names(self) -> list[str]:
        """Return the names that the loop may change in their order."""
        if self._names is None:
            self._names = sorted(self.assigned)
        return self._names

    def carry(self, builder: Builder, name: str, before: Value = 0) -> int:
        """Return the node of a name at the head of the loop."""
        found = self._heads.get(name)
        if found is None:
            found = self._heads[name] = builder.add(_OPEN), before
        return found[0]

    def close(self, builder: Builder) -> None:
        """Go on behind the loop; the builder stands at the end of its body."""
        rounds = self.jumps
        if not builder.dead:
            rounds.append(builder.changed(self.mark))
        builder.undo(self.mark)
        for name, (node, before) in self._heads.items():
            values = [before, *(changes[name] for changes in rounds if name in changes)]
            nodes = dict.fromkeys(builder.pack(value) for value in values)
            for nothing in (0, node):
                nodes.pop(nothing, None)
            builder.nodes[node] = (JOIN, *nodes)
            if name not in builder.variables:
                builder.set(name, node if nodes else 0)
        builder.dead = False
        # Names that no round reads before it writes them have no node at the head: what they had before, or have now.
        later = {name: value for changes in rounds for name, value in changes.items() if name not in self._heads}
        for name in later:
            values = [changes[name] for changes in rounds if name in changes]
            builder.spend(len(values))
            builder.set(name, builder.join_all([builder.get(name), *values]))
        if self.breaks:
            builder.merge_changes([{}, *self.breaks])
