"""What methods of structures, maps, arrays and tables, and a few other calls of their own kind do to data.

An element of a container has the fields of the container: what `Строка.Поле` is for one row it is for all.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Final, TypeAlias

from onec.bsl import tree
from onec.bsl.flow.graph import FILE_KEY
from onec.bsl.flow.own import call_method
from onec.bsl.flow.places import as_name, is_named, leading, place_of, text_of, value_at, write
from onec.bsl.flow.state import Builder
from onec.bsl.flow.tables import TEXT, WHOLE
from onec.bsl.flow.values import MAX_FIELDS, Call, Made, Place, Value

Operation: TypeAlias = Callable[[Builder, Call], Value]


def _insert(builder: Builder, call: Call) -> Value:
    """Вставить(Ключ, Значение)."""
    if call.place is None or not call.arguments:
        return 0
    key = text_of(builder, call.arguments[0])
    if key is None:
        return _add(builder, call)
    root, keys = call.place
    write(builder, (root, (*keys, key.lower())), call.values[1] if len(call.values) > 1 else 0)
    return 0


def _add(builder: Builder, call: Call) -> Value:
    """Добавить(…): returns what was added, which stays in the container."""
    added = builder.join_all(call.values)
    if call.place is None:
        return added
    if added != 0:
        write(builder, call.place, added, weak=True)
    builder.row = call.place
    return builder.join(call.value, added)


def _property(builder: Builder, call: Call) -> Value:
    """Свойство(Ключ, Значение): the second argument gets the field."""
    target = place_of(builder, call.arguments[1]) if len(call.arguments) > 1 else None
    if target is not None:
        write(builder, target, _get(builder, call))
    return 0


def _get(builder: Builder, call: Call) -> Value:
    """Получить(Ключ): a look-up in a container of constants is clean whatever the key."""
    key = text_of(builder, call.arguments[0]) if call.arguments else None
    return call.value if key is None else builder.read(call.value, key.lower())


def _same(_: Builder, call: Call) -> Value:
    """Скопировать(), Строки(): the same fields."""
    return call.value


def _clear(builder: Builder, call: Call) -> Value:
    """Очистить()."""
    if call.place is not None:
        write(builder, call.place, 0)
    return 0


def _structure(builder: Builder, call: Call) -> Value:
    """Новый Структура("А, Б", а, б)."""
    names = text_of(builder, call.arguments[0]) if call.arguments else None
    if names is None:
        return call.values[0] if call.values else 0
    fields: dict[str, Value] = {"": 0}
    for number, name in enumerate(names.lower().split(",")[:MAX_FIELDS]):
        fields[name.strip() or "?"] = call.values[number + 1] if number + 1 < len(call.values) else 0
    return fields


def _fill(builder: Builder, call: Call) -> Value:
    """ЗаполнитьЗначенияСвойств(Куда, Откуда, "А, Б", "В, Г"): the last ones are left out."""
    target = place_of(builder, call.arguments[0]) if len(call.arguments) > 1 else None
    if target is None or call.values[1] == 0:
        return 0
    names = text_of(builder, call.arguments[2]) if len(call.arguments) > _THIRD else None
    root, keys = target
    if names is None:
        left_out = text_of(builder, call.arguments[3]) if len(call.arguments) > _FOURTH else None
        _fill_all(builder, target, call.values[1], _names(left_out or "")[:MAX_FIELDS])
        return 0
    for key in _names(names):
        write(builder, (root, (*keys, key)), builder.read(call.values[1], key))
    return 0


def _fill_all(builder: Builder, target: Place, source: Value, left_out: Sequence[str]) -> None:
    """Fill all fields that both sides have; in what other methods see too, no field is told to be left out."""
    root, keys = target
    there = value_at(builder, target)
    fields: dict[str, Value] = {}
    if isinstance(there, dict):
        fields = {key: builder.join(one, builder.read(source, key)) for key, one in there.items() if key}
    if root in builder.outside.locals:
        fields |= {key: builder.read(there, key) for key in left_out}
    write(builder, target, source, weak=True)
    if fields:
        builder.spend(len(fields))
        filled = value_at(builder, target)
        new = {**(filled if isinstance(filled, dict) else {"": filled}), **fields}
        builder.set(root, builder.put(builder.get(root), keys, new) if keys else new)


def _names(text: str) -> list[str]:
    return [one for part in text.lower().split(",") if (one := part.strip())]


def _store(_: Builder, call: Call) -> Value:
    """ПоместитьВоВременноеХранилище(Данные): an address under which the data lie."""
    return {"": 0, FILE_KEY: call.values[0]} if call.values and call.values[0] != 0 else 0


def _writer(builder: Builder, call: Call) -> Value:
    """Новый ЗаписьТекста(ИмяФайла): what is written to it lies in the file."""
    target = place_of(builder, call.arguments[0]) if call.arguments else None
    if target:
        builder.row = target[0], (*target[1], FILE_KEY)
    return 0


def _replace(builder: Builder, call: Call) -> Value:
    """СтрЗаменить(Текст, "<", "&lt;"): what is taken out may make it harmless, a constant text is not the whole."""
    what = text_of(builder, call.arguments[1]) if len(call.arguments) > 1 else None
    cleans = builder.tables.replaced.get(what, 0) if what else 0
    if call.values and call.values[0] == 0:
        cleans |= WHOLE
    put = [as_name(builder, call.arguments[1], one) if what and "." in what else one for one in call.values[2:]]
    return builder.derive(call.at, (*call.values[:1], *put), cleans)


def _template(builder: Builder, call: Call) -> Value:
    """СтрШаблон("https://узел/%1", Х): put together with constants, perhaps an address of a fixed host."""
    if not call.arguments or call.values[0] != 0:
        return builder.derive(call.at, call.values)
    text = text_of(builder, call.arguments[0]) or ""
    values = [is_named(builder, _before(text, number), one) for number, one in enumerate(call.values)]
    return builder.derive(call.at, values, WHOLE | leading(builder, call.arguments[0]))


def _before(text: str, number: int) -> str:
    """Return what stands in a template before the first place of an argument."""
    before, found, _ = text.partition(f"%{number}")
    return before if found else ""


def _format(builder: Builder, call: Call) -> Value:
    """Формат(Х, "ЧГ=0"): a number or a date."""
    text = text_of(builder, call.arguments[1]) if len(call.arguments) > 1 else None
    return builder.derive(call.at, call.values[:1], builder.tables.formatted if text else 0)


def _number(builder: Builder, call: Call) -> Value:
    """Символ(Код): of constants nothing that hides."""
    return builder.derive(call.at, call.values, TEXT) if any(call.values) else 0


def _callback(builder: Builder, call: Call) -> Value:
    """Новый ОписаниеОповещения("Имя", Модуль, Дополнительно)."""
    name = text_of(builder, call.arguments[0]) if call.arguments else None
    if name is None:
        return 0
    module = call.arguments[1] if len(call.arguments) > 1 else None
    target = name.lower()
    if type(module) is tree.Name and module.name not in builder.tables.own:
        if module.name in builder.outside.locals or not builder.outside.is_guess(module.name):
            return 0
        target = f"{module.name}.{target}"
    more = call.values[2] if len(call.values) > _THIRD else 0
    builder.made[call.at] = Made(target, more)
    call_method(builder, call.at, target, {0: builder.shared(NOTIFIED), 1: more})
    return 0


def _error(builder: Builder, call: Call) -> Value:
    """ИнформацияОбОшибке(): what the attempt puts into the texts of its exceptions."""
    return builder.derive(call.at, (builder.caught,))


def _notify(builder: Builder, call: Call) -> Value:
    """ВыполнитьОбработкуОповещения(Оповещение, Результат)."""
    if len(call.values) > 1 and call.values[1] != 0:
        known = builder.callback_of(call.arguments[0])
        if known:
            call_method(builder, call.at, known.target, {0: call.values[1]})
        elif node := builder.pack(call.values[1]):  # fields that are all clean make no node
            builder.writes.append((NOTIFIED, node))
    return 0


NOTIFIED: Final = "*"
"""The shared name of what methods of a module hand to callbacks that came to them as parameters."""
_THIRD: Final = 2
_FOURTH: Final = 3

OPERATIONS: Final[Mapping[str, Operation]] = {
    "insert": _insert,
    "add": _add,
    "property": _property,
    "get": _get,
    "same": _same,
    "clear": _clear,
    "structure": _structure,
    "fill": _fill,
    "store": _store,
    "writer": _writer,
    "replace": _replace,
    "template": _template,
    "format": _format,
    "char": _number,
    "callback": _callback,
    "notify": _notify,
    "error": _error,
}
