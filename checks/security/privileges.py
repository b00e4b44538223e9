"""Privileged mode, checks of rights, and who can call a method: what several checks ask for."""

from collections.abc import Iterator
from typing import Final

from onec.bsl import tree
from onec.bsl.client import directive
from onec.bsl.code import Code
from onec.bsl.module import Method
from onec.bsl.walk import walk
from onec.classes import ModuleKind

PRIVILEGED: Final = frozenset({"установитьпривилегированныйрежим", "setprivilegedmode"})
RIGHTS: Final = frozenset({"праводоступа", "accessright", "рольдоступна", "isinrole"})
"""Methods of the global context that check a right."""

RIGHTS_MODULES: Final = frozenset({"пользователи", "users", "управлениедоступом", "accessmanagement"})
"""Common modules of the standard library whose functions do."""

_FALSE: Final = "false"
_SERVER: Final = frozenset({"atserver", "atservernocontext"})


def is_on(node: tree.Call) -> bool:
    """Tell switching privileged mode on, or perhaps on, from switching it off."""
    mode = node.arguments[0] if node.arguments else None
    return mode is not None and not (isinstance(mode, tree.Constant) and mode.value == _FALSE)


def switches(body: tree.Body, code: Code) -> Iterator[tree.Call]:
    """Yield the calls that switch privileged mode on or off, in the order of the text."""
    for node in walk(body):
        if isinstance(node, tree.Call) and node.name in PRIVILEGED and node.name not in code.symbols.methods:
            yield node


def checks_of_rights(body: tree.Body, code: Code) -> Iterator[int]:
    """Yield the tokens of calls that check a right."""
    for node in walk(body):
        match node:
            case tree.Call(at, name) if name in RIGHTS and name not in code.symbols.methods:
                yield at
            case tree.Chain(at, tree.Name(_, name)) if name in RIGHTS_MODULES:
                yield at


def is_open_to_client(code: Code, method: Method) -> bool:
    """Tell a server method that any client can call: of a form or command, or exported by a server-call module."""
    if code.around.kind in {ModuleKind.FORM, ModuleKind.COMMAND}:
        return directive(method) in _SERVER
    flags = code.around.flags
    return bool(method.exported and flags and flags.server_call and code.around.kind is ModuleKind.MODULE)
