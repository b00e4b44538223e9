"""An upload: the bytes under audit and what is said of them."""

from dataclasses import dataclass, field
from hashlib import sha256


@dataclass(frozen=True, slots=True)
class Upload:
    """The bytes of a file, its size and SHA-256, and the uploader's name for it, without folders.

    `data` is empty where the file is larger than the reader takes: then only its size and sum are known.
    """

    file_name: str
    data: bytes = field(repr=False)
    size: int
    sha256: str


def upload(data: bytes, file_name: str) -> Upload:
    """Return some bytes as an upload."""
    return Upload(file_name, data, len(data), sha256(data).hexdigest())
