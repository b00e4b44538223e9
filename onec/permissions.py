"""Permissions that an add-on asks for, whoever states them: a manifest or the code that describes the add-on.

Source: delivery-kit.md section 4.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class PermissionKind(StrEnum):
    """Kinds of permissions as manifests name their types."""

    INTERNET = "InternetResourceAccess"
    FILES = "FileSystemAccess"
    COM = "CreateComObject"
    ADD_IN = "AttachAddin"
    EXTERNAL_MODULE = "ExternalModule"
    PROGRAM = "RunApplication"
    PRIVILEGED = "ExternalModulePrivilegedModeAllowed"


@dataclass(frozen=True, slots=True)
class Permission:
    """One permission and where it stands.

    Attributes:
        kind: None for a type of the list of 2012 (`delivery-kit.md` section 4.2) that the current list lacks, and for a
            type of a document that no list has.
        type_name: local name of the type as written.
        parameters: names as in the manifest (`Host`, `AllowedRead`) with their values as text; None for a value that
            cannot be determined. Booleans are `true` and `false`.
        description: the author's words, "" for none, None where they cannot be determined.
        line, column: in the document or the module, counted from 1; column is None in a document.
        method: of the module; "" in a document.
        namespace: of the type in a document, "" in code and for a type that no list has.
    """

    kind: PermissionKind | None
    type_name: str
    parameters: tuple[tuple[str, str | None], ...]
    description: str | None = ""
    line: int = 1
    column: int | None = None
    method: str = ""
    namespace: str = ""


DEFAULT_PORTS: Final = {
    "IMAP": 143,
    "POP3": 110,
    "SMTP": 25,
    "HTTP": 80,
    "HTTPS": 443,
    "FTP": 21,
    "FTPS": 21,
    "WS": 80,
    "WSS": 443,
}
"""Protocols that permissions know, and the ports that the library gives them where none is said."""
