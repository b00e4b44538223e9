"""The index of a configuration on disk, made once for the same content and kept in the user's cache."""

from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Final

from checks.code.cache import engine_digest
from onec.errors import BadIndexError, RefusedError
from onec.release.build import build_index
from onec.release.index import ReleaseIndex
from onec.release.pack import FORMAT
from pipeline.errors import UsageError
from pipeline.language import _
from pipeline.releases import read_configuration
from rules.cache import cache_folder

CHUNK_BYTES: Final = 1024 * 1024


def index_of(path: Path, language: str) -> ReleaseIndex:
    """Return the index of a .cf, a folder or a zip.

    Raises:
        EnvironmentTrouble: it is missing or cannot be read.
        UsageError: it is no configuration; the message names the file at fault.
    """
    place: Path | None = None
    with suppress(OSError):
        place = cache_folder() / "releases" / content_digest(path)
        with suppress(BadIndexError):
            return ReleaseIndex(place.read_bytes())
    try:
        index = build_index(read_configuration(path, language))
    except RefusedError as error:
        raise UsageError(_("%s: an add-on, not a configuration") % path) from error
    if place:
        _keep(place, index)
    return ReleaseIndex(index)


def content_digest(path: Path) -> str:
    """Return a digest of all bytes below a path and of their places, and of what makes an index of them.

    Raises:
        OSError: something cannot be read.
    """
    digest = sha256(f"{FORMAT} {engine_digest()}".encode())
    files = sorted(one for one in path.rglob("*") if one.is_symlink() or one.is_file()) if path.is_dir() else [path]
    for one in files:
        name = one.relative_to(path).as_posix() if one != path else ""
        if one != path and one.is_symlink():  # no reader follows it
            digest.update(f"\0{name}\0link\0".encode("utf-8", "surrogateescape"))
            continue
        digest.update(f"\0{name}\0{one.stat().st_size}\0".encode("utf-8", "surrogateescape"))
        with one.open("rb") as stream:
            while chunk := stream.read(CHUNK_BYTES):
                digest.update(chunk)
    return digest.hexdigest()


def _keep(place: Path, index: bytes) -> None:
    """Write the index in one step, if that is possible."""
    draft = place.with_suffix(".new")
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(index)
        draft.replace(place)
