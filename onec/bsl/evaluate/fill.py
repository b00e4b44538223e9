"""`ЗаполнитьЗначенияСвойств`, and the functions of the library that fill one object from another."""

from collections.abc import Sequence
from typing import Final

from onec.bsl.evaluate.containers import names_of
from onec.bsl.evaluate.heap import undefined
from onec.bsl.evaluate.machine import Machine
from onec.bsl.evaluate.values import Known, Object, ObjectKind, Ref, Unknown, Value, Where, unknown_of

_NAMED: Final = frozenset({ObjectKind.STRUCTURE, ObjectKind.ROW, ObjectKind.RECORD})
_EXCEPT: Final = 3


def fill_properties(machine: Machine, arguments: Sequence[Value], where: Where) -> Value:
    """Do `ЗаполнитьЗначенияСвойств(Приёмник, Источник[, Список[, Исключая]])`: what both have is copied."""
    target, source = (arguments[number] if number < len(arguments) else undefined(where) for number in range(2))
    if not isinstance(target, Ref):
        return machine.outside(unknown_of(target).why, where, [target, source])
    chosen, left_out = (_names(arguments, number, where) for number in (2, _EXCEPT))
    plain = isinstance(source, Ref) and source.object.kind in _NAMED and target.object.kind in _NAMED
    for why in (chosen, left_out, *([] if plain else [unknown_of(source)])):
        if isinstance(why, Unknown):
            return machine.heap.blur(target.object, why.why, where)
    if isinstance(source, Ref):
        for name in machine.heap.names(source.object):
            if (chosen is None or name in chosen) and name not in (left_out or ()):
                _copy(machine, target.object, source.object, name)
        for gap in machine.heap.gaps(source.object):
            machine.heap.blur(target.object, gap.why, where)
    return undefined(where)


def _copy(machine: Machine, target: Object, source: Object, name: str) -> None:
    if target.kind is not ObjectKind.STRUCTURE or machine.heap.read(target, name) is not None:
        machine.heap.write(target, name, machine.heap.read(source, name))


def _names(arguments: Sequence[Value], number: int, where: Where) -> list[str] | Unknown | None:
    value = arguments[number] if number < len(arguments) else undefined(where)
    if not isinstance(value, Known):
        return unknown_of(value)
    return names_of(value.value) if isinstance(value.value, str) and value.value.strip() else None


def supplement(machine: Machine, target: Value, source: Value, where: Where, *, replace: bool | None) -> Value:
    """Add to a structure the keys of another, to an array the items; `replace` None where that is not known."""
    if not isinstance(target, Ref) or not isinstance(source, Ref) or target.object.kind is not source.object.kind:
        return machine.outside(unknown_of(source).why, where, [target, source])
    heap, into = machine.heap, target.object
    if into.kind is ObjectKind.ARRAY:
        for item in heap.items(source.object):
            heap.append(into, item)
    for name in heap.names(source.object) if into.kind is ObjectKind.STRUCTURE else ():
        if heap.read(into, name) is None or replace:
            heap.write(into, name, heap.read(source.object, name))
        elif replace is None:
            return machine.outside(unknown_of(source).why, where, [target, source])
    heap.add_gap(into, *heap.gaps(source.object))
    return undefined(where)
