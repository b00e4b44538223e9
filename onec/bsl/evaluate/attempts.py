"""`Попытка`: what was done up to an exception, and what handles it."""

from functools import partial
from typing import NamedTuple

from onec.bsl import tree
from onec.bsl.evaluate.branches import MAX_POSSIBLE, branch, replay
from onec.bsl.evaluate.budget import ThrownError
from onec.bsl.evaluate.heap import Touched, Way
from onec.bsl.evaluate.loops import Loops
from onec.bsl.evaluate.rest import RESULT, Rest
from onec.bsl.evaluate.values import Mark, Object, Unknown, Where, objects_of
from onec.bsl.walk import walk
from onec.self_description import Why


class Attempted(NamedTuple):
    """What ways that raised an exception had written, and whether the last one did for sure."""

    ways: list[Way]
    thrown: bool


class Attempts(Loops):
    """A machine that knows what attempts do."""

    def leaves(self, body: tree.Body) -> bool:
        """Tell whether statements may leave their method or a loop."""
        found = False
        for node in walk(body):
            self.budget.spend(1, Where("", node.at))
            found = found or isinstance(node, tree.Return | tree.Jump)
        return found

    def attempt(self, node: tree.Try, rest: Rest | None, frame: Object) -> Rest | None:
        """Run what is tried; what handles exceptions runs too where something was met that may raise one."""
        mark, risks = len(self.heap.log), self.risks
        outcome = self._attempted(node.body, frame)
        leaves = self.leaves(node.body) or self.leaves(node.handler)
        if self.risks == risks and not outcome.ways:
            if outcome.thrown:
                return Rest(node.handler, 0, rest)
            if not leaves:
                return rest
            self.heap.undo(mark)
            return Rest(node.body, 0, rest)
        self.heap.undo(mark)
        why = Unknown(Why.CONDITION, Where(frame.type, node.at))
        then = rest if leaves else None
        handled = lambda: self._handled(node, then, frame, why)  # noqa: E731 (a way, as the other one)
        branch(self.heap, [self.way(Rest(node.body, 0, then), frame), handled], why)
        return None if leaves else rest

    def _attempted(self, body: tree.Body, frame: Object) -> Attempted:
        """Run statements that may raise exceptions, and keep what was done up to one."""
        outer, self.heap.thrown = self.heap.thrown, []
        try:
            self.run(Rest(body, 0, None), frame)
        except ThrownError:
            return Attempted(self.heap.thrown, thrown=True)
        else:
            return Attempted(self.heap.thrown, thrown=False)
        finally:
            self.heap.thrown = outer

    def _smear(self, touched: Touched, why: Unknown) -> None:
        """Let cells that were written hold what they may have held for a while, when an exception came."""
        heap = self.heap
        heap.budget.spend(len(touched), why.where)
        for (owner, key), held in touched.items():
            if key is Mark.COUNT and isinstance(held, int) and held < heap.count(owner):
                heap.write(owner, key, held)
                heap.add_gap(owner, why)
            elif not isinstance(key, Mark) and isinstance(held, tuple):
                objects = tuple(dict.fromkeys((*held, *objects_of(heap.read(owner, key)))))
                heap.escape(why._replace(objects=objects[MAX_POSSIBLE:]))
                heap.write(owner, key, why._replace(objects=objects[:MAX_POSSIBLE]))

    def _handled(self, node: tree.Try, then: Rest | None, frame: Object, why: Unknown) -> None:
        """Run what handles an exception, from whatever state the statements that were tried may have left."""
        found: list[Way] = []
        before, outer = self.heap.made, self.heap.touched
        touched = self.heap.touched = {}
        try:
            branch(self.heap, [lambda: None, lambda: found.extend(self._attempted(node.body, frame).ways)], why)
            if found:
                branch(self.heap, [lambda: None, *(partial(replay, self.heap, way) for way in found)], why)
        finally:
            self.heap.touched = outer
        self._smear({cell: held for cell, held in touched.items() if cell[0].number <= before}, why)
        self.heap.write(frame, RESULT, None)
        self.run(Rest(node.handler, 0, then), frame)
