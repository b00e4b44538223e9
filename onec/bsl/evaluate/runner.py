"""What statements do, one method after the other, along every way that they may take.

Where a condition is not known, each way is tried from the same state (`branches.py`). A way that may leave the method
or a loop goes on to the end of the method by itself; the others come together behind the statement.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from decimal import Decimal
from functools import partial
from typing import Final, NamedTuple

from onec.bsl import tree
from onec.bsl.code import Code
from onec.bsl.evaluate.branches import branch, replay
from onec.bsl.evaluate.budget import CALL_FRAMES, AbandonedError, ThrownError
from onec.bsl.evaluate.expressions import Expressions
from onec.bsl.evaluate.heap import Way, undefined
from onec.bsl.evaluate.machine import World
from onec.bsl.evaluate.values import LISTS, Known, Object, ObjectKind, Ref, Unknown, Value, Where, unknown_of
from onec.bsl.module import Method
from onec.bsl.walk import walk
from onec.self_description import Why

MAX_TURNS: Final = 1_000
"""Of a loop whose items or numbers are known."""

PASSES: Final = 4
"""Over the body of a loop whose end is not known, until nothing changes any more."""

RESULT: Final = ""
"""The variable of a frame that holds what the method returns; no variable of code has an empty name."""


class Turns(NamedTuple):
    """A loop that is under way: what its variable is given in the turns to come; None, and its condition is asked."""

    loop: "tree.ForEach | tree.For | tree.While"
    values: tuple[Value, ...] | None
    number: int = 0


class Rest(NamedTuple):
    """What is still to be run: statements from a number on, or turns of a loop; then the next."""

    body: "tree.Body | Turns"
    number: int
    then: "Rest | None"


class Runner(Expressions):
    """A machine that runs methods; one that calls itself again is not followed there."""

    def __init__(self, code: Code, world: World) -> None:
        super().__init__(code, world)
        self._active: list[str] = []

    def start(self) -> None:
        """Run the module's body, which gives its variables their values."""
        frame = self.heap.make(ObjectKind.FRAME, Where("", 0))
        with suppress(ThrownError):
            self.run(Rest(self.code.module.body, 0, None), frame)

    def call(self, methods: Sequence[Method], arguments: Sequence[Value | None], where: Where) -> tuple[Value, Object]:
        """Run a method and return what it gives, and its variables.

        Args:
            methods: those of one name; of several it is not known which one the preprocessor takes.
            arguments: None for one left out.
            where: the call.
        """
        frame = self._frame(methods[0], arguments, where)
        body = methods[0].body
        if len(methods) > 1:
            body = (tree.Branches(methods[0].at, tuple(method.body for method in methods)),)
        self.budget.deepen(CALL_FRAMES, where)
        self._active.append(methods[0].name)
        try:
            self.run(Rest(body, 0, None), frame)
        finally:
            self._active.pop()
            self.budget.rise(CALL_FRAMES)
        found: Value | None = self.heap.read(frame, RESULT)
        return (undefined(where) if found is None else found), frame

    def call_local(self, methods: Sequence[Method], node: tree.Call | tree.Invoke, frame: Object) -> Value:
        """Return what a method of the module gives; a variable handed over comes back with what it was given there."""
        where = Where(frame.type, node.at)
        arguments = [None if one is None else self.evaluate(one, frame) for one in node.arguments]
        if methods[0].name in self._active:
            self.heap.blur(self.shared, Why.CALL, where)
            return self.unseen(node, arguments, frame, Why.CALL, where)
        found, inner = self.call(methods, arguments, where)
        for one, parameter, before in zip(node.arguments, methods[0].parameters, arguments, strict=False):
            if isinstance(one, tree.Name) and not parameter.by_value:
                after: Value | None = self.heap.read(inner, parameter.name)
                if after is not None and after != before:
                    self.set_variable(one.name, after, frame)
        return found

    def run(self, rest: Rest | None, frame: Object) -> None:
        """Run statements up to the end of the method."""
        while rest is not None:
            body, number, then = rest
            if isinstance(body, Turns):
                rest = self._turn(body, rest, frame)
            elif number < len(body):
                following = Rest(body, number + 1, then) if number + 1 < len(body) else then
                statement = body[number]
                self.budget.spend(1, Where(frame.type, statement.at))
                rest = self._statement(statement, following, frame)
            else:
                rest = then

    def _frame(self, method: Method, arguments: Sequence[Value | None], where: Where) -> Object:
        name = self.code.module.tokens.spelling(method.at)
        frame = self.heap.make(ObjectKind.FRAME, where, name)
        for number, parameter in enumerate(method.parameters):
            value = arguments[number] if number < len(arguments) else None
            if value is None:
                value = undefined(where)
                if parameter.default is not None:
                    default = self.evaluate(parameter.default, frame)
                    value = default._replace(where=where)
            self.heap.write(frame, parameter.name, value)
        return frame

    def _statement(self, node: tree.Statement, rest: Rest | None, frame: Object) -> Rest | None:  # noqa: C901, PLR0911, PLR0912 (a table)
        where = Where(frame.type, node.at)
        if isinstance(node, tree.Assign):
            self.assign(node.target, self.evaluate(node.value, frame), frame)
        elif isinstance(node, tree.Evaluate):
            self.evaluate(node.call, frame)
        elif isinstance(node, tree.If):
            return self._if(node, rest, frame)
        elif isinstance(node, tree.Return):
            self.heap.write(frame, RESULT, self.evaluate(node.value, frame))
            return None
        elif isinstance(node, tree.ForEach | tree.For | tree.While):
            return self._loop(node, rest, frame)
        elif isinstance(node, tree.Try):
            return self._try(node, rest, frame)
        elif isinstance(node, tree.Variables):
            for one in node.variables:
                self.heap.write(frame, one.name, undefined(where))
        elif isinstance(node, tree.Jump):
            return _jumped(node, rest)
        elif isinstance(node, tree.Branches):
            return self._ways(node.bodies, rest, frame, Unknown(Why.CONDITION, where))
        elif isinstance(node, tree.Raise):
            for argument in node.arguments:
                self.evaluate(argument, frame)
            raise ThrownError
        elif isinstance(node, tree.Execute):
            self.anything(Why.EXECUTED_TEXT, where, frame)
        elif isinstance(node, tree.Unread):
            self.anything(Why.UNREAD, where, frame)
        elif isinstance(node, tree.Goto):
            raise AbandonedError(Why.UNREAD, where)
        return rest

    def _if(self, node: tree.If, rest: Rest | None, frame: Object) -> Rest | None:
        ways: list[tree.Body] = []
        unknown: Unknown | None = None
        for condition, body in node.branches:
            value = self.evaluate(condition, frame)
            if isinstance(value, Known) and isinstance(value.value, bool):
                if not value.value:
                    continue
                ways.append(body)
                break
            unknown = unknown or Unknown(Why.CONDITION, Where(frame.type, condition.at))
            ways.append(body)
        else:
            ways.append(node.otherwise)
        if unknown is None:
            return Rest(ways[0], 0, rest)
        return self._ways(ways, rest, frame, unknown)

    def _ways(self, bodies: Sequence[tree.Body], rest: Rest | None, frame: Object, why: Unknown) -> Rest | None:
        """Run each of some bodies; those that may leave the method or a loop with all that is behind them."""
        leaves = any(self._leaves(body) for body in bodies)
        then = rest if leaves else None
        branch(self.heap, [self._way(Rest(body, 0, then), frame) for body in bodies], why)
        return None if leaves else rest

    def _way(self, rest: Rest | None, frame: Object) -> Callable[[], None]:
        return lambda: self.run(rest, frame)

    def _leaves(self, body: tree.Body) -> bool:
        found = False
        for node in walk(body):
            self.budget.spend(1, Where("", node.at))
            found = found or isinstance(node, tree.Return | tree.Jump)
        return found

    def _loop(self, node: tree.ForEach | tree.For | tree.While, rest: Rest | None, frame: Object) -> Rest | None:
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

    def _turn(self, turns: Turns, rest: Rest, frame: Object) -> Rest | None:
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
            branch(self.heap, [lambda: None, self._way(rest, frame)], why)
            return None
        return rest

    def _try(self, node: tree.Try, rest: Rest | None, frame: Object) -> Rest | None:
        """Run what is tried; what handles exceptions runs too where something was met that may raise one."""
        mark, risks = len(self.heap.log), self.risks
        outcome = self._attempted(node.body, frame)
        leaves = self._leaves(node.body) or self._leaves(node.handler)
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
        branch(self.heap, [self._way(Rest(node.body, 0, then), frame), handled], why)
        return None if leaves else rest

    def _attempted(self, body: tree.Body, frame: Object) -> "Attempted":
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

    def _handled(self, node: tree.Try, then: Rest | None, frame: Object, why: Unknown) -> None:
        """Run what handles an exception, from whatever state the statements that were tried may have left."""
        found: list[Way] = []
        branch(self.heap, [lambda: None, lambda: found.extend(self._attempted(node.body, frame).ways)], why)
        if found:
            branch(self.heap, [lambda: None, *(partial(replay, self.heap, way) for way in found)], why)
        self.heap.write(frame, RESULT, None)
        self.run(Rest(node.handler, 0, then), frame)


class Attempted(NamedTuple):
    """What ways that raised an exception had written, and whether the last one did for sure."""

    ways: list[Way]
    thrown: bool


def _jumped(node: tree.Jump, rest: Rest | None) -> Rest | None:
    """Return what runs after `Прервать` or `Продолжить`: what is behind the loop, or its next turn."""
    while rest is not None and not isinstance(rest.body, Turns):
        rest = rest.then
    return rest if rest is None or node.kind == "continue" else rest.then
