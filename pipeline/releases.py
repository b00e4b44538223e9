"""A configuration on disk becomes an index: a Designer dump or EDT project in a folder or a zip, or a .cf."""

from pathlib import Path

from onec.container import is_container
from onec.dump.release import read_release
from onec.errors import RefusedError
from onec.file import read_file
from onec.limits import MAX_ARTIFACT_BYTES
from onec.model import Content
from onec.release.whole import check_whole
from pipeline.errors import EnvironmentTrouble, UsageError
from pipeline.language import _
from pipeline.visible import visible
from rules.catalogue import catalogue
from rules.errors import UnknownNameError


def read_configuration(path: Path, language: str) -> Content:
    """Return what a configuration holds.

    Raises:
        EnvironmentTrouble: it is missing or cannot be read.
        UsageError: it is no configuration we can read; the message names the file at fault and the fault.
    """
    try:
        return _read(path)
    except RefusedError as error:
        place = f"{path}: {visible(error.entry)}" if error.entry else str(path)
        raise UsageError(f"{place}: {_fault(error, language)}") from error
    except OSError as error:
        raise EnvironmentTrouble(f"{path}: {error.strerror or error}") from error


def _read(path: Path) -> Content:
    if path.is_dir():
        return read_release(path)
    with path.open("rb") as stream:
        data = stream.read(MAX_ARTIFACT_BYTES + 1)
    if not is_container(data):
        return read_release(path)
    content = read_file(data).content
    check_whole(content, lambda _: "")
    return content


def _fault(error: RefusedError, language: str) -> str:
    """Return the fault in words: those of its rule, and the values the reader gave."""
    try:
        title = catalogue().by_name(error.fault).title
    except UnknownNameError:
        title = None
    words = getattr(title, language) if title else _("cannot be read")
    reasons = _reasons()
    values = ", ".join(reasons.get(value) or visible(value) for value in error.values.values())
    return f"{words} ({values})" if values else words


def _reasons() -> dict[str, str]:
    """Return the words for what readers of releases refuse them for."""
    return {
        "identifier-twice": _("one identifier of two objects"),
        "identifier-of-another-dump": _("another identifier than in the list of the dump, which is of another release"),
        "module-of-no-object": _("the module of an object that is not in the configuration: two dumps in one folder"),
        "type-of-no-object": _("a type of an object that is not in the configuration"),
        "two-projects": _("two projects in one folder"),
    }
