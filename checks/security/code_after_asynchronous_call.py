"""Code goes on behind a call whose answer comes later."""

from collections.abc import Iterator
from typing import Any, Final, get_args

from checks.code.hits import hit
from onec.bsl import tree
from onec.bsl.code import Code, Scope
from onec.bsl.seek import parts_at, places
from onec.bsl.walk import walk
from rules.catalogue import rule
from rules.language.hit import Hit

RULE = rule("code-after-asynchronous-call")

_STATEMENTS: Final = get_args(tree.Statement)

NOTIFICATIONS: Final = frozenset({"описаниеоповещения", "notifydescription", "callbackdescription"})
ASKS: Final = (
    *("показатьвопрос", "показатьввод", "начатьпомещение", "начатьполучение", "начатькопирование"),
    *("начатьперемещение", "начатьудаление", "начатьпоиск", "начатьсоздание", "начатьпроверку"),
    *("showquerybox", "showinput", "beginput", "beginget", "begincopying", "beginmoving", "begindeleting"),
    *("beginfinding", "begincreating", "beginchecking"),
)
"""How the names of methods begin whose answer decides what comes next."""


def check_module(code: Code) -> Iterator[Hit]:
    """Yield such calls with a handler behind which the same block calls something."""
    notifications = places(code, NOTIFICATIONS)
    for part in parts_at(code, notifications, places(code, _asking(code))) if notifications else ():
        scope = code.scope(part.name)
        handlers = _handlers(scope, part.body)
        for body in _bodies(part.body):
            for number, one in enumerate(body[:-1]):
                call = _asks(one)
                if call is None or not call.arguments:
                    continue
                handler = _handler(scope, handlers, call.arguments[0])
                if handler and _acts(body[number + 1]):
                    name = code.module.tokens.spelling(call.at)
                    yield hit(code, RULE, call.at, part, name=name, value=handler)


def _asking(code: Code) -> frozenset[str]:
    """Return the words of a module by which such methods are called."""
    return frozenset(word for word in code.words if word.startswith(ASKS))


def _bodies(body: tree.Body) -> Iterator[tree.Body]:
    """Yield a body and all bodies within it."""
    stack: list[Any] = [body]
    while stack:
        node = stack.pop()
        if type(node) is tuple and node and isinstance(node[0], _STATEMENTS):
            yield node
        stack += [part for part in node if isinstance(part, tuple)]


def _asks(statement: tree.Statement) -> tree.Call | None:
    if not isinstance(statement, tree.Evaluate) or not isinstance(statement.call, tree.Call):
        return None
    return statement.call if statement.call.name.startswith(ASKS) else None


def _handlers(scope: Scope, body: tree.Body) -> dict[str, str]:
    """Return the variables that hold a notification, with the names of their handlers."""
    return {
        node.target.name: name
        for node in walk(body)
        if isinstance(node, tree.Assign) and isinstance(node.target, tree.Name) and (name := _named(scope, node.value))
    }


def _handler(scope: Scope, handlers: dict[str, str], given: tree.Expression | None) -> str:
    return handlers.get(given.name, "") if isinstance(given, tree.Name) else _named(scope, given)


def _named(scope: Scope, made: tree.Expression | None) -> str:
    if not isinstance(made, tree.New) or made.type not in NOTIFICATIONS or not made.arguments:
        return ""
    value = scope.constant(made.arguments[0])
    return value.value if value is not None and isinstance(value.value, str) else ""


def _acts(statement: tree.Statement) -> bool:
    """Tell a statement that calls something and does not ask again."""
    return isinstance(statement, tree.Evaluate | tree.If | tree.ForEach | tree.For | tree.While) and (
        _asks(statement) is None
    )
