"""A few lines of a module around a finding."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from pipeline.html.highlight import highlight
from pipeline.html.place import Place

_TAB = "    "


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its number (None if not known), first and last step of the data path on it, whether it is at fault."""

    number: int | None
    steps: tuple[int, ...]
    hit: bool
    code: Markup


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Consecutive lines of one module."""

    lines: tuple[Line, ...]

    @property
    def crowded(self) -> bool:
        """Whether a line needs room for two steps."""
        return any(len(line.steps) > 1 for line in self.lines)

    @property
    def first(self) -> int | None:
        """Number of the first line."""
        return self.lines[0].number

    @property
    def last(self) -> int | None:
        """Number of the last line."""
        return self.lines[-1].number


def read_excerpt(location: Mapping[str, Any], flow: Sequence[Place]) -> Excerpt | None:
    """Return the excerpt a location holds, or None.

    Args:
        location: with `snippet`, the lines, and `snippet_line`, the number of the first one.
        flow: the steps of the data path; those on lines of this excerpt are numbered in its gutter.
    """
    snippet = location.get("snippet")
    if not isinstance(snippet, str) or not snippet.strip():
        return None
    place = Place.read(location)
    texts = _without_common_indent(snippet.rstrip("\r\n").split("\n"))
    first = location.get("snippet_line") or (place.line if len(texts) == 1 else None)
    return Excerpt(tuple(_line(text, index, first, place, flow) for index, text in enumerate(texts)))


def _line(text: str, index: int, first: int | None, place: Place, flow: Sequence[Place]) -> Line:
    number = None if first is None else first + index
    here = (place.module, number)
    steps = [at for at, step in enumerate(flow, 1) if number and (step.module or place.module, step.line) == here]
    ends = (*steps[:1], *steps[1:][-1:])
    return Line(number, ends, number is not None and number == place.line, highlight(text))


def _without_common_indent(lines: Sequence[str]) -> list[str]:
    """Return the lines moved left as far as all of them allow, tabs as four spaces."""
    wide = [line.rstrip().expandtabs(len(_TAB)) for line in lines]
    indent = min((len(line) - len(line.lstrip(" ")) for line in wide if line), default=0)
    return [line[indent:] for line in wide]
