"""What calls of the platform do to data, as the tables say."""

from onec.bsl.flow.containers import OPERATIONS
from onec.bsl.flow.graph import DERIVED, FILE_KEY, GATE, JOIN, SOURCE, STRUCT
from onec.bsl.flow.own import call_method, start_method
from onec.bsl.flow.places import data_of, last_name, names_address, place_of, write
from onec.bsl.flow.state import Builder
from onec.bsl.flow.tables import FILE, NOTHING, OBJECT, Effect, Into, SinkAt
from onec.bsl.flow.values import Call, Value
from onec.bsl.tree import Chain, Expression

_KNOWN = frozenset({SOURCE, DERIVED, JOIN, STRUCT})


def apply(builder: Builder, effect: Effect, call: Call) -> Value:
    """Do what a call does, and return its result."""
    if effect is NOTHING:
        return 0
    if effect.dangerous:
        builder.danger += 1
    for sink in effect.sinks:
        if _argument(call, sink.absent) is None:
            value = data_of(builder, sink.place, call)
            if value != 0 and _is_asked(builder, sink, call):
                builder.sink(sink.sink, value, call.at)
    for into in effect.into:
        _put(builder, into, call)
    if effect.starts:
        start_method(builder, effect.starts, call)
    if effect.container:
        result = OPERATIONS[effect.container](builder, call)
        return builder.derive(call.at, (result,), 0, effect.labels) if effect.labels else result
    carried = [data_of(builder, place, call) for place in effect.passes]
    if effect.callback >= 0:
        _call_back(builder, effect, call, carried)
        return 0
    return _result(builder, effect, call, carried)


def does_nothing(effect: Effect) -> bool:
    """Tell whether a call leaves clean data clean and does nothing else."""
    return effect is NOTHING or not (
        effect.labels or effect.container or effect.dangerous or effect.starts or effect.callback >= 0
    )


def _argument(call: Call, number: int) -> Expression | None:
    return call.arguments[number] if 0 <= number < len(call.arguments) else None


def _is_asked(builder: Builder, sink: SinkAt, call: Call) -> bool:
    """Tell whether the arguments are those that a sink asks for."""
    if sink.addresses >= 0 and not names_address(builder, _argument(call, sink.addresses)):
        return False
    if sink.ends >= 0:
        last = _argument(call, sink.ends)
        return isinstance(last, Chain) and last_name(last) in sink.words
    if sink.typed < 0:
        return True
    argument = _argument(call, sink.typed)
    return argument is not None and any(one.partition(".")[0] in sink.types for one in builder.outside.types(argument))


def _result(builder: Builder, effect: Effect, call: Call, carried: list[Value]) -> Value:
    if effect.needs:
        address = builder.pack(call.values[0]) if call.values else 0
        if address:
            gate = builder.add((GATE, builder.starts[call.at], effect.needs, effect.labels, address))
            return builder.derive(call.at, [*carried, gate], effect.cleans)
        return builder.derive(call.at, carried, effect.cleans)
    labels = 0 if effect.fallback and _is_known(builder, effect, call, carried) else effect.labels
    if not labels and not effect.cleans and len(carried) == 1:
        return carried[0]
    return builder.derive(call.at, carried, effect.cleans, labels)


def _call_back(builder: Builder, effect: Effect, call: Call, carried: list[Value]) -> None:
    """Note that a callback gets what the platform found out."""
    known = builder.callback_of(call.arguments[effect.callback]) if effect.callback < len(call.arguments) else None
    if known:
        found = builder.derive(call.at, carried, effect.cleans, effect.labels)
        call_method(builder, call.at, known.target, {0: found, 1: known.more})


def _is_known(builder: Builder, effect: Effect, call: Call, carried: list[Value]) -> bool:
    """Tell whether this method knows what a call passes on: it wrote the file, or made the object."""
    for place, value in zip(effect.passes, carried, strict=True):
        if place >= FILE:
            name = call.values[place - FILE] if place - FILE < len(call.values) else 0
            if isinstance(name, dict) and FILE_KEY in name:
                return True
        elif value != 0 and (isinstance(value, dict) or builder.nodes[value][0] in _KNOWN):
            return True
    return False


def _put(builder: Builder, into: Into, call: Call) -> None:
    target = into.target
    if target == OBJECT:
        place = call.place
    else:
        number = target - FILE if target >= FILE else target
        place = place_of(builder, call.arguments[number]) if number < len(call.arguments) else None
    values = [data_of(builder, one, call) for one in into.places]
    value = builder.derive(call.at, values, 0, into.labels) if into.labels or len(values) != 1 else values[0]
    if place is None or value == 0:
        return
    if target >= FILE:
        root, keys = place
        write(builder, (root, (*keys, FILE_KEY)), value)
    else:
        write(builder, place, value, weak=True)
