"""What bytes are by their content: libmagic's answer, and signatures that it must not miss."""

from functools import cache, lru_cache
from typing import Protocol

from onec.zip_content import archive_kind

HEAD_BYTES = 4 * 1024
"""What is looked at of each content; libmagic takes almost a millisecond for 64 KiB of text."""

KEPT_ANSWERS = 1024
"""Answers of libmagic that are kept: several checks ask about the same content."""

DOS_MARK = b"MZ"
DOS_HEADER_BYTES = 64
DOS_PROGRAM = "application/x-dosexec"
TEXT = "text/plain"
UNTOLD = "application/octet-stream"

EXECUTABLE_SIGNATURES = (
    (b"\x7fELF", "application/x-elf"),
    (b"\xcf\xfa\xed\xfe", "application/x-mach-binary"),
    (b"\xce\xfa\xed\xfe", "application/x-mach-binary"),
    (b"\xfe\xed\xfa\xcf", "application/x-mach-binary"),
    (b"\xfe\xed\xfa\xce", "application/x-mach-binary"),
    (b"\xca\xfe\xba\xbe", "application/x-java-applet"),
    (b"#!", "text/x-shellscript"),
)
EXECUTABLE_TYPES = frozenset(
    {
        "application/x-dosexec",
        "application/vnd.microsoft.portable-executable",
        "application/x-executable",
        "application/x-elf",
        "application/x-pie-executable",
        "application/x-sharedlib",
        "application/x-mach-binary",
        "application/x-java-applet",
        "application/x-msi",
        "application/x-ms-shortcut",
        "text/x-shellscript",
        "text/x-msdos-batch",
        "text/vbscript",
    }
)
ARCHIVE_TYPES = frozenset(
    {
        "application/zip",
        "application/x-7z-compressed",
        "application/x-rar",
        "application/vnd.rar",
        "application/gzip",
        "application/x-tar",
        "application/x-bzip2",
        "application/x-xz",
        "application/zstd",
        "application/vnd.ms-cab-compressed",
        "application/java-archive",
        "application/x-iso9660-image",
    }
)

ZIP = "application/zip"
ARCHIVE_KINDS = {
    "zip": ZIP,
    "7z": "application/x-7z-compressed",
    "rar": "application/x-rar",
    "gz": "application/gzip",
    "bz2": "application/x-bzip2",
    "xz": "application/x-xz",
    "zstd": "application/zstd",
    "cab": "application/vnd.ms-cab-compressed",
    "tar": "application/x-tar",
}
"""Media types by the words of `archive_kind`; what a zip holds (a document, a Java archive) libmagic tells."""


class Detector(Protocol):
    """What is used of libmagic."""

    def from_buffer(self, buffer: bytes) -> str:
        """Return the media type of some bytes."""


def content_type(data: bytes) -> str:
    """Return the media type of some content; `application/octet-stream` where nothing is known.

    Programs and archives are told by their signatures first, so that they are told alike where there is no libmagic.
    """
    if program := program_type(data):
        return program
    if data.startswith(DOS_MARK):
        return TEXT
    archive = ARCHIVE_KINDS.get(archive_kind(data[:HEAD_BYTES], b"") or "")
    if archive and archive != ZIP:
        return archive
    known = _told(bytes(data[:HEAD_BYTES])) if data else UNTOLD
    return archive if archive and known == UNTOLD else known


def program_type(data: bytes) -> str | None:
    """Return the media type of a program told by its signature alone, None for everything else."""
    if data.startswith(DOS_MARK):  # a header of numbers follows it; two letters also begin a text
        return DOS_PROGRAM if b"\0" in data[:DOS_HEADER_BYTES] else None
    return next((name for signature, name in EXECUTABLE_SIGNATURES if data.startswith(signature)), None)


@lru_cache(KEPT_ANSWERS)
def _told(head: bytes) -> str:
    detector = _detector()
    return str(detector.from_buffer(head)) if detector else UNTOLD


@cache
def _detector() -> Detector | None:
    """Return libmagic, loaded when the first content is asked about; None on a system it is not made for."""
    try:
        import pylibmagic  # noqa: F401, I001, PLC0415 (it carries libmagic and must come first)
        import magic  # noqa: PLC0415 (only where there is content to look at)
    except ImportError:
        return None
    detector: Detector = magic.Magic(mime=True)
    return detector
