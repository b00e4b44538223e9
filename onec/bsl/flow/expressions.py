"""Values of expressions, and what evaluating them does."""

from collections.abc import Mapping, Sequence
from typing import Final

from onec.bsl import tree
from onec.bsl.flow.conditions import branch, test
from onec.bsl.flow.effects import apply, does_nothing
from onec.bsl.flow.own import call_other, call_own
from onec.bsl.flow.places import as_name, inner, leading, text_of
from onec.bsl.flow.state import Builder, Evaluator
from onec.bsl.flow.tables import ANY, NOTHING, TEXT, WHOLE, Effect, Entry, Words
from onec.bsl.flow.values import Call, Place, Value
from onec.bsl.returns import NONE, Types
from onec.bsl.tree import Chain, Index, Invoke, Member, Name

_TEXT_OR_NUMBER: Final = frozenset({"+", "-"})
_NUMBERS: Final = frozenset({"*", "/", "%"})
INDEX: Final = "[]"
"""The name under which tables have an index: a member whose argument is the key."""
MAX_SPELLED: Final = 16
"""Names of a dotted one that tables may have."""
MAX_TYPED: Final = 64
"""Steps of a chain that are asked for their type one after the other; real ones have ten."""


def _name(builder: Builder, node: tree.Name) -> Value:
    value = builder.variables.get(node[1])
    return builder.absent(node[1], node[0]) if value is None else value


def _call(builder: Builder, node: tree.Call) -> Value:
    at, name, arguments = node
    method = builder.outside.methods.get(name)
    effect = builder.tables.globals.get(name)
    values = builder.evaluate_all(arguments)
    own: Value = 0
    if method is not None:
        own = call_own(builder, method, Call(at, arguments, values))
        if effect is None or builder.outside.shadows(name):
            return own
    if effect is None:
        return _unknown(builder, at, name, values)
    if not any(values) and does_nothing(effect):
        return own
    return builder.join(own, apply(builder, effect, Call(at, arguments, values)))


def _unknown(builder: Builder, at: int, name: str, values: list[Value]) -> Value:
    """Return what a function nothing is known of makes of values."""
    if not any(values) or name in builder.tables.harmless or name.startswith(builder.tables.harmless_starts):
        return 0
    return builder.derive(at, values)


def _new(builder: Builder, node: tree.New) -> Value:
    at, name, arguments = node
    if not name and arguments:
        name = _computed_type(builder, arguments[0])
        arguments = arguments[1:]
    values = builder.evaluate_all(arguments)
    clean = not any(values)
    effect = builder.tables.constructors.get(name)
    if effect is not None and not (clean and does_nothing(effect)):
        return apply(builder, effect, Call(at, arguments, values))
    return 0 if clean or effect is not None else builder.derive(at, values)


def _computed_type(builder: Builder, expression: object) -> str:
    """Return the type of Новый("Тип", …) and Новый(Тип("Тип"), …)."""
    builder.evaluate(expression)
    if type(expression) is tree.Call and expression.arguments:
        expression = expression.arguments[0]
    return (text_of(builder, expression) or "").lower()


def _chain(builder: Builder, node: tree.Chain) -> Value:
    _, start, steps = node
    number = 0
    place: Place | None = None
    if type(start) is Name:
        root, at = start.name, start.at
        if root in builder.tables.own and root not in builder.outside.locals:
            first = steps[0]
            if type(first) is Invoke and first.name in builder.outside.methods:
                values = builder.evaluate_all(first.arguments)
                value = call_own(builder, builder.outside.methods[first.name], Call(first.at, first.arguments, values))
                number = 1
            elif type(first) is Member:
                value, place, number = _own_member(builder, node, first), (first.name, ()), 1
            else:
                value = 0
        else:
            value, place = _start(builder, root, at, steps[0]), (root, ())
    else:
        value = builder.evaluate(start)
    while number < len(steps):
        step = steps[number]
        if type(step) is Member:
            value = _member(builder, node, number, value, step)
            place = inner(place, step.name)
        elif type(step) is Invoke:
            value = _invoke(builder, node, number, value, place)
            place = None
        elif type(step) is Index:
            value, key = _index(builder, node, number, value, step)
            place = inner(place, key)
        number += 1
    return value


def _own_member(builder: Builder, node: tree.Chain, step: tree.Member) -> Value:
    """Return what ЭтотОбъект.Имя is: a variable of the module, or an attribute."""
    entries = builder.tables.reads.get(step.name)
    effect = match(builder, entries, node, 0, clean=False) if entries else None
    return apply(builder, effect, Call(step.at, (), [])) if effect else builder.get(step.name, step.at)


def _start(builder: Builder, name: str, at: int, step: tree.Step) -> Value:
    """Return what a chain begins with; a free name whose method is called is a module, if nothing says otherwise."""
    value = builder.variables.get(name)
    if value is not None:
        return value
    if type(step) is Invoke and builder.outside.is_guess(name):
        return 0
    return builder.absent(name, at)


