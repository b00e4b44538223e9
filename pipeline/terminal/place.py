"""Where a finding or a step of a data path lies, in words."""

from collections.abc import Mapping
from typing import Any

from pipeline.terminal.words import Words, one_line
from pipeline.wording import NBSP

COMMON_MODULE = "Module"
"""Kind of module that is the object itself: `CommonModule.Обмен` has no other."""


Location = Mapping[str, Any]


def describe(location: Location, words: Words, *, in_kit: bool = False, seen_from: Location | None = None) -> str:
    """Return a place: `Catalog.Партнеры · ObjectModule, метод ПередЗаписью, строка 12`.

    Args:
        location: of the report.
        words: of the language.
        in_kit: the artifact holds several files, so the entry is told also where the object is known.
        seen_from: a place that was told before; what is the same is left out.
    """
    if seen_from and location["line"]:
        location = _without_same(location, seen_from)
    thing = [location["object"], "" if location["module"] == COMMON_MODULE else location["module"]]
    parts = [f"{NBSP}· ".join(one_line(part) for part in thing if part)]
    if location["method"]:
        parts.append(words.text("method", name=one_line(location["method"])))
    if location["line"]:
        parts.append(words.text("line", number=words.number(location["line"])))
    if location["entry"] and (in_kit or not location["object"]):
        parts.append(words.text("entry", name=one_line(location["entry"])))
    return ", ".join(part for part in parts if part) or words.text("whole-file")


def _without_same(location: Location, other: Location) -> Location:
    module = ("entry", "object", "module")
    if any(location[key] != other[key] for key in module):
        return location
    same = (*module, "method") if location["method"] == other["method"] else module
    return {**location, **dict.fromkeys(same, "")}
