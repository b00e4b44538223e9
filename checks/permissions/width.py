"""Permissions that allow more than one thing: they empty the sense of a profile."""

import re
from collections.abc import Callable
from typing import Final

from checks.permissions.address import is_address, is_private
from checks.permissions.asked import Asked
from checks.permissions.matching import ANY
from checks.permissions.wanted import TEMPORARY
from onec.permissions import PermissionKind

_DRIVE: Final = re.compile(r"[a-z]:/?\Z", re.IGNORECASE)
_SHARE: Final = re.compile(r"//[^/]*\Z")
_WORD: Final = re.compile(r"[^\s\"'/\\]+")
_SHELLS: Final = frozenset(
    {
        *("cmd", "command", "powershell", "pwsh", "wscript", "cscript", "mshta", "rundll32", "regsvr32", "wmic", "wt"),
        *("sh", "bash", "dash", "zsh", "ksh", "csh", "tcsh", "fish", "busybox", "env", "xargs", "sudo", "su"),
        *("python", "python2", "python3", "perl", "ruby", "node", "php", "lua", "ssh", "schtasks", "at", "start"),
    }
)
"""Programs that run whatever other program they are told."""
_ENDS: Final = (".exe", ".com", ".bat", ".cmd")


def wide_host(one: Asked) -> str | None:
    """Return the host of a permission that means more than one name of the internet, None for a good one."""
    value = _value(one, PermissionKind.INTERNET, "Host")
    if value is None:
        return None
    return value if not value or "*" in value or ANY in value or is_address(value) or is_private(value) else None


def wide_folder(one: Asked) -> str | None:
    """Return the path of a permission that holds a whole disk or server, None for a good one."""
    value = _value(one, PermissionKind.FILES, "Path")
    if value is None:
        return None
    return value if value in {"", "/", "*"} or _DRIVE.match(value) or _SHARE.match(value) else None


def wide_command(one: Asked) -> str | None:
    """Return the mask of a permission that any program fits, or one that runs any program; None for a good one."""
    value = _value(one, PermissionKind.PROGRAM, "CommandMask")
    if value is None:
        return None
    return value if not value.strip(f"{ANY} \"'*") or value.startswith(ANY) or _is_shell(value) else None


def wide_add_in(one: Asked) -> str | None:
    """Return the template of a permission that names none in particular, None for a good one."""
    value = _value(one, PermissionKind.ADD_IN, "TemplateName")
    return value if value is not None and (not value or "*" in value or ANY in value) else None


WIDE: Final[tuple[Callable[[Asked], str | None], ...]] = (wide_host, wide_folder, wide_command, wide_add_in)


def is_wide(one: Asked) -> bool:
    """Tell whether one of these says so."""
    return any(look(one) is not None for look in WIDE)


def is_temporary(one: Asked) -> bool:
    """Tell access to temporary files, which harms nobody."""
    path = _value(one, PermissionKind.FILES, "Path")
    return path is not None and (path == TEMPORARY or path.startswith(TEMPORARY + "/")) and ".." not in path.split("/")


def _value(one: Asked, kind: PermissionKind, name: str) -> str | None:
    return one.wanted.value(name) if one.wanted and one.wanted.kind is kind else None


def _is_shell(mask: str) -> bool:
    """Tell a mask whose first program is a shell, whatever folder and ending stand around its name."""
    quoted = mask[1:].partition('"')[0] if mask.startswith('"') else mask.split(maxsplit=1)[0]
    found = _WORD.findall(quoted.lower())
    name = found[-1] if found else ""
    for end in _ENDS:
        name = name.removesuffix(end)
    return name.strip(ANY) in _SHELLS