def _member(builder: Builder, node: tree.Chain, number: int, value: Value, step: tree.Member) -> Value:
    name = step.name
    entries = builder.tables.reads.get(name)
    effect = match(builder, entries, node, number, clean=value == 0) if entries else None
    if effect is not None:
        return 0 if effect is NOTHING else apply(builder, effect, Call(step.at, (), [], value))
    if value == 0:
        return 0
    value = builder.read(value, name)
    labels = builder.tables.words[name]
    return builder.derive(step.at, (value,), 0, labels) if labels and value != 0 else value


def _index(builder: Builder, node: tree.Chain, number: int, value: Value, step: tree.Index) -> tuple[Value, str | None]:
    key = text_of(builder, step.key)
    if key is None:
        found = builder.evaluate(step.key)
        entries = builder.tables.members.get(INDEX)
        effect = match(builder, entries, node, number, clean=False) if entries and found else None
        if effect is not None:
            return apply(builder, effect, Call(step.at, (step.key,), [found], value)), None
        return value, None
    key = key.lower()
    return builder.read(value, key), key


def _invoke(builder: Builder, node: tree.Chain, number: int, value: Value, place: Place | None) -> Value:
    step = node.steps[number]
    if type(step) is not Invoke:
        return 0
    at, name, arguments = step
    values = builder.evaluate_all(arguments)
    entries = builder.tables.members.get(name)
    clean = value == 0 and not any(values)
    effect = match(builder, entries, node, number, clean=clean) if entries else None
    if effect is None and not clean:
        entries = builder.tables.members.get(ANY)
        effect = match(builder, entries, node, number, clean=clean) if entries else None
    if effect is not None:
        return 0 if effect is NOTHING else apply(builder, effect, Call(at, arguments, values, value, place))
    if value == 0 and number <= 1 and type(node.start) is Name:
        target = builder.outside.target(node, number)
        if target:
            return call_other(builder, target, Call(at, arguments, values))
        if place and place[0] not in builder.outside.locals:
            return _unknown(builder, at, name, values)
    if value == 0 or name in builder.tables.harmless or name.startswith(builder.tables.harmless_starts):
        return 0
    return builder.derive(at, (value,))


def match(builder: Builder, entries: Sequence[Entry], node: tree.Chain, number: int, *, clean: bool) -> Effect | None:
    """Return the first effect that fits what stands before a step of a chain; `clean`: its value is."""
    spelled: tuple[str, ...] | None = None
    types: Types | None = None
    for on, words, effect, idle in entries:
        if clean and idle:
            continue
        if not on and not words:
            return effect
        if on and number < MAX_SPELLED:
            if spelled is None:
                spelled = _spelled(builder, node, number)
            if any([len(path) == len(spelled) and all(map(_fits, path, spelled)) for path in on]):  # noqa: C419 (hot)
                return effect
        if words:
            if types is None:
                types = builder.outside.types(_before(node, number)) if number <= MAX_TYPED else NONE
            if not words.isdisjoint([one.partition(".")[0] for one in types]):
                return effect
    return None


def _fits(words: Words | None, word: str) -> bool:
    return words is None or word in words


def _before(node: tree.Chain, number: int) -> tree.Expression:
    return Chain(node.at, node.start, node.steps[:number]) if number else node.start


def _spelled(builder: Builder, node: tree.Chain, number: int) -> tuple[str, ...]:
    """Return the dotted name before a step; for a variable at its beginning stands what no table has."""
    start = node.start
    first = start.name if type(start) is Name and start.name not in builder.outside.locals else ""
    return first, *(step.name if type(step) is Member else "" for step in node.steps[:number])


def _binary(builder: Builder, node: tree.Binary) -> Value:
    at, operands, operators = node
    first = operators[0]
    if first in _TEXT_OR_NUMBER:
        values = builder.evaluate_all(operands)
        if not any(values):
            return 0
        number = "-" in operators or tree.Number in map(type, operands)
        cleans = TEXT if number else WHOLE if 0 in values else 0
        if cleans == WHOLE:
            for place in range(1, len(values)):
                if values[place] != 0 and values[place - 1] == 0:
                    values[place] = as_name(builder, operands[place - 1], values[place])
        return builder.derive(at, values, cleans | leading(builder, operands[0]))
    if first in _NUMBERS:
        return builder.derive(at, builder.evaluate_all(operands), TEXT)
    test(builder, node)
    return 0


def _unary(builder: Builder, node: tree.Unary) -> Value:
    value = builder.evaluate(node.operand)
    return 0 if node.operator == "not" else builder.derive(node.at, (value,), TEXT)


def _ternary(builder: Builder, node: tree.Ternary) -> Value:
    found = test(builder, node.condition)
    values: list[Value] = []
    exits = []
    for checks, expression in ((found.then, node.then), (found.otherwise, node.otherwise)):
        mark = len(builder.trail)
        branch(builder, checks)
        values.append(builder.evaluate(expression))
        exits.append(builder.changed(mark))
        builder.undo(mark)
    builder.merge_changes(exits)
    return builder.join(*values)


def _await(builder: Builder, node: tree.Await) -> Value:
    return builder.evaluate(node.operand)


EVALUATORS: Final[Mapping[type, Evaluator]] = {
    tree.Name: _name,
    tree.Call: _call,
    tree.New: _new,
    tree.Chain: _chain,
    tree.Binary: _binary,
    tree.Unary: _unary,
    tree.Ternary: _ternary,
    tree.Await: _await,
}
