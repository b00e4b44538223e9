"""Files of the command line: uploads read with a bound, results written whole or not at all."""

import json
import os
import stat
import tempfile
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from checks.upload import Upload
from onec.limits import MAX_ARTIFACT_BYTES
from pipeline.errors import EnvironmentTrouble, UsageError
from pipeline.language import _

CHUNK_BYTES = 1024 * 1024
MAX_DOCUMENT_BYTES = 64 * 1024 * 1024
"""A report or a list of suppressions given to an option."""


def read_upload(path: Path) -> Upload:
    """Return the file under audit; of one that is too large only its size and sum are taken.

    Raises:
        EnvironmentTrouble: it is missing, no regular file, or cannot be read.
    """
    try:
        if stat.S_ISFIFO(path.stat().st_mode):  # opening it would wait for a writer
            raise EnvironmentTrouble(_("%s: not a file") % path)
        with path.open("rb") as stream:
            if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                raise EnvironmentTrouble(_("%s: not a file") % path)
            data = stream.read(MAX_ARTIFACT_BYTES + 1)
            digest, size = sha256(data), len(data)
            while size > MAX_ARTIFACT_BYTES and (chunk := stream.read(CHUNK_BYTES)):
                data = b""
                digest.update(chunk)
                size += len(chunk)
    except OSError as error:
        raise EnvironmentTrouble(f"{path}: {error.strerror or error}") from error
    return Upload(path.name, b"" if size > MAX_ARTIFACT_BYTES else data, size, digest.hexdigest())


def read_document(path: Path) -> object:
    """Return a JSON document, or a YAML one by its suffix.

    Raises:
        EnvironmentTrouble: it is missing or cannot be read.
        UsageError: it is too large or not well formed.
    """
    try:
        if path.stat().st_size > MAX_DOCUMENT_BYTES:
            raise UsageError(_("%(path)s: larger than %(limit)s bytes") % {"path": path, "limit": MAX_DOCUMENT_BYTES})
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise EnvironmentTrouble(f"{path}: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise UsageError(_("%s: not UTF-8") % path) from error
    return _yaml(path, text) if path.suffix in {".yaml", ".yml"} else _json(path, text)


def write_whole(path: Path, content: bytes) -> None:
    """Write a result in one step, so that nobody finds half of it.

    Raises:
        EnvironmentTrouble: there is no such folder, no right, no space.
    """
    draft = ""
    try:
        path = path.resolve()  # a link stays a link
        if path.exists() and not path.is_file() and not path.is_dir():
            path.write_bytes(content)  # a device or a pipe is written to, never replaced
            return
        handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:50]}.", suffix=".new")
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        with suppress(OSError):  # mkstemp makes it private; a report is as readable as any file
            Path(draft).chmod(0o666 & ~_umask())
        Path(draft).replace(path)
    except OSError as error:
        if draft:
            Path(draft).unlink(missing_ok=True)
        raise EnvironmentTrouble(f"{path}: {error.strerror or error}") from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _json(path: Path, text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UsageError(_("%s: no well-formed JSON") % path) from error


def _yaml(path: Path, text: str) -> object:
    import yaml  # noqa: PLC0415 (only where a YAML file is given)

    try:
        return yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, LookupError, AttributeError, TypeError, RecursionError) as error:
        raise UsageError(_("%s: no well-formed YAML") % path) from error
