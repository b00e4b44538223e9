"""Structures, arrays and value tables: their constructors and methods, by both spellings.

Source: Syntax Assistant of 1C:Enterprise 8, "Universal collections of values".
"""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Final, TypeAlias

from onec.bsl.evaluate.heap import undefined
from onec.bsl.evaluate.machine import Machine
from onec.bsl.evaluate.values import Known, Mark, Object, ObjectKind, Ref, Unknown, Value, Where, same
from onec.self_description import Why

MAX_NEW_ITEMS: Final = 1_000
"""Of `Новый Массив(N)`."""

Act: TypeAlias = Callable[[Machine, Object, Sequence[Value], Where], Value]


def construct(machine: Machine, type_: str, arguments: Sequence[Value], where: Where) -> Value:
    """Return what `Новый` makes; `type_` in lower case."""
    kind = CONSTRUCTED.get(type_)
    if type_ in _IDENTIFIERS and arguments and key_of(arguments[0]) is not None:
        return arguments[0]
    if kind is None:
        machine.heap.escape(*arguments)
        return Unknown(Why.DATABASE if type_ in _QUERIES else Why.CALL, where)
    made = machine.heap.make(kind, where)
    if kind is ObjectKind.STRUCTURE and arguments:
        _fill(machine, made, arguments, where)
    if kind is ObjectKind.ARRAY and arguments:
        _extend(machine, made, arguments, where)
    return Ref(made, where)


def _fill(machine: Machine, made: Object, arguments: Sequence[Value], where: Where) -> None:
    """Fill a structure: names and values, or another structure."""
    first, heap = arguments[0], machine.heap
    if isinstance(first, Known) and isinstance(first.value, str):
        for number, spelled in enumerate(first.value.split(",")):
            name = machine.name(spelled.strip())
            value = arguments[number + 1] if number + 1 < len(arguments) else undefined(where)
            heap.write(made, name, value)
    elif isinstance(first, Ref) and first.object.kind is ObjectKind.STRUCTURE:
        for name in heap.names(first.object):
            heap.write(made, name, heap.read(first.object, name))
        heap.add_gap(made, *heap.gaps(first.object))
    elif not (isinstance(first, Known) and first.value is None):
        heap.escape(*arguments)
        heap.add_gap(made, first if isinstance(first, Unknown) else Unknown(Why.OPERATION, where))


def _extend(machine: Machine, made: Object, arguments: Sequence[Value], where: Where) -> None:
    """Fill an array: a number of items, or another array."""
    first, heap = arguments[0], machine.heap
    if isinstance(first, Ref) and first.object.kind is ObjectKind.ARRAY:
        for item in heap.items(first.object):
            heap.append(made, item)
        heap.add_gap(made, *heap.gaps(first.object))
    elif len(arguments) == 1 and isinstance(first, Known) and _number(first) in range(MAX_NEW_ITEMS):
        for _ in range(_number(first) or 0):
            heap.append(made, undefined(where))
    else:
        heap.escape(*arguments)
        heap.add_gap(made, first if isinstance(first, Unknown) else Unknown(Why.OPERATION, where))


def names_of(text: str) -> list[str]:
    """Return the names of a list of keys or columns, in lower case."""
    return [name.strip().lower() for name in text.split(",") if name.strip()]


def key_of(value: Value) -> str | None:
    """Return the key that a constant is, in lower case."""
    return value.value.strip().lower() if isinstance(value, Known) and isinstance(value.value, str) else None


def cell_text(value: Value) -> str:
    """Return the key that a constant is, as written."""
    return str(value.value).strip() if isinstance(value, Known) else ""


def _number(value: Value) -> int | None:
    whole = isinstance(value, Known) and isinstance(value.value, Decimal) and abs(value.value) < _BIG
    return int(value.value) if whole and isinstance(value, Known) and isinstance(value.value, Decimal) else None


def get(machine: Machine, owner: Object, key: Value, where: Where) -> Value:
    """Return `owner[key]`."""
    heap = machine.heap
    cell = key_of(key) if owner.kind not in {ObjectKind.ARRAY, ObjectKind.TABLE} else _number(key)
    if cell is None:
        return Unknown(key.why if isinstance(key, Unknown) else Why.OPERATION, where, (owner,))
    if isinstance(cell, int) and not 0 <= cell < heap.count(owner):
        return Unknown(Why.OPERATION, where)
    found: Value | None = heap.read(owner, cell)
    return found or missing(machine, owner, where)


