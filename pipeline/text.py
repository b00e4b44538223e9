"""What people read in a terminal."""

import os
from collections.abc import Callable, Iterable, Mapping
from typing import IO, TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from rich.text import Text

DEFAULT_COLUMNS: Final = 100
"""Where the output is a file or a pipe: the same report gives the same text."""

MIN_COLUMNS: Final = 40
MAX_COLUMNS: Final = 120
"""Longer lines are hard to read, whatever the terminal has."""


def print_report(report: Mapping[str, Any], lang: str, stream: IO[str]) -> None:
    """Print a report (`otk-report/1`): the verdict and what decided it, the facts, the findings, the worst first.

    Args:
        report: the body of the report.
        lang: "ru" or "en".
        stream: where to.
    """
    from pipeline.terminal.page import draw_report  # noqa: PLC0415 (only text output needs it)

    print_lines(lambda width: draw_report(report, lang, width), stream)


def print_lines(draw: "Callable[[int], Iterable[Text]]", stream: IO[str]) -> None:
    """Print what `draw` gives for a number of columns.

    Colours only where the stream is a terminal and NO_COLOR is not set; nothing is cut, whatever the width.
    """
    # Only text output needs them, and they cost start-up time.
    from rich.console import Console  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    class Page(Console):
        """Rich's console without its own way out: on a broken pipe it would exit with 1, which means rejected."""

        def on_broken_pipe(self) -> None:
            raise  # noqa: PLE0704 (rich calls this while it handles the error)

    console = Page(file=stream, force_terminal=stream.isatty(), force_jupyter=False, width=_columns(stream))
    for line in draw(console.width):
        plain = _encodable(line.plain, stream)
        console.print(line if plain == line.plain else Text(plain), soft_wrap=True)


def _encodable(text: str, stream: IO[str]) -> str:
    r"""Return the text with what the stream's encoding lacks as `\u2502`; a report in code page 866 is still one."""
    encoding = getattr(stream, "encoding", None) or "utf-8"
    return text.encode(encoding, "backslashreplace").decode(encoding)


def _columns(stream: IO[str]) -> int:
    if not stream.isatty():
        return DEFAULT_COLUMNS
    try:
        columns = os.get_terminal_size(stream.fileno()).columns
    except (OSError, ValueError):
        columns = 0  # a terminal that does not say
    return min(max(columns or DEFAULT_COLUMNS, MIN_COLUMNS), MAX_COLUMNS)
