"""A timer of a form calls the server every few seconds."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Final

from checks.code.hits import hit
from onec.bsl import tree
from onec.bsl.client import directive
from onec.bsl.code import Code, Scope
from onec.bsl.holding import nodes_with
from onec.bsl.walk import walk_parts
from rules.catalogue import rule
from rules.language.hit import Hit

RULE = rule("frequent-idle-handler")

SHORTEST_SECONDS: Final = 5
"""Below it a timer that calls the server is too frequent."""

ATTACH: Final = frozenset({"подключитьобработчикожидания", "attachidlehandler"})
SERVER: Final = frozenset({"atserver", "atservernocontext"})
SERVER_MODULE: Final = re.compile(r"(?:вызовсервера|servercall)$")
PERIOD: Final = 1
ONCE: Final = 2


def check_module(code: Code) -> Iterator[Hit]:
    """Yield the timers with a short period whose handler reaches the server within this module."""
    reaching: frozenset[str] | None = None
    for part, node in nodes_with(code, ATTACH):
        if isinstance(node, tree.Call) and node.name in ATTACH:
            scope = code.scope(part.name)
            handler = scope.constant(_argument(node, 0))
            period = _period(scope, node)
            if handler is None or period is None or not isinstance(handler.value, str):
                continue
            if reaching is None:
                reaching = _reaching_server(code)
            if handler.value.lower() in reaching:
                yield hit(code, RULE, node.at, part, value=handler.value, period=f"{period.normalize():f}")


def _argument(call: tree.Call, number: int) -> tree.Expression | None:
    return call.arguments[number] if number < len(call.arguments) else None


def _period(scope: Scope, call: tree.Call) -> Decimal | None:
    """Return the period where it is short and the timer runs more than once."""
    once = _argument(call, ONCE)
    if once is not None and not (isinstance(once, tree.Constant) and once.value == "false"):
        return None
    period = scope.constant(_argument(call, PERIOD))
    if period is None or not isinstance(period.value, Decimal):
        return None
    return period.value if period.value < SHORTEST_SECONDS else None


def _reaching_server(code: Code) -> frozenset[str]:
    """Return the methods that run on the server or call it, be it by others of this module."""
    methods = code.symbols.methods
    callers: dict[str, list[str]] = {}
    found: set[str] = set()
    for name, method in methods.items():
        if directive(method) in SERVER:
            found.add(name)
            continue
        for node in walk_parts(method.body):
            if isinstance(node, tree.Chain) and _calls_server(node):
                found.add(name)
            elif isinstance(node, tree.Call) and node.name in methods:
                callers.setdefault(node.name, []).append(name)
    ahead = list(found)
    while ahead:
        more = [one for one in callers.pop(ahead.pop(), ()) if one not in found]
        found.update(more)
        ahead += more
    return frozenset(found)


def _calls_server(chain: tree.Chain) -> bool:
    """Tell a call of a method of a module that is named as one for calls of the server."""
    before = (chain.start, *chain.steps)
    return any(
        isinstance(step, tree.Invoke) and isinstance(one, tree.Name | tree.Member) and SERVER_MODULE.search(one.name)
        for one, step in pairwise(before)
    )
