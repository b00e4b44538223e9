"""Health questions of the readers, for `otk doctor`."""

from collections.abc import Callable
from importlib.util import find_spec

Answer = tuple[bool, str, str]

LIBRARIES = ("lxml", "pyzipper")


def questions() -> list[tuple[str, Callable[[], Answer]]]:
    """Return what can be asked here: a name and the function that answers."""
    return [("libraries", libraries)]


def libraries() -> Answer:
    """Tell whether the libraries that readers load at need are there."""
    missing = ", ".join(name for name in LIBRARIES if find_spec(name) is None)
    if missing:
        return False, f"Не установлены библиотеки: {missing}.", f"These libraries aren't installed: {missing}."
    return True, "Библиотеки чтения установлены.", "The libraries that readers need are installed."
