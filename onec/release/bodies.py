"""The texts of a release's modules, for those who want to see what changed: beside the index, and rarely read."""

from collections.abc import Iterable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from onec.model import Module
from onec.release.build import readable
from onec.release.entries import open_archive, read_bytes, refusing
from onec.release.model import ModuleKey
from onec.release.pack import DATE


def pack_bodies(modules: Iterable[Module]) -> bytes:
    """Return the texts of the modules that can be read, the same bytes for the same texts."""
    whole = BytesIO()
    with ZipFile(whole, "w", ZIP_DEFLATED) as archive:
        for one in readable(modules):
            entry = ZipInfo(f"{one.object}/{one.kind}", DATE)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 3
            archive.writestr(entry, one.text.encode("utf-8", "surrogatepass"))
    return whole.getvalue()


class Bodies:
    """Texts of modules by owner and kind, names as written."""

    @refusing
    def __init__(self, data: bytes) -> None:
        """Open the archive.

        Raises:
            BadIndexError: it is none.
        """
        self._archive = open_archive(data)
        self._names = frozenset(self._archive.namelist())

    @refusing
    def text(self, key: ModuleKey) -> str | None:
        """Return the text of a module, None where there is none.

        Raises:
            BadIndexError: it is damaged.
        """
        name = f"{key[0]}/{key[1]}"
        if name not in self._names:
            return None
        return read_bytes(self._archive, name).decode("utf-8", "surrogatepass")
