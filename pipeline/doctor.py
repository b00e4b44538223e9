"""Health questions of the pipeline, for `otk doctor`."""

from collections.abc import Callable

from pipeline.language import DOMAIN, FOLDER, LANGUAGES
from pipeline.version import ENGINE

Answer = tuple[bool, str, str]


def questions() -> list[tuple[str, Callable[[], Answer]]]:
    """Return what can be asked here: a name and the function that answers."""
    return [("engine", engine), ("translations", translations)]


def engine() -> Answer:
    """Give the version that reports are pinned to."""
    return True, f"Версия {ENGINE}.", f"Version {ENGINE}."


def translations() -> Answer:
    """Tell whether the catalogues of the command line were compiled at set-up."""
    missing = [
        name for name in LANGUAGES if name != "en" and not (FOLDER / name / "LC_MESSAGES" / f"{DOMAIN}.mo").is_file()
    ]
    if missing:
        return (
            False,
            "Нет собранных переводов: запустите script/otk заново.",
            "Translations aren't compiled: run script/otk again.",
        )
    return True, "Переводы собраны.", "Translations are compiled."
