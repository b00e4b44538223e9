"""What an entry wants to be on disk: only regular files and folders may stand in a kit.

Source: PKWARE APPNOTE 6.3.10 sections 4.4.2 and 4.4.15, hostile-inputs.md item 38.
"""

import stat

from onec.errors import RefusedError
from onec.faults import Fault

_DOS_FOLDER = 0x10
_DOS_SPECIAL = 0x40 | 0x400
"""Device and reparse point: what Windows writes for its own links."""


def check_mode(attributes: int, name: str) -> None:
    """Refuse an entry whose attributes make it a link, a device or a pipe, or a folder without a folder's name.

    The Unix mode is looked at whatever system the entry says it comes from: unpackers differ in that.

    Raises:
        RefusedError: zip-symlink.
    """
    mode = attributes >> 16
    is_folder = bool(attributes & _DOS_FOLDER) or stat.S_ISDIR(mode)
    special = stat.S_IFMT(mode) not in (0, stat.S_IFREG, stat.S_IFDIR) or bool(attributes & _DOS_SPECIAL)
    if special or (is_folder and not name.endswith("/")):
        raise RefusedError(Fault.ZIP_SYMLINK, name, attributes=f"{attributes:08x}")
