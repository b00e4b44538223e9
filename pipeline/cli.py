"""The command line `otk`: finds the command, and turns trouble into a sentence and an exit code."""

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from enum import IntEnum
from importlib.metadata import EntryPoint, entry_points
from typing import TypeAlias

from pipeline.console import tell
from pipeline.errors import EnvironmentTrouble, UsageError
from pipeline.language import LANGUAGES, _, choose_language, speak
from pipeline.version import ENGINE

COMMANDS = "otk.commands"

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001 (argparse names it no other way)
"""What a command adds its parser to."""


ALLOCATIONS = 50_000
"""Objects between two looks for garbage: trees of code have no cycles, and Python's 700 cost a sixth of a scan."""


class Exit(IntEnum):
    """Exit codes of every command; scripts go by them."""

    ACCEPTED = 0
    REJECTED = 1
    USAGE = 2
    REVIEW = 3
    UNDECIDED = 4
    ENVIRONMENT = 5
    INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; no traceback reaches a user without `--debug`."""
    gc.set_threshold(ALLOCATIONS)
    words = list(sys.argv[1:] if arguments is None else arguments)
    speak(choose_language(_asked_language(words)))
    _use_utf8()
    try:
        options = build_parser(words).parse_args(words)
        _check_output(options)
        code = int(options.run(options))
        if sys.stdout:
            sys.stdout.flush()
    except Exception as error:
        if "--debug" in words:
            raise
        return _trouble(error)
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    return code


def build_parser(words: Sequence[str] = ()) -> argparse.ArgumentParser:
    """Return the parser; where a command is named, only that one is loaded."""
    parser = argparse.ArgumentParser(
        prog="otk",
        description=_("Audits add-ons for 1C:Enterprise 8 before they reach a customer's database."),
        epilog=_("Exit codes: 0 accepted, 1 rejected, 2 wrong use, 3 review, 4 undecided, 5 environment."),
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"otk {ENGINE}",
        help=_("show program's version number and exit"),  # argparse's own words, which older ones don't translate
    )
    common_options(parser)
    parser.set_defaults(lang=None, debug=False)
    commands = parser.add_subparsers(title=_("commands"), metavar=_("COMMAND"), required=True)
    for point in _commands(words):
        point.load()(commands)
    return parser


def common_options(parser: argparse.ArgumentParser) -> None:
    """Add what every command takes, in front of its name or behind it."""
    language = _("language of the output; by default that of the locale")
    parser.add_argument("--lang", choices=LANGUAGES, default=argparse.SUPPRESS, help=language)
    traceback = _("show the traceback of an internal error")
    parser.add_argument("--debug", action="store_true", default=argparse.SUPPRESS, help=traceback)


def _commands(words: Sequence[str]) -> list[EntryPoint]:
    points = sorted(entry_points(group=COMMANDS), key=lambda point: point.name)
    named = [point for point in points if words and point.name == words[0]]
    return named or points


def _asked_language(words: Sequence[str]) -> str | None:
    for word, following in zip(words, [*words[1:], ""], strict=False):
        if word == "--lang":
            return following
        if word.startswith("--lang="):
            return word.partition("=")[2]
    return None


def _use_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _check_output(options: argparse.Namespace) -> None:
    if sys.stdout is None and not getattr(options, "output", None):  # >&-
        raise EnvironmentTrouble(_("there is no standard output"))


def _trouble(error: Exception) -> int:
    """Say whose fault it was, and return the exit code that says the same."""
    if isinstance(error, UsageError):
        return _say(error, Exit.USAGE)
    if isinstance(error, EnvironmentTrouble):
        return _say(error, Exit.ENVIRONMENT)
    if isinstance(error, OSError):
        _drop_output()
        # Where the reader of our output went away nobody is left to tell.
        silent = isinstance(error, BrokenPipeError)
        return Exit.ENVIRONMENT if silent else _say(error.strerror or error, Exit.ENVIRONMENT)
    sentence = _("internal error (%s); repeat with --debug and report it") % type(error).__name__
    return _say(sentence, Exit.UNDECIDED)


def _drop_output() -> None:
    """Let the interpreter's last flush go nowhere: it would fail again and change the exit code."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _say(what: object, code: Exit) -> int:
    tell(what)
    return code


if __name__ == "__main__":
    sys.exit(main())
