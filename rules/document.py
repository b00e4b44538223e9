"""One YAML file as plain data, read strictly: what is not expected is refused with its line."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from rules.errors import BadRuleError
from rules.rule import PLACEHOLDER, Text

Choice = TypeVar("Choice", bound=StrEnum)

LANGUAGES = frozenset({"ru", "en"})


@dataclass(frozen=True, slots=True)
class Document:
    """The data of one file: mappings, lists and text, nothing else.

    Attributes:
        file: path below its folder, with slashes.
        data: as read from YAML, or from the cache.
        lines: where each key stands, by its path; empty when the data comes from the cache.
    """

    file: str
    data: object
    lines: Mapping[tuple[str, ...], int]

    def wrong(self, problem: str, *path: str) -> BadRuleError:
        """Return the error that says what is wrong with the value at `path`."""
        known = next((path[:end] for end in range(len(path), 0, -1) if path[:end] in self.lines), ())
        return BadRuleError(self.file, ".".join(path), self.lines.get(known, 1), problem)

    def value(self, *path: str) -> object:
        """Return what stands at `path`; an item of a list has its number, from 0, for a key."""
        value = self.data
        for depth, key in enumerate(path):
            if isinstance(value, list):
                value = value[int(key)]
            elif isinstance(value, dict):
                value = value[key]
            else:
                raise self.wrong("must be a mapping", *path[:depth])
        return value

    def keys(self, *path: str) -> tuple[str, ...]:
        """Return the keys of the mapping at `path`, in the order of the file."""
        return tuple(self._mapping(path))

    def expect(self, *path: str, required: frozenset[str], optional: frozenset[str] = frozenset()) -> None:
        """Hold the mapping at `path` to its keys."""
        found = self.keys(*path)
        for key in found:
            if key not in required and key not in optional:
                raise self.wrong("unknown key", *path, key)
        for key in sorted(required.difference(found)):
            raise self.wrong("is missing", *path, key)

    def has(self, *path: str) -> bool:
        """Tell whether the file gives a value at `path`."""
        return path[-1] in self._mapping(path[:-1])

    def word(self, *path: str, pattern: str = "") -> str:
        """Return the text at `path`: one line that is not empty, and fits `pattern` where one is given."""
        return self._checked_word(self.value(*path), path, pattern)

    def words(self, *path: str, pattern: str) -> tuple[str, ...]:
        """Return the list of texts at `path`; it may be empty, and each fits `pattern`."""
        value = self.value(*path)
        if not isinstance(value, list):
            raise self.wrong("must be a list", *path)
        return tuple(self._checked_word(item, path, pattern) for item in value)

    def choice(self, words: type[Choice], *path: str) -> Choice:
        """Return the member of `words` that stands at `path`."""
        word = self.word(*path)
        try:
            return words(word)
        except ValueError:
            raise self.wrong(f"is {word!r}, must be one of {', '.join(words)}", *path) from None

    def day(self, *path: str) -> date:
        """Return the day at `path`, written as 2026-11-20."""
        word = self.word(*path, pattern=r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
        try:
            return date.fromisoformat(word)
        except ValueError as error:
            raise self.wrong(f"is {word!r}, which is no day", *path) from error

    def only(self, keys: frozenset[str]) -> "Document":
        """Return the document with these of its keys."""
        return Document(self.file, {key: self.value(key) for key in self.keys() if key in keys}, self.lines)

    def text(self, *path: str) -> Text:
        """Return the text at `path` in both languages; it has no places for values, nobody would fill them."""
        text = self._text(path)
        for language in ("ru", "en"):
            if PLACEHOLDER.search(getattr(text, language)):
                raise self.wrong("only a message has places for values", *path, language)
        return text

    def message(self, *path: str) -> Text:
        """Return the message at `path`: braces hold names of values only, the same in both languages."""
        text = self._text(path)
        for language in ("ru", "en"):
            if re.search(r"[{}]", PLACEHOLDER.sub("", getattr(text, language))):
                raise self.wrong("a brace that is no {name} of a value", *path, language)
        russian, english = (set(PLACEHOLDER.findall(words)) for words in (text.ru, text.en))
        for name in sorted(russian ^ english):
            lacking = "en" if name in russian else "ru"
            raise self.wrong(f"lacks {{{name}}}, which the other language has", *path, lacking)
        return text

    def _text(self, path: tuple[str, ...]) -> Text:
        self.expect(*path, required=LANGUAGES)
        return Text(self.word(*path, "ru"), self.word(*path, "en"))

    def _checked_word(self, value: object, path: tuple[str, ...], pattern: str) -> str:
        if not isinstance(value, str) or not value.strip():
            raise self.wrong("must be text", *path)
        if not value.isprintable() or value != value.strip():
            raise self.wrong("must be one line of printable characters", *path)
        if pattern and not re.fullmatch(pattern, value):
            raise self.wrong(f"is {value!r}, must look like {pattern}", *path)
        return value

    def _mapping(self, path: tuple[str, ...]) -> dict[str, object]:
        value = self.value(*path)
        if not isinstance(value, dict):
            raise self.wrong("must be a mapping", *path)
        return value
