"""A folder that a command fills: new or empty at first, so that nothing of anybody is overwritten."""

from collections.abc import Mapping
from pathlib import Path

from pipeline.errors import EnvironmentTrouble, UsageError
from pipeline.language import _


def fill_folder(folder: Path, files: Mapping[str, str]) -> None:
    """Write the files, by their paths below the folder.

    Raises:
        UsageError: it is no folder, or not empty.
        EnvironmentTrouble: it cannot be written.
    """
    if folder.exists() and not folder.is_dir():
        raise UsageError(_("%s: not a folder") % folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise UsageError(_("%s: the folder is not empty") % folder)
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8", newline="\n")
    except OSError as error:
        trouble = {"folder": folder, "trouble": error.strerror or error}
        raise EnvironmentTrouble(_("%(folder)s: %(trouble)s; the site is incomplete") % trouble) from error
