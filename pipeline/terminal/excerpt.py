"""A few lines of a module, the line at fault marked."""

from collections.abc import Iterator, Mapping
from typing import Any

from rich.text import Text

from pipeline.terminal.words import one_line
from pipeline.terminal.wrap import hang

_TAB_COLUMNS = 4
_CONTINUED = 2
"""So many columns further right a long line goes on."""


def draw_excerpt(location: Mapping[str, Any], width: int, style: str) -> Iterator[Text]:
    """Yield the lines of the snippet with their numbers; nothing where there is none.

    Args:
        location: with `snippet`, `snippet_line` and `line`.
        width: in columns.
        style: of the line at fault.
    """
    snippet = location.get("snippet") or ""
    if not snippet.strip():
        return
    texts = _without_common_indent(snippet.rstrip("\n").split("\n"))
    hit = location.get("line")
    first = location.get("snippet_line") or (hit if len(texts) == 1 else None)
    numbers = [first + index if first else None for index in range(len(texts))]
    digits = len(str(max(numbers[-1] or 0, 1)))
    for number, text in zip(numbers, texts, strict=True):
        at_fault = number is not None and number == hit
        gutter = Text(f"  {'>' if at_fault else ' '} {number or '':>{digits}} │ ", style if at_fault else "dim")
        yield from _code_line(gutter, text, width, style if at_fault else "")


def _code_line(gutter: Text, text: str, width: int, style: str) -> Iterator[Text]:
    """Yield a line of code; what does not fit goes on below, behind an empty gutter."""
    code = text.lstrip(" ")
    room = width - len(gutter)
    # Deep code in a narrow terminal keeps at least half of the line.
    depth = min(len(text) - len(code), room // 2)
    first = True
    for piece in hang(Text(" " * depth), Text(code, style), room, depth + _CONTINUED) if code else [Text()]:
        if first:
            piece = Text.assemble(" " * depth, piece[depth + _CONTINUED :])
        yield Text.assemble(gutter, piece)
        gutter, first = Text(" " * (len(gutter) - 2) + "│ ", "dim"), False


def _without_common_indent(lines: list[str]) -> list[str]:
    """Return the lines moved left as far as all of them allow, tabs as spaces."""
    wide = [one_line(line.rstrip().expandtabs(_TAB_COLUMNS)) for line in lines]
    indent = min((len(line) - len(line.lstrip(" ")) for line in wide if line), default=0)
    return [line[indent:] for line in wide]
