"""The password of an encrypted kit, from a file: on a command line everybody could read it."""

import argparse
from pathlib import Path

from pipeline.errors import EnvironmentTrouble, UsageError
from pipeline.language import _

MAX_PASSWORD_BYTES = 4096


def password_option(parser: argparse.ArgumentParser) -> None:
    """Add the option to a command that reads kits."""
    parser.add_argument(
        "--kit-password-file", type=Path, metavar="F", help=_("file that holds the password of an encrypted kit")
    )


def read_password(path: Path | None) -> bytes | None:
    """Return the first line of the file, as bytes: passwords have no encoding of their own.

    Raises:
        EnvironmentTrouble: the file cannot be read.
        UsageError: its first line is empty.
    """
    if path is None:
        return None
    try:
        with path.open("rb") as stream:
            line = stream.readline(MAX_PASSWORD_BYTES).rstrip(b"\r\n")
    except OSError as error:
        raise EnvironmentTrouble(f"{path}: {error.strerror or error}") from error
    if not line:
        raise UsageError(_("%s: the first line is empty") % path)
    return line
