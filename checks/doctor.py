"""Health questions of the checks, for `otk doctor`."""

from collections.abc import Callable

from checks.content_type import content_type
from checks.signatures.scan import is_available, marks

Answer = tuple[bool, str, str]

SHORTCUT = b"\0" * 24 + bytes.fromhex("4c0000000114020000000000c000000000000046")
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0"


def questions() -> list[tuple[str, Callable[[], Answer]]]:
    """Return what can be asked here: a name and the function that answers."""
    return [("libmagic", libmagic), ("yara", yara)]


def libmagic() -> Answer:
    """Tell whether types of content are told by libmagic; without it only signatures of programs are known."""
    if content_type(PNG) == "image/png":
        return True, "Типы содержимого определяются.", "Types of content are told."
    return (
        False,
        "libmagic не загружается: архивы в макетах не распознаются. Установите пакеты pylibmagic и python-magic.",
        "libmagic doesn't load: archives in templates go unseen. Install the packages pylibmagic and python-magic.",
    )


def yara() -> Answer:
    """Tell whether content is held to the signatures; without YARA programs are told by their first bytes only."""
    if is_available() and any(marks(SHORTCUT, "program-inside-content")):
        return True, "Содержимое макетов проверяется по сигнатурам.", "Content of templates is held to signatures."
    return (
        False,
        "YARA не загружается: программы и сценарии внутри макетов не ищутся. Установите пакет yara-x.",
        "YARA doesn’t load: programs and scripts inside templates go unseen. Install the package yara-x.",
    )
