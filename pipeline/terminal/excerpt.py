"""A few lines of a module, the line at fault marked."""

from collections.abc import Iterator, Mapping
from typing import Any

from rich.text import Text

from pipeline.terminal.words import one_line
from pipeline.terminal.wrap import hang

_TAB_COLUMNS = 4
_CONTINUED_COLUMNS = 2
"""So much further right a long line goes on."""


def draw_excerpt(location: Mapping[str, Any], width: int, style: str) -> Iterator[Text]:
    """Yield the lines of the snippet with their numbers; none where there is no snippet.

    Args:
        location: with `snippet`, `snippet_line` and `line`.
        width: in columns.
        style: of the line at fault.
    """
    snippet = location.get("snippet") or ""
    if not snippet.strip():
        return
    lines = _without_common_indent(snippet.rstrip("\n").split("\n"))
    hit = location.get("line")
    first = location.get("snippet_line") or (hit if len(lines) == 1 else None)
    digits = len(str(first + len(lines) - 1)) if first else 0
    for index, line in enumerate(lines):
        number = first + index if first else None
        if number and number == hit:
            yield from _code_line(Text(f"  > {number:>{digits}} │ ", style), Text(line, style), width)
        else:
            yield from _code_line(Text(f"    {number or '':>{digits}} │ ", "dim"), Text(line), width)


def _code_line(gutter: Text, line: Text, width: int) -> Iterator[Text]:
    """Yield a line of code; what does not fit goes on below, behind an empty gutter."""
    code = line.plain.lstrip(" ")
    # Deep code in a narrow terminal keeps at least half of the line.
    depth = min(len(line) - len(code), (width - len(gutter)) // 2)
    below = Text(" " * (len(gutter) - 2), gutter.style) + Text("│ ", gutter.style)
    return hang(
        line[len(line) - len(code) :] if code else Text(),
        width,
        Text.assemble(gutter, " " * depth),
        Text.assemble(below, " " * (depth + _CONTINUED_COLUMNS)),
    )


def _without_common_indent(lines: list[str]) -> list[str]:
    """Return the lines moved left as far as all of them allow, tabs as spaces."""
    wide = [one_line(line.rstrip().expandtabs(_TAB_COLUMNS)) for line in lines]
    common = min((len(line) - len(line.lstrip(" ")) for line in wide if line), default=0)
    return [line[common:] for line in wide]
