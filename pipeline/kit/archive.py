"""The archive of a kit: the same bytes on every machine and every day."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first day that an archive can say."""

UNIX = 3
REGULAR_FILE = 0o100644 << 16


def zip_of(files: Mapping[str, bytes]) -> bytes:
    """Return an archive with these entries in the order of their names.

    They are stored as they are: what 1C writes is compressed already, and libraries differ in how they compress.
    """
    out = BytesIO()
    with ZipFile(out, "w", ZIP_STORED) as archive:
        for name in sorted(files):
            info = ZipInfo(name, EARLIEST)
            info.create_system = UNIX
            info.external_attr = REGULAR_FILE
            archive.writestr(info, files[name])
    return out.getvalue()
