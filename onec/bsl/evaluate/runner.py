"""What statements do, one method after the other, along every way that they may take.

Where a condition is not known, each way is tried from the same state (`branches.py`). A way that may leave the method
or a loop goes on to the end of the method by itself; the others come together behind the statement.
"""

from collections.abc import Sequence
from contextlib import suppress

from onec.bsl import tree
from onec.bsl.code import Code
from onec.bsl.evaluate.attempts import Attempts
from onec.bsl.evaluate.branches import branch
from onec.bsl.evaluate.budget import CALL_FRAMES, AbandonedError, ThrownError
from onec.bsl.evaluate.heap import undefined
from onec.bsl.evaluate.machine import World
from onec.bsl.evaluate.rest import RESULT, Rest, Turns, jumped
from onec.bsl.evaluate.values import Known, Object, ObjectKind, Unknown, Value, Where
from onec.bsl.module import Method
from onec.self_description import Why


class Runner(Attempts):
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
                rest = self.turn(body, rest, frame)
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
            return self.loop(node, rest, frame)
        elif isinstance(node, tree.Try):
            return self.attempt(node, rest, frame)
        elif isinstance(node, tree.Variables):
            for one in node.variables:
                self.heap.write(frame, one.name, undefined(where))
        elif isinstance(node, tree.Jump):
            return jumped(node, rest)
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
        leaves = any(self.leaves(body) for body in bodies)
        then = rest if leaves else None
        branch(self.heap, [self.way(Rest(body, 0, then), frame) for body in bodies], why)
        return None if leaves else rest
