"""Where a finding or a step of a data path lies, in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from pipeline.html.words import Words

COMMON_MODULE = "Module"
"""Kind of module that is the object itself: `CommonModule.Обмен` has no other."""

FILES_OF_A_KIT = (".epf", ".erf", ".cfe", ".cf")


@dataclass(frozen=True, slots=True)
class Place:
    """A line of a module, as far as it is known; "" and None for what is not."""

    module: str
    method: str
    line: int | None

    @classmethod
    def read(cls, location: Mapping[str, Any]) -> "Place":
        """Read the place out of a location."""
        parts = [location.get("object") or "", location.get("module") or ""]
        if parts[0] and parts[1] == COMMON_MODULE:
            parts.pop()
        entry = str(location.get("entry") or "")
        name = ".".join(filter(None, parts)) or entry
        file = entry.partition("/")[0]
        if name != entry and file.lower().endswith(FILES_OF_A_KIT):  # a kit holds several: say in which one
            name = f"{file}/{name}"
        line = location.get("line")
        return cls(name, str(location.get("method") or ""), line if isinstance(line, int) else None)

    def describe(self, words: Words) -> Markup:
        """Return the place in words: `Объект.Модуль`, метод `Имя`, строка 206."""
        parts = [words.code(self.module) if self.module else words.text("whole-file")]
        if self.method:
            parts.append(words.text("method", name=words.code(self.method)))
        return self._with_line(parts, words)

    def seen_from(self, other: "Place", words: Words) -> Markup:
        """Return the place in words, the module left out where it is the same."""
        if self.module and self.module != other.module:
            return self.describe(words)
        method = [words.text("method", name=words.code(self.method))] if self.method not in ("", other.method) else []
        return self._with_line(method, words)

    def _with_line(self, parts: list[Markup], words: Words) -> Markup:
        line = [] if self.line is None else [words.text("line", number=self.line)]
        return Markup(", ").join(parts + line)
