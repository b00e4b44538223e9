"""Whether a permission allows what code does."""

from collections.abc import Callable
from typing import Final

from checks.permissions.wanted import Wanted
from onec.permissions import PermissionKind

ANY: Final = "%"
"""In a mask of a command line: any characters."""


def allows(permission: Wanted, use: Wanted) -> bool | None:
    """Tell whether a permission allows a use, None where that depends on what is not known; both `comparable`."""
    return _COMPARE[permission.kind](permission, use) if permission.kind is use.kind else False


def _all(*answers: bool | None) -> bool | None:
    if False in answers:
        return False
    return None if None in answers else True


def _same(permission: Wanted, use: Wanted, name: str) -> bool | None:
    given, wanted = permission.value(name), use.value(name)
    return None if given is None or wanted is None else given == wanted


def _internet(permission: Wanted, use: Wanted) -> bool | None:
    return _all(_same(permission, use, "Protocol"), _host(permission, use), _same(permission, use, "Port"))


def _host(permission: Wanted, use: Wanted) -> bool | None:
    given, host = permission.value("Host"), use.value("Host")
    if given is None:
        return None
    if given in {"", "*"}:
        return True
    if host is None:
        return None
    return host.endswith(given[1:]) if given.startswith("*.") else host == given


def _files(permission: Wanted, use: Wanted) -> bool | None:
    modes = (_mode(permission, use, "AllowedRead"), _mode(permission, use, "AllowedWrite"))
    return _all(*modes, _folder(permission.value("Path"), use.value("Path")))


def _mode(permission: Wanted, use: Wanted, name: str) -> bool | None:
    if use.value(name) != "true":
        return True
    given = permission.value(name)
    return None if given is None else given == "true"


def _folder(folder: str | None, path: str | None) -> bool | None:
    if folder is None or path is None:
        return None
    return path == folder or (path.startswith(folder.rstrip("/") + "/") and ".." not in path.split("/"))


def _com(permission: Wanted, use: Wanted) -> bool | None:
    name = "CLSID" if use.value("CLSID") else "ProgId"
    return _all(_same(permission, use, name), _same(permission, use, "ComputerName"))


def _add_in(permission: Wanted, use: Wanted) -> bool | None:
    return _same(permission, use, "TemplateName")


def _external_module(permission: Wanted, use: Wanted) -> bool | None:
    """Compare names; the sum of a file that comes at run time is not known here."""
    return _same(permission, use, "Name")


def _program(permission: Wanted, use: Wanted) -> bool | None:
    mask, line = permission.value("CommandMask"), use.value("CommandMask")
    if mask is None or line is None:
        return None
    if not line.endswith(ANY):
        return fits(mask, line)
    beginning = line[:-1]
    if mask.endswith(ANY) and fits(mask, beginning):
        return True
    head = mask.partition(ANY)[0]
    return None if head.startswith(beginning) or beginning.startswith(head) else False


def fits(mask: str, line: str) -> bool:
    """Tell whether a command line fits a mask; each piece is looked for once, so time is linear."""
    first, *others = mask.split(ANY)
    if not others:
        return line == mask
    if not line.startswith(first):
        return False
    at = len(first)
    for piece in others[:-1]:
        found = line.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return line.endswith(others[-1]) and len(line) - len(others[-1]) >= at


def _privileged(_: Wanted, __: Wanted) -> bool:
    return True


_COMPARE: Final[dict[PermissionKind, Callable[[Wanted, Wanted], bool | None]]] = {
    PermissionKind.INTERNET: _internet,
    PermissionKind.FILES: _files,
    PermissionKind.COM: _com,
    PermissionKind.ADD_IN: _add_in,
    PermissionKind.EXTERNAL_MODULE: _external_module,
    PermissionKind.PROGRAM: _program,
    PermissionKind.PRIVILEGED: _privileged,
}
