"""Calls of the author's methods: here they are only noted, with what is handed over; `solve` follows them."""

from collections.abc import Collection, Mapping
from typing import Final

from onec.bsl.flow.graph import OUT, RESULT, Site, twin
from onec.bsl.flow.places import place_of, text_of, write, write_same
from onec.bsl.flow.state import Builder
from onec.bsl.flow.tables import REST
from onec.bsl.flow.values import Call, Value
from onec.bsl.module import Method

MAX_JOB_ARGUMENTS: Final = 7
"""Of a method that is named in text and gets its arguments in an array."""

TWIN_COST: Final = 8
"""Of a call of one more method with the same name, in joins: it is kept for each of them, in each caller."""


def call_own(builder: Builder, method: Method, call: Call) -> Value:
    """Call a method of the module, and return its result."""
    _, arguments, *_ = call
    if builder.written:
        builder.forget()
    changed = builder.outside.changed(method) if arguments else ()
    result = _call(builder, method.name, call, changed, result=method.function)
    twins = builder.outside.twins.get(method.name, 0)
    if twins > 1:
        builder.spend(TWIN_COST * (twins - 1))
    for number in range(1, twins):
        other = _call(builder, twin(method.name, number), call, changed, result=True)
        result = builder.join(result, other)
    return result


def call_other(builder: Builder, target: str, call: Call) -> Value:
    """Call a method of a module that may be in the same artifact."""
    return _call(builder, target, call, range(len(call.arguments)), result=True)


def call_method(builder: Builder, at: int, target: str, values: Mapping[int, Value]) -> None:
    """Note that a method is called somehow: by name, later, in the background."""
    given = [(number, builder.pack(value)) for number, value in sorted(values.items()) if value != 0]
    if given:
        builder.sites.append(Site(target, builder.starts[at], tuple(pair for pair in given if pair[1])))


def start_method(builder: Builder, starts: tuple[int, int], call: Call) -> None:
    """Note that a method named in text is called: a background job."""
    number, place = starts
    name = text_of(builder, call.arguments[number]) if number < len(call.arguments) else None
    if name is None:
        return
    values = call.values
    given: dict[int, Value] = {}
    if place <= REST:
        given = dict(enumerate(values[REST - place :]))
    elif place < len(values):
        given = dict.fromkeys(range(MAX_JOB_ARGUMENTS), values[place])
    call_method(builder, call.at, name.lower(), given)


def _call(builder: Builder, target: str, call: Call, outs: Collection[int], *, result: bool) -> Value:
    """Note a call; `outs` are the numbers of arguments that it may change."""
    site = len(builder.sites)
    _, arguments, values, *_ = call
    given = [(number, builder.pack(value)) for number, value in enumerate(values) if value != 0]
    changed = [(number, place_of(builder, arguments[number])) for number in outs if number < len(arguments)]
    if not result and not given and not changed:
        return 0
    builder.sites.append(Site(target, builder.starts[call.at], tuple(pair for pair in given if pair[1])))
    for number, place in changed:
        if place:
            changed_to = builder.add((OUT, site, number, builder.pack(values[number])))
            write(builder, place, changed_to)
            write_same(builder, place, changed_to)
    return builder.add((RESULT, site)) if result else 0
