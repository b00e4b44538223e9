"""Methods that code names in a text, for others to call: notifications, background jobs, handlers.

Source: Developer Guide of 1C:Enterprise 8, "NotifyDescription", "Background jobs", "AddHandler"; programming interface
of the Standard Subsystems Library for what starts jobs by name.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Final, NamedTuple

from onec.bsl import kinds as k
from onec.bsl import tree
from onec.bsl.code import Code, Scope
from onec.bsl.seek import bodies_with
from onec.bsl.walk import walk_parts


class LinkKind(StrEnum):
    """How a named method is called.

    CALLBACK: by the platform when something is done or a time has come; JOB: in the background or by a library;
    HANDLER: on an event, `ДобавитьОбработчик`; NAMED: a literal is the name of a method of a common module.
    """

    CALLBACK = "callback"
    JOB = "job"
    HANDLER = "handler"
    NAMED = "named"


class Link(NamedTuple):
    """A method named by `method` (lower-case, "" outside of methods); `module` is empty for the module's own."""

    kind: LinkKind
    module: str
    name: str
    method: str
    at: int


def links(code: Code) -> Iterator[Link]:
    """Yield the methods that a module names, method by method."""
    for method, body in bodies_with(code, _WORDS, _HANDLER):
        scope = code.scope(method)
        for node in walk_parts(body):
            if isinstance(node, tree.Handler):
                yield from _handler(node, scope)
            elif isinstance(node, tree.New):
                yield from _notification(node, scope)
            elif isinstance(node, tree.Call):
                yield from _called(node, scope)
            elif isinstance(node, tree.Chain):
                yield from _member(node, scope)
            elif isinstance(node, tree.Assign):
                yield from _action(node, scope)
    yield from _named(code)


def _handler(node: tree.Handler, scope: Scope) -> Iterator[Link]:
    handler = node.handler
    if isinstance(handler, tree.Name):
        yield Link(LinkKind.HANDLER, "", handler.name, scope.method, node.at)
    elif isinstance(handler, tree.Chain) and len(handler.steps) == 1 and isinstance(handler.steps[0], tree.Member):
        yield from _in_module(LinkKind.HANDLER, handler.start, handler.steps[0].name, scope, node.at)


def _notification(node: tree.New, scope: Scope) -> Iterator[Link]:
    """Yield what is called when the thing is done, and what when it fails."""
    if node.type in _NOTIFICATIONS:
        arguments = [*node.arguments, *[None] * 5]
        for number in (0, 3):
            name = _text(arguments[number], scope)
            if name:
                yield from _in_module(LinkKind.CALLBACK, arguments[number + 1], name, scope, node.at)


def _called(node: tree.Call, scope: Scope) -> Iterator[Link]:
    if node.name in _IDLE and node.arguments:
        name = _text(node.arguments[0], scope)
        if name:
            yield Link(LinkKind.CALLBACK, "", name, scope.method, node.at)


def _member(node: tree.Chain, scope: Scope) -> Iterator[Link]:
    for step in node.steps:
        if not isinstance(step, tree.Invoke):
            continue
        number = _JOBS.get(step.name)
        if number is not None and number < len(step.arguments):
            module, dot, name = _text(step.arguments[number], scope).rpartition(".")
            if dot:
                yield Link(LinkKind.JOB, module, name, scope.method, step.at)
        elif step.name in _SET_ACTION and len(step.arguments) > 1:
            name = _text(step.arguments[1], scope)
            if name:
                yield Link(LinkKind.CALLBACK, "", name, scope.method, step.at)


def _action(node: tree.Assign, scope: Scope) -> Iterator[Link]:
    """Yield the handler that a command of a form gets: `Команда.Действие = "Имя"`."""
    if isinstance(node.target, tree.Chain):
        step = node.target.steps[-1]
        if isinstance(step, tree.Member) and step.name in _ACTION:
            name = _text(node.value, scope)
            if name:
                yield Link(LinkKind.CALLBACK, "", name, scope.method, step.at)


def _named(code: Code) -> Iterator[Link]:
    """Yield literals that may name a method of a common module, whoever gets them."""
    tokens = code.module.tokens
    words = tokens.words
    for place in _LITERALS.finditer(tokens.kinds):
        at = place.start()
        word = words[at]
        if "." in word and _NAME.fullmatch(word):
            module, _, name = word[1:-1].partition(".")
            method = code.module.method_at(tokens.starts[at])
            yield Link(LinkKind.NAMED, module, name, method.name if method else "", at)


def _in_module(kind: LinkKind, module: tree.Expression | None, name: str, scope: Scope, at: int) -> Iterator[Link]:
    if module is None or (isinstance(module, tree.Name) and module.name in _OWN):
        yield Link(kind, "", name, scope.method, at)
    elif isinstance(module, tree.Name) and not scope.is_variable(module.name):
        yield Link(kind, module.name, name, scope.method, at)
    else:
        for one in scope.types(module):
            if one.startswith(_COMMON_MODULE):
                yield Link(kind, one.removeprefix(_COMMON_MODULE), name, scope.method, at)


def _text(node: tree.Expression | None, scope: Scope) -> str:
    """Return the text of a constant in lower case, empty for everything else and for what is no name."""
    found = scope.constant(node)
    text = found.value.strip().lower() if found and isinstance(found.value, str) else ""
    return text if len(text) <= MAX_NAME_CHARS else ""


MAX_NAME_CHARS: Final = 512
"""Of a method with its module; longer texts name nothing."""

_OWN: Final = frozenset({"этотобъект", "thisobject", "этаформа", "thisform"})
_COMMON_MODULE: Final = "commonmodule."
_NOTIFICATIONS: Final = frozenset({"описаниеоповещения", "notifydescription", "callbackdescription"})
_IDLE: Final = frozenset({"подключитьобработчикожидания", "attachidlehandler"})
_SET_ACTION: Final = frozenset({"установитьдействие", "setaction"})
_ACTION: Final = frozenset({"действие", "action"})
_HANDLER: Final = bytes([k.ADD_HANDLER])
_LITERALS: Final = re.compile(re.escape(bytes([k.TEXT])))
_NAME: Final = re.compile(r'"[^\W\d]\w{0,127}\.[^\W\d]\w{0,127}"')

_JOBS: Final = {
    name: number
    for names, number in {
        "выполнить execute": 0,
        "выполнитьфоновоезаданиебезрасширений executebackgroundjobwithoutextensions": 0,
        "выполнитьфоновоезаданиесрасширениямибазыданных executebackgroundjobwithdatabaseextensions": 0,
        "выполнитьвфоне executeinbackground": 0,
        "выполнитьфункцию executefunction": 1,
        "выполнитьпроцедуру executeprocedure": 1,
        "выполнитьфункциювнесколькопотоков executefunctioninmultiplethreads": 0,
        "выполнитьпроцедурувнесколькопотоков executeprocedureinmultiplethreads": 0,
        "выполнитьметодконфигурации executeconfigurationmethod": 0,
    }.items()
    for name in names.split()
}
"""Number of the argument that names the method, by the member that is called."""

_QUERIES: Final = frozenset({"выполнить", "execute"})
_BACKGROUND: Final = frozenset({"фоновыезадания", "backgroundjobs"})
_WORDS: Final = (_NOTIFICATIONS | _IDLE | _SET_ACTION | _ACTION | _BACKGROUND | _JOBS.keys()) - _QUERIES
"""What a method must hold to be looked at; most that run something run queries, and start no jobs."""
