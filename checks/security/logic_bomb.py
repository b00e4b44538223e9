"""Something dangerous runs only on a day, for a user or on a computer that the code names."""

import re
from collections.abc import Iterator
from typing import Final

from checks.code.hits import hit
from onec.bsl import kinds as k
from onec.bsl import tree
from onec.bsl.code import Code, Scope
from onec.bsl.seek import Part, parts_at, places
from onec.bsl.walk import walk, walk_parts
from rules.catalogue import rule
from rules.language.given import constant
from rules.language.hit import Hit
from rules.rule import Text

RULE = rule("logic-bomb")

CLOCKS: Final = frozenset(
    {
        *("текущаядата", "currentdate", "текущаядатасеанса", "currentsessiondate"),
        *("текущаяуниверсальнаядата", "currentuniversaldate"),
    }
)
WHO: Final = frozenset({"имякомпьютера", "computername", "имяпользователя", "username", "полноеимяпользователя"})
DAY: Final = Text("с постоянной датой", "with a fixed date")
NAME: Final = Text("с постоянным именем пользователя или компьютера", "with a fixed name of a user or computer")

_COMPARES: Final = frozenset({"=", "<>", "<", ">", "<=", ">="})
_DATES: Final = frozenset({"дата", "date"})
_DANGEROUS_CALLS: Final = frozenset(
    {
        *("удалитьфайлы", "deletefiles", "запуститьприложение", "runapp", "командасистемы", "system"),
        *("установитьпривилегированныйрежим", "setprivilegedmode", "удалитьобъекты", "deleteobjects"),
        *("стеретьданныеинформационнойбазы", "eraseinfobasedata", "вычислить", "eval"),
        *("завершитьработусистемы", "exit", "прекратитьработусистемы", "terminate"),
    }
)
_DANGEROUS_MEMBERS: Final = frozenset({"удалить", "delete", "установитьпометкуудаления", "setdeletionmark"})
_DANGEROUS_TYPES: Final = frozenset(
    {"comобъект", "comobject", "httpсоединение", "httpconnection", "ftpсоединение", "ftpconnection"}
)
_HARM: Final = re.compile(r"^(?:удалитьвс|удалитьданн|очиститьданн|очиститьбаз|стереть|уничтожить|wipe|destroy|erase)")


def check_module(code: Code) -> Iterator[Hit]:
    """Yield what is dangerous in branches on such conditions."""
    for part in _conditional(code):
        scope = code.scope(part.name)
        clocks = _clocks(part.body)
        for node in walk_parts(part.body):
            if not isinstance(node, tree.If):
                continue
            for condition, body in node.branches:
                shown = _guard(scope, clocks, condition)
                at = _dangerous(body) if shown else None
                if shown and at is not None:
                    yield hit(code, RULE, at, part, name=code.module.tokens.spelling(at), value=shown)


def _conditional(code: Code) -> Iterator[Part]:
    """Yield the parts that may compare such a thing with a constant."""
    who, clocks = places(code, WHO), places(code, CLOCKS)
    days = places(code, _DATES, bytes([k.DATE])) if clocks else []
    found = {part.name: part for one in ((who,), (clocks, days)) for part in parts_at(code, *one)}
    return (found[name] for name in sorted(found))


def _clocks(body: tree.Body) -> frozenset[str]:
    """Return the variables that hold the current date."""
    return frozenset(
        node.target.name
        for node in walk_parts(body)
        if isinstance(node, tree.Assign)
        and isinstance(node.target, tree.Name)
        and isinstance(node.value, tree.Call)
        and node.value.name in CLOCKS
    )


def _guard(scope: Scope, clocks: frozenset[str], condition: tree.Expression) -> Text | None:
    """Return what a condition compares with a constant: the day, or who and where it is."""
    for node in walk([condition]):
        if not isinstance(node, tree.Binary) or not _COMPARES.intersection(node.operators):
            continue
        if any(_is_clock(one, clocks) for one in node.operands) and any(_is_day(one) for one in node.operands):
            return DAY
        if any(isinstance(one, tree.Call) and one.name in WHO for one in node.operands):
            values = [constant(scope, one) for one in node.operands if not isinstance(one, tree.Call)]
            if any(one is not None and isinstance(one.value, str) and one.value.strip() for one in values):
                return NAME
    return None


def _is_clock(node: tree.Expression, clocks: frozenset[str]) -> bool:
    return any(
        (isinstance(one, tree.Call) and one.name in CLOCKS) or (isinstance(one, tree.Name) and one.name in clocks)
        for one in walk([node])
    )


def _is_day(node: tree.Expression) -> bool:
    if isinstance(node, tree.Date):
        return node.value.strip("0") not in {"", "1"}
    numbers = isinstance(node, tree.Call) and node.name in _DATES and node.arguments
    return bool(numbers) and all(isinstance(one, tree.Number | tree.Text) for one in numbers or ())


def _dangerous(body: tree.Body) -> int | None:
    """Return the token of the first thing in a branch that does harm or lets others do it."""
    for node in walk(body):
        match node:
            case tree.Execute(at, _):
                return at
            case tree.Call(at, name, _) if name in _DANGEROUS_CALLS or _HARM.match(name):
                return at
            case tree.Invoke(at, name, arguments) if (name in _DANGEROUS_MEMBERS and not arguments) or _HARM.match(
                name
            ):
                return at
            case tree.New(at, name, _) if name in _DANGEROUS_TYPES:
                return at
    return None
