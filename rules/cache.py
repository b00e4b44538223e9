"""YAML read once and kept as JSON, so that a command line tool starts without the YAML library.

A file of the cache is one line that says what it was made from and the SHA-256 of the rest, then the rest. Whatever
is wrong with it or with its folder only costs the time to read the YAML again.
"""

import json
import os
from hashlib import sha256
from pathlib import Path
from threading import get_ident

FORMAT = "otk-rules/1"


def load(name: str, digest: str) -> dict[str, object] | None:
    """Return what `save` kept under this name for this digest, None where there is nothing that can be used."""
    try:
        path = cache_folder() / f"{name}.json"
        content = path.read_bytes() if path.is_file() else b""
    except OSError:
        return None
    head, _, body = content.partition(b"\n")
    if head != _head(digest, body):
        return None
    try:
        data = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) else None


def save(name: str, digest: str, data: dict[str, object]) -> None:
    """Keep `data` under this name in place of what was there, in one step, if that is possible at all."""
    body = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
    try:
        folder = cache_folder()
        folder.mkdir(parents=True, exist_ok=True)
        draft = folder / f".{name}.{os.getpid()}.{get_ident()}.new"
        _replace(folder / f"{name}.json", draft, _head(digest, body) + b"\n" + body)
    except OSError:
        return


def _replace(target: Path, draft: Path, content: bytes) -> None:
    try:
        draft.write_bytes(content)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def _head(digest: str, body: bytes) -> bytes:
    return f"{FORMAT} {digest} sha256:{sha256(body).hexdigest()}".encode()


def cache_folder() -> Path:
    """Return the folder of caches in `OTK_HOME`, by default in the user's data folder.

    Raises:
        OSError: there is no such place, as for an account without a home.
    """
    if home := os.environ.get("OTK_HOME"):
        return Path(home) / "cache"
    try:
        from platformdirs import user_data_path  # noqa: PLC0415  # not needed where OTK_HOME is set
    except ImportError as error:  # rules can be read with the standard library and PyYAML alone
        raise FileNotFoundError("platformdirs is not installed") from error
    folder = user_data_path("otk", appauthor=False)
    if not folder.is_absolute():  # a folder named ~ in the working directory is no home
        raise FileNotFoundError("the user has no home")
    return folder / "cache"
