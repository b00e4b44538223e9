"""What statements do to variables."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from onec.bsl import tree
from onec.bsl.flow.conditions import branch, test
from onec.bsl.flow.effects import apply
from onec.bsl.flow.expressions import match
from onec.bsl.flow.flow import Cause
from onec.bsl.flow.loops import Loop
from onec.bsl.flow.method import Method
from onec.bsl.flow.places import hold, place_of, remember, same_places, write
from onec.bsl.flow.tables import ANY
from onec.bsl.flow.values import MAX_NODES, Call, TooLargeError, Value
from onec.bsl.tree import Chain, Index, Invoke, Name


def run(method: Method, body: tree.Body) -> None:
    """Go through statements."""
    for statement in body:
        if method.dead and not method.jumps:
            return
        handler = _STATEMENTS.get(type(statement))
        if handler:
            handler(method, statement)
    if len(method.nodes) > MAX_NODES:
        raise TooLargeError(Cause.METHOD)


def _evaluate(method: Method, node: tree.Evaluate) -> None:
    method.evaluate(node.call)


def _assign(method: Method, node: tree.Assign) -> None:
    _, target, expression = node
    method.row = None
    value = method.evaluate(expression)
    if type(target) is not Name:
        _assign_member(method, target, value)
        return
    at, name = target
    if value != 0:
        for sink in method.tables.sinks_by_name[name]:
            method.sink(sink, value, at)
        labels = method.tables.words[name]
        if labels:
            value = method.derive(at, (value,), 0, labels)
    if name in method.outside.locals:
        method.set(name, value)
    else:
        write(method, (name, ()), value)
    _remember(method, name, expression, value)


def _remember(method: Method, name: str, expression: tree.Expression, value: Value) -> None:
    """Keep in mind what a variable was given: which row of a table, or which callback it is."""
    receivers = method.outside.receivers
    receivers.given[name] = expression
    receivers.each.discard(name)
    made = method.callback_of(expression)
    if made:
        method.callbacks[name] = made
    elif name in method.callbacks:
        del method.callbacks[name]
    if type(expression) is Name:
        hold(method, name, (expression.name, ()), value)
    elif type(expression) is Chain:
        last = expression.steps[-1]
        if type(last) is Invoke:
            remember(method, name, method.row)
        elif type(last) is Index:
            steps = expression.steps[:-1]
            table = Chain(expression.at, expression.start, steps) if steps else expression.start
            remember(method, name, place_of(method, table))
        else:
            hold(method, name, place_of(method, expression), value)
    elif type(expression) is tree.New:
        remember(method, name, method.row)
    elif name in method.rows or name in method.held:
        remember(method, name, None)


def _assign_member(method: Method, target: tree.Expression, value: Value) -> None:
    if type(target) is not Chain:
        return
    last = target.steps[-1]
    if any(type(step) is not tree.Member for step in target.steps):
        method.evaluate(Chain(target.at, target.start, target.steps[:-1]) if len(target.steps) > 1 else target.start)
    if type(last) is tree.Member and value != 0:
        value = _written(method, target, last, value)
    elif type(last) is Index:
        method.evaluate(last.key)
    place = place_of(method, target)
    if place:
        write(method, place, value)


def _written(method: Method, target: Chain, last: tree.Member, value: Value) -> Value:
    """Return what a property gets, with the labels of its name."""
    entries = (*method.tables.writes.get(last.name, ()), *method.tables.writes.get(ANY, ()))
    effect = match(method, entries, target, len(target.steps) - 1, clean=False)
    if effect is not None:
        apply(method, effect, Call(last.at, (), [value]))
    for sink in method.tables.sinks_by_name[last.name]:
        method.sink(sink, value, last.at)
    labels = method.tables.words[last.name]
    return method.derive(last.at, (value,), 0, labels) if labels else value


def _if(method: Method, node: tree.If) -> None:
    start = len(method.trail)
    exits: list[dict[str, Value]] = []
    first: tuple[int, list[Value]] = (node.at, [])
    for condition, body in node.branches:
        tested = test(method, condition)
        if not first[1]:
            first = (condition.at, list(tested.values))
        mark = len(method.trail)
        branch(method, tested.then)
        _guarded(method, body, condition.at, tested.values)
        if not method.dead:
            method.spend(len(method.trail) - start)
            exits.append(method.changed(start))
        method.undo(mark)
        method.dead = False
        branch(method, tested.otherwise)
    _guarded(method, node.otherwise, *first)
    if not method.dead:
        exits.append(method.changed(start))
    method.undo(start)
    method.dead = False
    method.merge_changes(exits)


def _guarded(method: Method, body: tree.Body, at: int, values: Sequence[Value]) -> None:
    """Go through a branch; if it does something dangerous, the values its condition depends on end there."""
    before = method.danger
    run(method, body)
    if method.danger > before and method.tables.branch >= 0:
        for value in values:
            method.sink(method.tables.branch, value, at)


def _for_each(method: Method, node: tree.ForEach) -> None:
    value = method.evaluate(node.collection)
    owner = place_of(method, node.collection)
    loop = _begin(method, node.at)
    variable = node.variable
    if type(variable) is Name:
        name = variable.name
        labels = method.tables.words[name]
        method.set(name, method.derive(variable.at, (value,), 0, labels) if labels and value != 0 else value)
        method.outside.receivers.given[name] = node.collection
        method.outside.receivers.each.add(name)
        remember(method, name, owner)
    _end(method, loop, node.body)


def _for(method: Method, node: tree.For) -> None:
    method.evaluate(node.first)
    loop = _begin(method, node.at)
    method.evaluate(node.last)
    if type(node.variable) is Name:
        method.set(node.variable.name, 0)
    _end(method, loop, node.body)


def _while(method: Method, node: tree.While) -> None:
    loop = _begin(method, node.at)
    branch(method, test(method, node.condition).then)
    _end(method, loop, node.body)


def _begin(method: Method, at: int) -> Loop:
    spans = method.outside.spans
    loop = Loop(method, same_places(method, spans.changed(at, spans.loop_end(at))))
    method.loops.append(loop)
    method.around.append(loop)
    return loop


def _end(method: Method, loop: Loop, body: tree.Body) -> None:
    run(method, body)
    method.loops.pop()
    method.around.pop()
    loop.close(method)


def _jump(method: Method, node: tree.Jump) -> None:
    if method.around:
        loop = method.around[-1]
        changes = method.changed(loop.mark)
        method.spend(len(changes))
        (loop.breaks if node.kind == "break" else loop.jumps).append(changes)
    method.dead = True


def _goto(method: Method, _: tree.Goto) -> None:
    if method.jumps:
        changes = method.changed(method.jumps.mark)
        method.spend(len(changes))
        method.jumps.jumps.append(changes)
        method.dead = True


def _label(method: Method, _: tree.Label) -> None:
    """Whatever variables had at any jump they may have here."""
    jumps = method.jumps
    if jumps:
        method.spend(len(jumps.assigned))
        for name in jumps.names:
            if name in method.outside.locals:
                head = jumps.carry(method, name)
                value = head if method.dead else method.join(method.get(name), head)
                if value != method.variables.get(name):  # else the trail would hold all names at every label
                    method.set(name, value)
        method.dead = False


def _try(method: Method, node: tree.Try) -> None:
    mark = len(method.trail)
    outside, method.raised = method.raised, []
    run(method, node.body)
    before, method.caught = method.caught, method.join_all(method.raised)
    method.raised = outside
    exits = [] if method.dead else [method.changed(mark)]
    # An exception may come between any two statements.
    seen: dict[str, list[Value]] = {}
    for name, value in method.trail[mark:]:
        seen.setdefault(name, []).append(0 if value is None else value)
    for name, value in method.changed(mark).items():
        seen[name].append(value)
    method.undo(mark)
    method.dead = False
    for name, values in seen.items():
        method.spend(len(values))
        method.set(name, method.join_all([method.get(name), *values]))
    run(method, node.handler)
    method.caught = before
    if not method.dead:
        exits.append(method.changed(mark))
    method.undo(mark)
    method.dead = False
    method.merge_changes(exits)


def _return(method: Method, node: tree.Return) -> None:
    if node.value is not None:
        method.returned = method.join(method.returned, method.evaluate(node.value))
    method.leave()
    method.dead = True


def _raise(method: Method, node: tree.Raise) -> None:
    values = [method.evaluate(one) for one in node.arguments]
    method.raised += [value for value in values if value != 0]
    effect = method.tables.globals.get("raise")
    if effect and any(values):
        apply(method, effect, Call(node.at, node.arguments, values))
    method.dead = True


def _execute(method: Method, node: tree.Execute) -> None:
    value = method.evaluate(node.code)
    effect = method.tables.globals.get("execute")
    if effect:
        apply(method, effect, Call(node.at, (node.code,), [value]))


def _variables(method: Method, node: tree.Variables) -> None:
    for variable in node.variables:
        method.outside.locals.add(variable.name)
        method.set(variable.name, 0)


def _branches(method: Method, node: tree.Branches) -> None:
    mark = len(method.trail)
    exits = []
    for body in node.bodies:
        run(method, body)
        if not method.dead:
            exits.append(method.changed(mark))
        method.undo(mark)
        method.dead = False
    method.merge_changes(exits)


_STATEMENTS: Final[Mapping[type, Callable[[Method, Any], None]]] = {
    tree.Assign: _assign,
    tree.Evaluate: _evaluate,
    tree.If: _if,
    tree.ForEach: _for_each,
    tree.For: _for,
    tree.While: _while,
    tree.Try: _try,
    tree.Return: _return,
    tree.Raise: _raise,
    tree.Execute: _execute,
    tree.Jump: _jump,
    tree.Goto: _goto,
    tree.Label: _label,
    tree.Variables: _variables,
    tree.Branches: _branches,
}
