"""What an entry is by its bytes: another archive, or anything else.

Source: the signatures are those of the formats' own specifications; hostile-inputs.md item 43.
"""

import re

from onec.zip_end import ends_like_zip

HEAD_BYTES = 512

_SIGNATURES = {
    "zip": re.compile(rb"(?:PK\x07\x08|PK00)?PK\x03\x04|PK\x05\x06"),
    "7z": re.compile(rb"7z\xbc\xaf\x27\x1c"),
    "rar": re.compile(rb"Rar!\x1a\x07"),
    "gz": re.compile(rb"\x1f\x8b\x08"),
    "bz2": re.compile(rb"BZh[1-9](?:1AY&SY|\x17rE8P\x90)"),
    "xz": re.compile(rb"\xfd7zXZ\x00"),
    "zstd": re.compile(rb"\x28\xb5\x2f\xfd"),
    "cab": re.compile(rb"MSCF\x00{4}"),
}
_TAR_SUM = slice(148, 156)
_TAR_NUMBER = re.compile(rb" *([0-7]{1,7})[\0 ]+")


def archive_kind(head: bytes, tail: bytes) -> str | None:
    """Return the kind of archive an entry is by its first and last bytes, None for no archive.

    A zip is told by its end as well, behind whatever stands before it (an unpacking program).
    """
    for kind, signature in _SIGNATURES.items():
        if signature.match(head):
            return kind
    if _is_tar(head):
        return "tar"
    return "zip" if ends_like_zip(tail) else None


def _is_tar(head: bytes) -> bool:
    """Tell a tar archive by the sum of its first block, which every generation of the format has."""
    stored = _TAR_NUMBER.fullmatch(head[_TAR_SUM])
    if len(head) < HEAD_BYTES or not stored:
        return False
    return int(stored[1], 8) == sum(head[:HEAD_BYTES]) - sum(head[_TAR_SUM]) + 8 * ord(" ")
