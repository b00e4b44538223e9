"""Privileged mode, checks of rights, and who can call a method: what several checks ask for."""

from collections.abc import Iterable, Iterator
from typing import Final

from onec.bsl import tree
from onec.bsl.code import Code, Scope, Surroundings
from onec.bsl.module import Method
from onec.bsl.walk import walk_parts
from onec.classes import ModuleKind

PRIVILEGED: Final = frozenset({"установитьпривилегированныйрежим", "setprivilegedmode"})
_RIGHTS: Final = frozenset(
    {"праводоступа", "accessright", "выполнитьпроверкуправдоступа", "verifyaccessrights", "рольдоступна", "isinrole"}
)
"""Methods of the global context that check a right."""

_USERS: Final = frozenset({"ролидоступны", "rolesavailable", "этополноправныйпользователь", "isfulluser"})
_ACCESS: Final = ("управлениедоступом", "accessmanagement")
"""The module of the standard library whose functions tell of rights; of `Пользователи` these two do."""

_FALSE: Final = "false"
_SERVER: Final = frozenset({"насервере", "atserver", "насерверебезконтекста", "atservernocontext"})


def is_on(node: tree.Call) -> bool:
    """Tell switching privileged mode on, or perhaps on, from switching it off."""
    mode = node.arguments[0] if node.arguments else None
    return mode is not None and not (isinstance(mode, tree.Constant) and mode.value == _FALSE)


def switches(body: tree.Body, scope: Scope) -> Iterator[tree.Call]:
    """Yield the calls of a method that switch privileged mode on or off, in the order of the text."""
    for node in walk_parts(body):
        if isinstance(node, tree.Call) and node.name in PRIVILEGED and not scope.is_method(node.name):
            yield node


def checks_of_rights(body: tree.Body, code: Code) -> Iterator[int]:
    """Yield the tokens of calls that check a right; a method of the author is none, be it there or perhaps not."""
    for node in walk_parts(body):
        match node:
            case tree.Call(at, name) if is_check_of_rights("", name) and name not in code.symbols.methods:
                yield at
            case tree.Chain(at, tree.Name(_, receiver), (tree.Invoke(_, name), *_)) if is_check_of_rights(
                receiver, name
            ):
                yield at


def is_check_of_rights(receiver: str, name: str) -> bool:
    """Tell the call of a method that checks a right; both in lower case, without a dot the receiver is empty."""
    if not receiver:
        return name in _RIGHTS
    return name in _USERS or receiver.endswith(_ACCESS)


def is_open_to_client(code: Code, method: Method) -> bool:
    """Tell a server method that any client can call: of a form or command, or exported by a server-call module."""
    return is_open(code.around, method.exported, [one.name for one in method.annotations])


def is_open(around: Surroundings, exported: bool, annotations: Iterable[str]) -> bool:  # noqa: FBT001 (a fact of a method)
    """Tell the same by what is known of a method."""
    if around.kind in {ModuleKind.FORM, ModuleKind.COMMAND}:
        return not _SERVER.isdisjoint(annotations)
    return bool(exported and around.flags and around.flags.server_call and around.kind is ModuleKind.MODULE)
