"""Which COM classes, add-ins, programs and other modules a call needs."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from checks.permissions.call import Call
from checks.permissions.wanted import PRIVILEGED, Wanted, add_in, com, external_module, program
from onec.permissions import PermissionKind

Read = Callable[[Call], Iterable[Wanted]]

_MAKE: Final[dict[PermissionKind, Callable[[str | None], Wanted]]] = {
    PermissionKind.ADD_IN: add_in,
    PermissionKind.COM: com,
    PermissionKind.EXTERNAL_MODULE: external_module,
}


def named(kind: PermissionKind, argument: int) -> Read:
    """Return what tells a thing by the name in an argument."""
    make = _MAKE[kind]
    return lambda call: [make(text or None) for text in call.known(argument) or (None,)]


def unnamed(kind: PermissionKind) -> Read:
    """Return what tells that a thing of a kind is used, and not which."""
    return lambda _: [_MAKE[kind](None)]


def com_object(call: Call) -> Iterator[Wanted]:
    """Yield the class of `Новый COMОбъект`, on the computer of the second argument."""
    for name in call.known(0) or (None,):
        for computer in call.known(1) or ("",):
            yield com(name and name.strip(), computer)


def com_file(call: Call) -> Iterator[Wanted]:
    """Yield the class of `ПолучитьCOMОбъект`, which the type of the file tells where it is not given."""
    for name in call.known(1) or (None,):
        yield com(name or None)


def command_line(argument: int) -> Read:
    """Return what tells the command line in an argument; `%` stands for its unknown end."""

    def read(call: Call) -> Iterator[Wanted]:
        for one in call.said(argument):
            text = one.text.strip() if one.whole else one.text.lstrip()
            yield program(text if one.whole else f"{text}%" if text else None)

    return read


def privileged(call: Call) -> tuple[Wanted, ...]:
    """Return privileged mode unless a call surely switches it off."""
    return () if call.truth(call.node(0)) is False else (PRIVILEGED,)
