"""Health questions of the stores, for `otk doctor`."""

from collections.abc import Callable

from pipeline.errors import EnvironmentTrouble
from pipeline.visible import visible
from storage.folder_configurations import FolderConfigurations

Answer = tuple[bool, str, str]

MAX_NAMED = 5


def questions() -> list[tuple[str, Callable[[], Answer]]]:
    """Return what can be asked here: a name and the function that answers."""
    return [("targets", targets)]


def targets() -> Answer:
    """Tell how many releases of configurations are registered, and which files of the registry are damaged."""
    store = FolderConfigurations()
    try:
        count, damaged = len(store.entries()), store.damaged()
    except (OSError, EnvironmentTrouble) as error:
        told = visible(str(error))
        return False, f"Реестр выпусков не читается: {told}.", f"The registry of releases can't be read: {told}."
    if not damaged:
        return True, f"Зарегистрировано выпусков: {count}.", f"Releases registered: {count}."
    named = ", ".join(visible(path.name) for path in damaged[:MAX_NAMED])
    more = f" … ({len(damaged)})" if len(damaged) > MAX_NAMED else ""
    registered = (f"Зарегистрировано выпусков: {count}.", f"Releases registered: {count}.")
    folder = visible(str(store.folder))
    return (
        False,
        f"{registered[0]} Повреждено или другого формата в {folder}: {named}{more}. Удалите и зарегистрируйте заново.",
        f"{registered[1]} Damaged or of another format in {folder}: {named}{more}. Remove them and register anew.",
    )
