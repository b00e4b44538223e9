"""Loops: turn by turn where it is known how they end, else until nothing changes any more."""

from abc import abstractmethod
from collections.abc import Callable
from decimal import Decimal
from typing import Final

from onec.bsl import tree
from onec.bsl.evaluate.branches import branch
from onec.bsl.evaluate.budget import AbandonedError
from onec.bsl.evaluate.expressions import Expressions
from onec.bsl.evaluate.rest import RESULT, Rest, Turns
from onec.bsl.evaluate.values import LISTS, Known, Object, Ref, Unknown, Value, Where, unknown_of
from onec.self_description import Why

MAX_TURNS: Final = 1_000
"""Of a loop whose items or numbers are known."""

PASSES: Final = 4
"""Over the body of a loop whose end is not known, until nothing changes any more."""


class Loops(Expressions):
    """A machine that knows what loops do."""

    @abstractmethod
    def run(self, rest: Rest | None, frame: Object) -> None:
        """Run statements up to the end of the method; who knows statements does."""

    def way(self, rest: Rest | None, frame: Object) -> Callable[[], None]:
        """Return what runs statements, to be tried as one of several ways."""
        return lambda: self.run(rest, frame)

    def loop(self, node: tree.ForEach | tree.For | tree.While, rest: Rest | None, frame: Object) -> Rest | None:
        """Begin a loop, and return what runs next."""
        where = Where(frame.type, node.at)
        if isinstance(node, tree.While):
            return Rest(Turns(node, None), 0, rest)
        values = self._values(node, frame)
        if isinstance(values, Unknown):
            return self._unending(node, rest, frame, Unknown(Why.LOOP, where, values.objects))
        return Rest(Turns(node, values), 0, rest)

    def _values(self, node: tree.ForEach | tree.For, frame: Object) -> tuple[Value, ...] | Unknown:
        """Return what the variable of a loop is given, if that is known."""
        if isinstance(node, tree.ForEach):
            walked = self.evaluate(node.collection, frame)
            if not isinstance(walked, Ref) or walked.object.kind not in LISTS or self.heap.gaps(walked.object):
                return unknown_of(walked)
            items = tuple(self.heap.items(walked.object))
            return items if len(items) <= MAX_TURNS else Unknown(Why.LIMIT, walked.where)
        first, last = self.evaluate(node.first, frame), self.evaluate(node.last, frame)
        for one in (first, last):
            if not isinstance(one, Known) or not isinstance(one.value, Decimal):
                return unknown_of(one)
        numbers = [one.value for one in (first, last) if isinstance(one, Known) and isinstance(one.value, Decimal)]
        count = int(max(Decimal(0), min(numbers[1] - numbers[0] + 1, Decimal(MAX_TURNS + 1))))
        if count > MAX_TURNS:
            return Unknown(Why.LIMIT, last.where)
        return tuple(Known(numbers[0] + number, last.where) for number in range(count))

    def turn(self, turns: Turns, rest: Rest, frame: Object) -> Rest | None:
        """Begin the next turn of a loop, or leave it."""
        loop, values, number = turns
        where = Where(frame.type, loop.at)
        self.budget.spend(1, where)
        if values is not None and number >= len(values):
            return rest.then
        again = Rest(Turns(loop, values, number + 1), 0, rest.then)
        if isinstance(loop, tree.While):
            going = self.evaluate(loop.condition, frame)
            if not isinstance(going, Known) or not isinstance(going.value, bool) or number > MAX_TURNS:
                return self._unending(loop, rest.then, frame, Unknown(Why.LOOP, where))
            return Rest(loop.body, 0, again) if going.value else rest.then
        self.assign(loop.variable, (values or ())[number], frame)
        return Rest(loop.body, 0, again)

    def _unending(
        self, node: tree.ForEach | tree.For | tree.While, rest: Rest | None, frame: Object, why: Unknown
    ) -> Rest | None:
        """Run the body of a loop as often as it may be, until what it leaves is what it began with."""
        returned = self.heap.read(frame, RESULT)

        def turn() -> None:
            if not isinstance(node, tree.While):
                self.assign(node.variable, why, frame)
            # A jump leads behind the body, where the turn ends: leaving the loop or going on are both tried anyway.
            self.run(Rest(node.body, 0, Rest(Turns(node, ()), 0, None)), frame)

        for _ in range(PASSES):
            if not branch(self.heap, [lambda: None, turn], why):
                break
        else:
            raise AbandonedError(Why.LOOP, why.where)
        if self.heap.read(frame, RESULT) is not returned:
            # It may have been left with a result: all that comes behind may not run.
            branch(self.heap, [lambda: None, self.way(rest, frame)], why)
            return None
        return rest