def missing(machine: Machine, owner: Object, where: Where) -> Value:
    """Return what stands under a key that was not given: of a row nothing yet, of others it is not known."""
    gaps = machine.heap.gaps(owner)
    if owner.kind in {ObjectKind.ROW, ObjectKind.RECORD} and not gaps:
        return undefined(where)
    machine.risks += 1
    return gaps[0] if gaps else Unknown(Why.OPERATION, where)


def put(machine: Machine, owner: Object, key: Value, value: Value, where: Where) -> None:
    """Do `owner[key] = value`."""
    heap = machine.heap
    cell = key_of(key) if owner.kind not in {ObjectKind.ARRAY, ObjectKind.TABLE} else _number(key)
    if cell is None or (isinstance(cell, int) and not 0 <= cell < heap.count(owner)):
        heap.escape(value)
        heap.blur(owner, key.why if isinstance(key, Unknown) else Why.OPERATION, where)
    else:
        heap.write(owner, machine.name(cell_text(key)) if isinstance(cell, str) else cell, value)


def invoke(machine: Machine, owner: Object, name: str, arguments: Sequence[Value], where: Where) -> Value:
    """Return what a method of an object gives; one that is not known here may change the object."""
    act = METHODS[owner.kind].get(name)
    if act is not None:
        return act(machine, owner, arguments, where)
    if owner.kind is ObjectKind.OTHER:
        return Unknown(Why.CALL, where)
    machine.risks += 1
    machine.heap.escape(*arguments)
    return machine.heap.blur(owner, Why.CALL, where)


def _insert(machine: Machine, owner: Object, arguments: Sequence[Value], where: Where) -> Value:
    value = arguments[1] if len(arguments) > 1 else undefined(where)
    put(machine, owner, arguments[0] if arguments else undefined(where), value, where)
    return undefined(where)


def _insert_item(machine: Machine, owner: Object, arguments: Sequence[Value], where: Where) -> Value:
    place = _number(arguments[0]) if arguments else None
    row = owner.kind is ObjectKind.TABLE
    value: Value = Ref(machine.heap.make(ObjectKind.ROW, where), where)
    if not row:
        value = arguments[1] if len(arguments) > 1 else undefined(where)
    items = machine.heap.items(owner)
    if place is None or not 0 <= place <= len(items):
        machine.heap.escape(value)
        return machine.heap.blur(owner, Why.OPERATION, where)
    machine.heap.append(owner, value)
    for number, item in enumerate([value, *items[place:]], place):
        machine.heap.write(owner, number, item)
    return value


def _add(machine: Machine, owner: Object, arguments: Sequence[Value], where: Where) -> Value:
    machine.heap.append(owner, _first(arguments, where))
    return undefined(where)


def _first(arguments: Sequence[Value], where: Where) -> Value:
    return arguments[0] if arguments else undefined(where)


def _add_row(machine: Machine, owner: Object, _: Sequence[Value], where: Where) -> Value:
    row = Ref(machine.heap.make(ObjectKind.ROW, where), where)
    machine.heap.append(owner, row)
    return row


def _clear(machine: Machine, owner: Object, _: Sequence[Value], where: Where) -> Value:
    heap = machine.heap
    for name in heap.names(owner):
        heap.write(owner, name, None)
    if heap.count(owner):
        heap.write(owner, Mark.COUNT, 0)
    return undefined(where)


def _delete_key(machine: Machine, owner: Object, arguments: Sequence[Value], where: Where) -> Value:
    name = key_of(arguments[0]) if arguments else None
    if name is None:
        return machine.heap.blur(owner, Why.OPERATION, where)
    machine.heap.write(owner, name, None)
    return undefined(where)


def _count(machine: Machine, owner: Object, _: Sequence[Value], where: Where) -> Value:
    gaps = machine.heap.gaps(owner)
    if gaps:
        return gaps[0]
    is_list = owner.kind is not ObjectKind.STRUCTURE
    return Known(Decimal(machine.heap.count(owner) if is_list else len(machine.heap.names(owner))), where)


