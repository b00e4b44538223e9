"""Constructors of permissions: what the functions of the library make of their arguments.

Source: delivery-kit.md section 4.1; the library's module `РаботаВБезопасномРежиме` / `SafeModeManager`.
"""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Final, TypeAlias

from onec.bsl.evaluate.machine import Machine
from onec.bsl.evaluate.values import Known, ObjectKind, Ref, Value, Where
from onec.permissions import DEFAULT_PORTS, PermissionKind

MODULES: Final = frozenset({"работавбезопасномрежиме", "safemodemanager"})

PARAMETERS: Final = {
    PermissionKind.INTERNET: ("Protocol", "Host", "Port"),
    PermissionKind.FILES: ("Path", "AllowedRead", "AllowedWrite"),
    PermissionKind.COM: ("ProgId", "CLSID", "ComputerName"),
    PermissionKind.ADD_IN: ("TemplateName",),
    PermissionKind.EXTERNAL_MODULE: ("Name", "Hash"),
    PermissionKind.PROGRAM: ("CommandMask",),
    PermissionKind.PRIVILEGED: (),
}
"""Properties of each kind in the order of the schema, the description left out."""

Cells: TypeAlias = dict[str, Value]
Taken: TypeAlias = Callable[[int], Value]
"""Gives an argument by its number, `Неопределено` for one left out."""


def permission(machine: Machine, name: str, arguments: Sequence[Value], where: Where) -> Value | None:
    """Return what a constructor makes, None where there is none of this name (in lower case)."""
    found = CONSTRUCTORS.get(name)
    if found is None:
        return None
    kind, cells = found

    def taken(number: int) -> Value:
        return arguments[number] if number < len(arguments) else Known(None, where)

    made = machine.heap.make(ObjectKind.RECORD, where, kind.value)
    for key, value in cells(taken, where).items():
        machine.heap.write(made, machine.name(key), value)
    return Ref(made, where)


def _or(value: Value, default: str | bool) -> Value:  # noqa: FBT001 (a value of the language)
    return value._replace(value=default) if isinstance(value, Known) and value.value is None else value


def _internet(taken: Taken, where: Where) -> Cells:
    protocol, port = taken(0), taken(2)
    if isinstance(port, Known) and port.value is None and not isinstance(protocol, Known):
        port = protocol
    elif isinstance(port, Known) and port.value is None and isinstance(protocol, Known):
        number = DEFAULT_PORTS.get(str(protocol.value).upper())
        port = Known(Decimal(number) if number else "", where)
    return {"Protocol": protocol, "Host": taken(1), "Port": port, "Description": _or(taken(3), "")}


def _folder(taken: Taken, _: Where) -> Cells:
    path = taken(0)
    if isinstance(path, Known) and isinstance(path.value, str) and path.value.endswith(("\\", "/")):
        path = path._replace(value=path.value[:-1])
    return {"Path": path, **_access(taken, 1), "Description": _or(taken(3), "")}


def _access(taken: Taken, first: int) -> Cells:
    return {"AllowedRead": _or(taken(first), default=False), "AllowedWrite": _or(taken(first + 1), default=False)}


def _known_folder(path: str) -> Callable[[Taken, Where], Cells]:
    """Make the constructor of a folder with a name; the library leaves its description out."""
    return lambda taken, where: {"Path": Known(path, where), **_access(taken, 0), "Description": Known("", where)}


def _com(taken: Taken, _: Where) -> Cells:
    names = {"ProgId": taken(0), "CLSID": _or(taken(1), ""), "ComputerName": _or(taken(2), "")}
    return {**names, "Description": _or(taken(3), "")}


def _plain(*names: str) -> Callable[[Taken, Where], Cells]:
    """Make the constructor that takes its properties in order and then the description."""
    return lambda taken, _: {
        **{name: taken(number) for number, name in enumerate(names)},
        "Description": _or(taken(len(names)), ""),
    }


_BY_NAMES: Final = {
    "разрешениенаиспользованиеинтернетресурса permissiontouseinternetresource": (PermissionKind.INTERNET, _internet),
    "разрешениенаиспользованиекаталогафайловойсистемы permissiontousefilesystemdirectory": (
        PermissionKind.FILES,
        _folder,
    ),
    "разрешениенаиспользованиекаталогавременныхфайлов permissiontousetempdirectory permissiontousetemporarydirectory": (
        PermissionKind.FILES,
        _known_folder("/temp"),
    ),
    "разрешениенаиспользованиекаталогапрограммы permissiontouseapplicationdirectory": (
        PermissionKind.FILES,
        _known_folder("/bin"),
    ),
    "разрешениенасозданиеcomкласса permissiontocreatecomclass": (PermissionKind.COM, _com),
    "разрешениенаиспользованиевнешнейкомпоненты permissiontouseaddin": (
        PermissionKind.ADD_IN,
        _plain("TemplateName"),
    ),
    "разрешениенаиспользованиевнешнегомодуля permissiontouseexternalmodule": (
        PermissionKind.EXTERNAL_MODULE,
        _plain("Name", "Hash"),
    ),
    "разрешениенаиспользованиеприложенияоперационнойсистемы permissiontouseoperatingsystemapplications": (
        PermissionKind.PROGRAM,
        _plain("CommandMask"),
    ),
    "разрешениенаиспользованиепривилегированногорежима permissiontouseprivilegedmode": (
        PermissionKind.PRIVILEGED,
        _plain(),
    ),
}

CONSTRUCTORS: Final = {name: made for names, made in _BY_NAMES.items() for name in names.split()}
"""Kind and cells by both names in lower case."""
