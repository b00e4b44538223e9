"""What expressions give."""

import operator
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any, Final, cast

from onec.bsl import tree
from onec.bsl.evaluate import containers
from onec.bsl.evaluate.budget import EXPRESSION_FRAMES
from onec.bsl.evaluate.fill import fill_properties
from onec.bsl.evaluate.heap import undefined
from onec.bsl.evaluate.machine import SELF, Machine, reason_of
from onec.bsl.evaluate.texts import applied, characters
from onec.bsl.evaluate.values import (
    Known,
    Object,
    ObjectKind,
    Path,
    Ref,
    Unknown,
    Value,
    Where,
    objects_of,
    same,
    unknown_of,
)
from onec.bsl.module import Method
from onec.bsl.names import Place, table_of
from onec.bsl.operators import operated
from onec.bsl.text_functions import FUNCTIONS, PROPERTIES, UnknownError, shown
from onec.bsl.written import OUTPUTS
from onec.self_description import Why

_FILL: Final = frozenset({"заполнитьзначениясвойств", "fillpropertyvalues"})
_EVAL: Final = frozenset({"вычислить", "eval"})
_CONSTANTS: Final[dict[str, bool | None]] = {"true": True, "false": False, "undefined": None, "null": None}
_COMPARED: Final[dict[str, Callable[[Any, Any], bool]]] = {
    "<": operator.lt,
    ">": operator.gt,
    "<=": operator.le,
    ">=": operator.ge,
}
_LOGICAL: Final = frozenset({"and", "or"})
_EQUAL: Final = frozenset({"=", "<>"})
_MAX_DIGITS: Final = 40
_TWO: Final = 2