def _last(machine: Machine, owner: Object, arguments: Sequence[Value], where: Where) -> Value:
    count = _count(machine, owner, arguments, where)
    return Known(count.value - 1, where) if isinstance(count, Known) and isinstance(count.value, Decimal) else count


def _get(machine: Machine, owner: Object, arguments: Sequence[Value], where: Where) -> Value:
    return get(machine, owner, _first(arguments, where), where)


def _has(machine: Machine, owner: Object, arguments: Sequence[Value], where: Where) -> Value:
    name, gaps = key_of(_first(arguments, where)), machine.heap.gaps(owner)
    found = machine.heap.read(owner, name) if name is not None else None
    if found is None and (gaps or name is None):
        return gaps[0] if gaps else Unknown(Why.OPERATION, where)
    return Known(found is not None, where)


def _find(machine: Machine, owner: Object, arguments: Sequence[Value], where: Where) -> Value:
    wanted, gaps = _first(arguments, where), machine.heap.gaps(owner)
    items = machine.heap.items(owner)
    if not isinstance(wanted, Known) or gaps or not all(isinstance(item, Known) for item in items):
        return gaps[0] if gaps else Unknown(Why.OPERATION, where)
    for number, item in enumerate(items):
        if isinstance(item, Known) and same(item, wanted):
            return Known(Decimal(number), where)
    return undefined(where)


def _fill_column(machine: Machine, owner: Object, arguments: Sequence[Value], where: Where) -> Value:
    columns = arguments[1] if len(arguments) > 1 else None
    names = names_of(columns.value) if isinstance(columns, Known) and isinstance(columns.value, str) else []
    if not names:
        return machine.heap.blur(owner, Why.OPERATION, where)
    rows = [item.object for item in machine.heap.items(owner) if isinstance(item, Ref)]
    for row in rows:
        for name in names:
            machine.heap.write(row, name, _first(arguments, where))
    return undefined(where)


def _sort(_: Machine, __: Object, ___: Sequence[Value], where: Where) -> Value:
    return undefined(where)


def _both(acts: Mapping[str, Act]) -> dict[str, Act]:
    return {name: act for names, act in acts.items() for name in names.split()}


_BIG: Final = 10**9
_IDENTIFIERS: Final = frozenset({"уникальныйидентификатор", "uuid"})
"""Made of a text, which is what stands for them here."""
_QUERIES: Final = frozenset({"запрос", "query", "построительзапроса", "querybuilder"})

CONSTRUCTED: Final = {
    name: kind
    for names, kind in {
        "структура structure фиксированнаяструктура fixedstructure соответствие map": ObjectKind.STRUCTURE,
        "массив array фиксированныймассив fixedarray": ObjectKind.ARRAY,
        "таблицазначений valuetable": ObjectKind.TABLE,
    }.items()
    for name in names.split()
}

_STRUCTURE: Final = _both(
    {
        "вставить insert": _insert,
        "установить set": _insert,
        "удалить delete": _delete_key,
        "очистить clear": _clear,
        "количество count": _count,
        "получить get": _get,
        "свойство property": _has,
    }
)
_ARRAY: Final = _both(
    {
        "добавить add": _add,
        "вставить insert": _insert_item,
        "установить set": _insert,
        "очистить clear": _clear,
        "количество count": _count,
        "вграница ubound": _last,
        "получить get": _get,
        "найти find": _find,
    }
)
_TABLE: Final = _both(
    {
        "добавить add": _add_row,
        "вставить insert": _insert_item,
        "очистить clear": _clear,
        "количество count": _count,
        "получить get": _get,
        "заполнитьзначения fillvalues": _fill_column,
        "сортировать sort": _sort,
    }
)
METHODS: Final[dict[ObjectKind, dict[str, Act]]] = {
    ObjectKind.FRAME: {},
    ObjectKind.OTHER: {},
    ObjectKind.STRUCTURE: _STRUCTURE,
    ObjectKind.ARRAY: _ARRAY,
    ObjectKind.TABLE: _TABLE,
    ObjectKind.ROW: {},
    ObjectKind.RECORD: _both({"установить set": _insert}),
}
