"""Health questions of the checks, for `otk doctor`."""

from collections.abc import Callable

from checks.content_type import content_type

Answer = tuple[bool, str, str]

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0"


def questions() -> list[tuple[str, Callable[[], Answer]]]:
    """Return what can be asked here: a name and the function that answers."""
    return [("libmagic", libmagic)]


def libmagic() -> Answer:
    """Tell whether types of content are told by libmagic; without it only signatures of programs are known."""
    if content_type(PNG) == "image/png":
        return True, "Типы содержимого определяются.", "Types of content are told."
    return (
        False,
        "libmagic не загружается: архивы в макетах не распознаются. Установите пакеты pylibmagic и python-magic.",
        "libmagic doesn't load: archives in templates go unseen. Install the packages pylibmagic and python-magic.",
    )