class Expressions(Machine, ABC):
    """A machine that knows what expressions of a method give; `frame` holds its variables."""

    def evaluate(self, node: tree.Expression | None, frame: Object) -> Value:
        """Return what an expression gives; nothing gives `Неопределено`."""
        where = Where(frame.type, node.at if node else frame.where.at)
        if node is None:
            return undefined(where)
        self.budget.spend(1, where)
        self.budget.deepen(EXPRESSION_FRAMES, where)
        try:
            return self._evaluate(node, frame, where)
        finally:
            self.budget.rise(EXPRESSION_FRAMES)

    @abstractmethod
    def call_local(self, methods: Sequence[Method], node: tree.Call | tree.Invoke, frame: Object) -> Value:
        """Return what a method of the module gives; who can run statements knows."""

    def assign(self, target: tree.Expression, value: Value, frame: Object) -> None:
        """Do `target = value`."""
        where = Where(frame.type, target.at)
        if isinstance(target, tree.Name):
            self.set_variable(target.name, value, frame)
            return
        if not isinstance(target, tree.Chain):
            self.outside(Why.UNREAD, where, [value])
            return
        owner = self._chain(target, target.steps[:-1], frame, where)
        last = target.steps[-1]
        if isinstance(owner, Path) and owner.names[-1] in SELF and isinstance(last, tree.Member):
            self.heap.escape(value)
            self.heap.write(self.shared, last.name, value)
            return
        if not isinstance(owner, Ref):
            self.outside(owner.why if isinstance(owner, Unknown) else Why.STATE, where, [owner, value])
        elif isinstance(last, tree.Index):
            containers.put(self, owner.object, self.evaluate(last.key, frame), value, where)
        elif isinstance(last, tree.Member) and owner.object.kind not in {ObjectKind.ARRAY, ObjectKind.TABLE}:
            self.heap.write(owner.object, self.name(self.spelling(last.at)), value)

    def set_variable(self, name: str, value: Value, frame: Object) -> None:
        """Give a variable a value: of the method, of the module, or of the context, which others read."""
        if name in frame.cells:
            self.heap.write(frame, name, value)
        elif name in self.code.symbols.variables:
            self.heap.write(self.shared, name, value)
        elif name in self.world.attributes:
            self.heap.escape(value)
            self.heap.write(self.shared, name, value)
        else:
            self.heap.write(frame, name, value)

    def _evaluate(self, node: tree.Expression, frame: Object, where: Where) -> Value:  # noqa: C901, PLR0911 (a table)
        if isinstance(node, tree.Text):
            return Known(self.text(node, where), where)
        if isinstance(node, tree.Name):
            return self._name(node.name, frame, where)
        if isinstance(node, tree.Chain):
            return self._chain(node, node.steps, frame, where)
        if isinstance(node, tree.Call):
            return self._call(node, frame, where)
        if isinstance(node, tree.Constant):
            return Known(_CONSTANTS[node.value], where)
        if isinstance(node, tree.Number):
            plain = len(node.value) <= _MAX_DIGITS
            return Known(Decimal(node.value), where) if plain else Unknown(Why.OPERATION, where)
        if isinstance(node, tree.New):
            return self._new(node, frame, where)
        if isinstance(node, tree.Binary):
            return self._binary(node, frame, where)
        if isinstance(node, tree.Unary):
            return self._unary(node, frame, where)
        if isinstance(node, tree.Ternary):
            return self._ternary(node, frame, where)
        if isinstance(node, tree.Await):
            return self.evaluate(node.operand, frame)
        if isinstance(node, tree.Unread):
            self.anything(Why.UNREAD, where, frame)
            return Unknown(Why.UNREAD, where)
        return Unknown(Why.OPERATION, where)

    def _name(self, name: str, frame: Object, where: Where) -> Value:
        for owner in (frame, self.shared):
            if name in owner.cells:
                found: Value | None = self.heap.read(owner, name)
                return found or undefined(where)
        if name in self.code.symbols.variables:
            return undefined(where)
        if name in self.world.attributes:
            return Unknown(Why.STATE, where)
        path = Path((self.spelling(where.at),), where)
        return self.world.member(path) or path

    def _new(self, node: tree.New, frame: Object, where: Where) -> Value:
        arguments = [self.evaluate(one, frame) for one in node.arguments]
        type_ = node.type
        if not type_ and arguments:
            first = arguments.pop(0)
            type_ = first.value.lower() if isinstance(first, Known) and isinstance(first.value, str) else ""
        return containers.construct(self, type_, arguments, where)

    def _ternary(self, node: tree.Ternary, frame: Object, where: Where) -> Value:
        chosen = self.evaluate(node.condition, frame)
        if isinstance(chosen, Known) and isinstance(chosen.value, bool):
            return self.evaluate(node.then if chosen.value else node.otherwise, frame)
        then, otherwise = self.evaluate(node.then, frame), self.evaluate(node.otherwise, frame)
        if isinstance(then, Known) and isinstance(otherwise, Known) and same(then, otherwise):
            return then
        return Unknown(Why.CONDITION, where, (*objects_of(then), *objects_of(otherwise)))

    def _unary(self, node: tree.Unary, frame: Object, where: Where) -> Value:
        operand = self.evaluate(node.operand, frame)
        value = operand.value if isinstance(operand, Known) else None
        if node.operator == "not" and isinstance(value, bool):
            return Known(not value, where)
        if node.operator != "not" and isinstance(value, Decimal):
            return Known(-value if node.operator == "-" else value, where)
        return unknown_of(operand)

    def _binary(self, node: tree.Binary, frame: Object, where: Where) -> Value:
        value = self.evaluate(node.operands[0], frame)
        for sign, operand in zip(node.operators, node.operands[1:], strict=True):
            if sign in _LOGICAL and isinstance(value, Known) and value.value is (sign == "or"):
                continue
            value = self._operated(sign, value, self.evaluate(operand, frame), where)
        return value

    def _operated(self, sign: str, left: Value, right: Value, where: Where) -> Value:
        is_nothing = isinstance(right, Known) and right.value is None
        if sign in _EQUAL and is_nothing and isinstance(left, Ref) and left.sure:
            return Known(sign == "<>", where)
        for one in (left, right):
            if not isinstance(one, Known):
                return unknown_of(one)
        first, second = cast("Known", left).value, cast("Known", right).value
        try:
            if sign == "+" and isinstance(first, str):
                text = first + shown(second)
                self.budget.take(text, where)
                return Known(text, where)
            compare = _COMPARED.get(sign) if isinstance(first, Decimal) and isinstance(second, Decimal) else None
            found = compare(first, second) if compare else operated(sign, first, second)
            return Known(cast("Any", found), where)
        except UnknownError:
            return Unknown(Why.OPERATION, where)

    def _chain(self, node: tree.Chain, steps: Sequence[tree.Step], frame: Object, where: Where) -> Value:
        start = node.start
        if isinstance(start, tree.Name) and start.name in PROPERTIES and len(steps) == 1:
            found = characters(start.name, steps[0])
            if found is not None and start.name not in frame.cells:
                return Known(found, where)
        value = self.evaluate(start, frame)
        for step in steps:
            self.budget.spend(1, where)
            value = self._step(value, step, frame, where)
        return value

    def _step(self, value: Value, step: tree.Step, frame: Object, where: Where) -> Value:
        if isinstance(step, tree.Invoke):
            return self._invoke(value, step, frame, where)
        if isinstance(step, tree.Index):
            return self._index(value, self.evaluate(step.key, frame), where)
        if isinstance(value, Path):
            path = Path((*value.spelled, self.spelling(step.at)), where)
            return self.world.member(path) or path
        if isinstance(value, Ref):
            return self._member(value.object, step.name, where)
        self.risks += 1
        return unknown_of(value)

    def _member(self, owner: Object, name: str, where: Where) -> Value:
        if owner.kind is ObjectKind.TABLE or owner.kind is ObjectKind.OTHER:
            return Ref(self.heap.make(ObjectKind.OTHER, where), where)
        if owner.kind is ObjectKind.ARRAY:
            return Unknown(Why.OPERATION, where)
        found: Value | None = self.heap.read(owner, name)
        return found or containers.missing(self, owner, where)

    def _index(self, value: Value, key: Value, where: Where) -> Value:
        if isinstance(value, Ref):
            return containers.get(self, value.object, key, where)
        if isinstance(value, Path) and isinstance(key, Known) and isinstance(key.value, str):
            path = Path((*value.spelled, key.value), where)
            return self.world.member(path) or path
        return unknown_of(key if isinstance(value, Path) else value)

    def _invoke(self, value: Value, step: tree.Invoke, frame: Object, where: Where) -> Value:
        if isinstance(value, Path):
            methods = self.methods(step.name)
            if value.names[-1] in SELF and methods:
                return self.call_local(methods, step, frame)
            arguments = self._arguments(step, frame)
            path = Path((*value.spelled, self.spelling(step.at)), where)
            found = self.world.call(self, path, arguments)
            return self.unseen(step, arguments, frame, reason_of(path), where) if found is None else found
        arguments = self._arguments(step, frame)
        if isinstance(value, Ref):
            found = containers.invoke(self, value.object, step.name, arguments, where)
            if step.name in {"свойство", "property"} and len(step.arguments) == _TWO and step.arguments[1]:
                taken = containers.get(self, value.object, arguments[0], where)
                self.assign(step.arguments[1], taken, frame)
            return found
        self.heap.escape(value)
        if step.name in table_of(Place.METHOD):
            return self.outside(unknown_of(value).why, unknown_of(value).where, arguments)
        return self.unseen(step, arguments, frame, unknown_of(value).why, where)

    def _arguments(self, node: tree.Call | tree.Invoke, frame: Object) -> list[Value]:
        return [self.evaluate(one, frame) for one in node.arguments]

    def unseen(
        self, node: tree.Call | tree.Invoke, arguments: Sequence[Value | None], frame: Object, why: Why, where: Where
    ) -> Unknown:
        """Return what code gives that is not seen; variables it is handed may come back with other values."""
        found = self.outside(why, where, arguments)
        for one, value in zip(node.arguments, arguments, strict=True):
            owner = frame if isinstance(one, tree.Name) and one.name in frame.cells else self.shared
            if isinstance(one, tree.Name) and isinstance(value, Known) and one.name in owner.cells:
                self.heap.write(owner, one.name, found)
        return found

    def _call(self, node: tree.Call, frame: Object, where: Where) -> Value:
        methods = self.methods(node.name)
        return self.call_local(methods, node, frame) if methods else self._call_global(node, frame, where)

    def _call_global(self, node: tree.Call, frame: Object, where: Where) -> Value:
        arguments = self._arguments(node, frame)
        if node.name in FUNCTIONS:
            return applied(self, node.name, arguments, where)
        path = Path((self.spelling(node.at),), where)
        found = self.world.call(self, path, arguments)
        if node.name in _FILL:
            found = fill_properties(self, arguments, where)
        if found is not None:
            return found
        if node.name in _EVAL:
            return self._evaluated(arguments, frame, where)
        if node.name in table_of(Place.GLOBAL) and node.name not in OUTPUTS:
            return Unknown(Why.CALL, where)
        return self.unseen(node, arguments, frame, Why.CALL, where)

    def _evaluated(self, arguments: Sequence[Value], frame: Object, where: Where) -> Value:
        """Return what `Вычислить("Имя")` gives of a name that is no variable; another text may do anything."""
        first = arguments[0] if arguments else None
        text = first.value if isinstance(first, Known) else None
        if not isinstance(text, str) or not text.strip().isidentifier() or text.strip().lower() in frame.cells:
            self.anything(Why.EXECUTED_TEXT, where, frame)
            return Unknown(Why.EXECUTED_TEXT, where)
        path = Path((text.strip(),), where)
        return self.world.member(path) or path
