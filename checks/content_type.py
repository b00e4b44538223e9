"""What bytes are by their content: libmagic's answer, and signatures that it must not miss."""

from functools import cache
from typing import Protocol

HEAD_BYTES = 64 * 1024
"""What is shown to libmagic of each content."""

EXECUTABLE_SIGNATURES = (
    (b"MZ", "application/x-dosexec"),
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


class Detector(Protocol):
    """What is used of libmagic."""

    def from_buffer(self, buffer: bytes) -> str:
        """Return the media type of some bytes."""


def content_type(data: bytes) -> str:
    """Return the media type of some content; `application/octet-stream` where nothing is known."""
    for signature, name in EXECUTABLE_SIGNATURES:
        if data.startswith(signature):
            return name
    detector = _detector()
    return str(detector.from_buffer(data[:HEAD_BYTES])) if detector and data else "application/octet-stream"


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
