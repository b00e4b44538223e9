"""What conditions tell: values that are checked against constants are clean where the check holds.

A check is a place with the node of a list it is looked up in, or 0; or with groups of sinks it is harmless for then.
"""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from onec.bsl import tree
from onec.bsl.flow.graph import GUARD
from onec.bsl.flow.places import has_host, place_of, text_of, value_at
from onec.bsl.flow.state import Builder
from onec.bsl.flow.tables import TEXT
from onec.bsl.flow.values import Place, Value


class Check(NamedTuple):
    """A place that is harmless for groups of sinks, or, if `cleans` is 0, clean unless the list is not."""

    place: Place
    cleans: int = 0
    among: int = 0


class Tested(NamedTuple):
    """What is known where a condition holds, and where it does not; and the values that it depends on."""

    then: Sequence[Check] = ()
    otherwise: Sequence[Check] = ()
    values: Sequence[Value] = ()


NOTHING: Final = Tested()


def test(builder: Builder, condition: object) -> Tested:
    """Evaluate a condition and return what it tells."""
    kind = type(condition)
    if kind is tree.Binary:
        operator = condition.operators[0]  # type: ignore[attr-defined]  # mypy does not narrow by a variable
        if operator in _LOGICAL:
            parts = [test(builder, one) for one in condition.operands]  # type: ignore[attr-defined]
            return _all(parts) if operator == "and" else _swapped(_all(list(map(_swapped, parts))))
        if operator in _COMPARISONS:
            return _compared(builder, condition)  # type: ignore[arg-type]
    elif kind is tree.Unary and condition.operator == "not":  # type: ignore[attr-defined]
        return _swapped(test(builder, condition.operand))  # type: ignore[attr-defined]
    value = builder.evaluate(condition)
    then = _called(builder, condition)
    return Tested(then, (), (value,) if value != 0 else ()) if then or value != 0 else NOTHING


def branch(builder: Builder, checks: Iterable[Check]) -> None:
    """Take into account that checks hold from here on."""
    for place, cleans, among in checks:
        value = value_at(builder, place)
        if value == 0:
            continue
        new: Value = 0
        if cleans:
            new = builder.clean(value, cleans)
        elif among:
            new = builder.add((GUARD, builder.pack(value), among))
        root, keys = place
        builder.set(root, builder.put(builder.get(root), keys, new) if keys else new)


def _all(parts: Sequence[Tested]) -> Tested:
    """Return what is known if all conditions hold: each check; where not all of them do, only what each says then."""
    values = [value for part in parts for value in part.values]
    then = [check for part in parts for check in part.then]
    otherwise = [check for check in parts[0].otherwise if all(check in part.otherwise for part in parts[1:])]
    return Tested(then, otherwise, values) if then or otherwise or values else NOTHING


def _swapped(tested: Tested) -> Tested:
    return Tested(tested.otherwise, tested.then, tested.values) if tested is not NOTHING else tested


def _compared(builder: Builder, node: tree.Binary) -> Tested:
    left, right = node.operands[:2]
    values = builder.evaluate_all(node.operands)
    tainted = [value for value in values if value != 0]
    operator = node.operators[0]
    if operator not in _EQUALITY or len(values) > _PAIR:
        return Tested((), (), tainted) if tainted else NOTHING
    checks = _found(builder, left, right)
    if checks is None:
        checks = _typed(builder, left, right)
        if checks is None:
            if not tainted:
                return NOTHING
            checks = _equal(builder, left, right, values)
        return Tested(checks, (), tainted) if operator == "=" else Tested((), checks, tainted)
    # Список.Найти(Х) = Неопределено tells what was not found.
    return Tested((), checks, tainted) if operator == "=" else Tested(checks, (), tainted)


def _equal(builder: Builder, left: object, right: object, values: Sequence[Value]) -> Sequence[Check]:
    """Х = "а", and with functions that change nothing that matters: НРег(Х) = "а"."""
    if values[1] == 0:
        place = _checked(builder, left)
    elif values[0] == 0:
        place = _checked(builder, right)
    else:
        return ()
    return (Check(place),) if place else ()


def _typed(builder: Builder, left: object, right: object) -> Sequence[Check] | None:
    """ТипЗнч(Х) = Тип("Число"): no text of a stranger, unless it is the type of texts."""
    if type(left) is not tree.Call or left.name not in builder.tables.type_of or not left.arguments:
        return None
    name = text_of(builder, right.arguments[0]) if type(right) is tree.Call and right.arguments else None
    place = place_of(builder, left.arguments[0])
    if place is None or name is None or name.lower() in builder.tables.text_types:
        return ()
    return (Check(place, TEXT),)


def _found(builder: Builder, left: object, right: object) -> Sequence[Check] | None:
    """Список.Найти(Х) <> Неопределено."""
    if type(left) is not tree.Chain or type(right) is not tree.Constant:
        return None
    last = left.steps[-1]
    if type(last) is not tree.Invoke or last.name not in builder.tables.finds or not last.arguments:
        return None
    place = _checked(builder, last.arguments[0])
    return (Check(place, 0, _before(builder, left)),) if place else ()


def _called(builder: Builder, expression: object) -> Sequence[Check]:
    """СтрНачинаетсяС(Х, "https://…") and Структура.Свойство(Х)."""
    if type(expression) is tree.Call and len(expression.arguments) > 1:
        cleans = builder.tables.starts_with.get(expression.name)
        text = text_of(builder, expression.arguments[1]) if cleans else None
        place = _checked(builder, expression.arguments[0])
        if cleans and text and place and has_host(text):
            return (Check(place, cleans),)
    elif type(expression) is tree.Chain:
        last = expression.steps[-1]
        if type(last) is tree.Invoke and last.name in builder.tables.has_key and last.arguments:
            place = _checked(builder, last.arguments[0])
            if place:
                return (Check(place, 0, _before(builder, expression)),)
    return ()


def _before(builder: Builder, chain: tree.Chain) -> int:
    """Return the node of what stands before the last step."""
    steps = chain.steps[:-1]
    return builder.pack(builder.evaluate(tree.Chain(chain.at, chain.start, steps) if steps else chain.start))


def _checked(builder: Builder, expression: object) -> Place | None:
    """Return the place that is checked."""
    while type(expression) is tree.Call and expression.name in builder.tables.same and expression.arguments:
        expression = expression.arguments[0]
    place = place_of(builder, expression)
    return None if place is None or None in place[1] else place


_LOGICAL: Final = frozenset({"and", "or"})
_EQUALITY: Final = frozenset({"=", "<>"})
_COMPARISONS: Final = frozenset({"=", "<>", "<", ">", "<=", ">="})
_PAIR: Final = 2
