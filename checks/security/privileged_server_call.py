"""A method that a client can call reaches privileged mode, and nobody on the way checks a right."""

from collections import deque
from collections.abc import Iterator
from typing import Final, NamedTuple

from checks.code.privileges import PRIVILEGED, is_check_of_rights, is_open
from onec.bsl.call_facts import CallFact, Kind, ModuleFacts
from onec.bsl.callgraph import Node, Program
from rules.catalogue import rule
from rules.language.hit import Hit

RULE = rule("privileged-server-call")

STARTS: Final = frozenset({"privileged-mode-on"})

MAX_CALLS: Final = 2
"""Calls from the open method to the one that switches the mode on: what lies deeper serves many and asks for little."""

MAX_USERS: Final = 5
"""Modules that call a method: what more of them call is a service of the whole program and tells them little."""

_DIRECT: Final = frozenset({Kind.LOCAL, Kind.GLOBAL, Kind.MEMBER})
"""Calls that keep the session's mode; jobs and notifications begin anew."""


class _Way(NamedTuple):
    """How a method comes to privileged mode: its first call, and the methods called, none for the mode itself."""

    call: CallFact
    callees: tuple[Node, ...]


def check_program(program: Program) -> Iterator[tuple[int, Hit]]:
    """Yield for each open method the call by which it comes to privileged mode."""
    for node, way in _ways(program).items():
        if _is_open(program, node):
            yield node.module, _hit(program, node, way)


def _ways(program: Program) -> dict[Node, _Way]:
    """Return the methods that come to the mode before a right is checked, each with a shortest way.

    A way ends at an open method: who calls that is open to nobody new. What another module tells without being given
    anything is the same for every caller, so a client gains nothing by it.
    """
    ways: dict[Node, _Way] = {}
    callers: dict[Node, list[tuple[Node, CallFact]]] = {}
    for number, module in enumerate(program.modules):
        for node, call in _unchecked(number, module):
            if call.kind is Kind.GLOBAL and call.name in PRIVILEGED:
                ways.setdefault(node, _Way(call, ()))
            elif (call.kind is Kind.LOCAL or call.arguments) and (callee := program.resolve(number, call)):
                callers.setdefault(callee, []).append((node, call))
    ahead = deque(ways)
    while ahead:
        callee = ahead.popleft()
        way = (callee, *ways[callee].callees)
        users = {node.module for node, _ in callers.get(callee, ())}
        if len(way) > MAX_CALLS or len(users) > MAX_USERS or _is_open(program, callee):
            continue
        for node, call in callers.get(callee, ()):
            if node not in ways:
                ways[node] = _Way(call, way)
                ahead.append(node)
    return dict(sorted(ways.items()))


def _is_open(program: Program, node: Node) -> bool:
    method = program.method(node)
    around = program.modules[node.module].around
    return bool(method and is_open(around, method.exported, [name for name, _ in method.annotations]))


def _unchecked(number: int, module: ModuleFacts) -> Iterator[tuple[Node, CallFact]]:
    """Yield the calls of a module that stand before any check of rights in their method."""
    checked: set[int] = set()
    own = {method.name for method in module.methods}
    for call in module.calls:
        if call.caller in checked or call.kind not in _DIRECT:
            continue
        is_own = call.kind is Kind.LOCAL or (call.kind is Kind.GLOBAL and call.name in own)
        if not is_own and is_check_of_rights(call.receiver, call.name):
            checked.add(call.caller)
        else:
            yield Node(number, call.caller), call


def _hit(program: Program, node: Node, way: _Way) -> Hit:
    names = [_written(program, one) for one in (node, *way.callees)]
    end = way.call.offset + len(way.call.name)
    return Hit(RULE.name, -1, way.call.offset, end, names[0], {"name": names[0], "path": " → ".join(names)})


def _written(program: Program, node: Node) -> str:
    method = program.method(node)
    return method.written if method else ""
