"""One value of a rule's file with the way to it, so that what is wrong with it is told with key and line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from rules.document import Document
from rules.errors import BadRuleError
from rules.language.regex import fault

Choice = TypeVar("Choice", bound=StrEnum)

_IDENTIFIER = re.compile(r"[^\W\d]\w*")
_TRUTH = {"true": True, "false": False}


@dataclass(frozen=True, slots=True)
class Place:
    """A value of a document."""

    document: Document
    path: tuple[str, ...]

    def wrong(self, problem: str) -> BadRuleError:
        """Return the error that says what is wrong with this value."""
        return self.document.wrong(problem, *self.path)

    def value(self) -> object:
        """Return what stands here: a mapping, a list or text."""
        return self.document.value(*self.path)

    def child(self, key: str) -> "Place":
        """Return the value of a key; whether there is one is not asked."""
        return Place(self.document, (*self.path, key))

    def members(self) -> tuple[str, ...]:
        """Return the keys of the mapping that this is."""
        return self.document.keys(*self.path)

    def has(self, key: str) -> bool:
        """Tell whether this mapping has a key."""
        return key in self.members()

    def is_mapping(self) -> bool:
        """Tell whether this is a mapping."""
        return isinstance(self.value(), dict)

    def allow(self, *known: str) -> None:
        """Hold this mapping to the keys that are known; at least one is there."""
        for key in self.members():
            if key not in known:
                raise self.child(key).wrong(f"unknown key, known are {', '.join(sorted(known))}")
        if not self.members():
            raise self.wrong("is empty")

    def items(self) -> Iterator["Place"]:
        """Yield the items of the list that this is; at least one."""
        value = self.value()
        if not isinstance(value, list):
            raise self.wrong("must be a list")
        if not value:
            raise self.wrong("is empty")
        return (self.child(str(number)) for number in range(len(value)))

    def any_items(self) -> Iterator["Place"]:
        """Yield the items of the list that this is, or this itself where it is no list."""
        return self.items() if isinstance(self.value(), list) else iter((self,))

    def word(self, pattern: str = "") -> str:
        """Return one line of text that is not empty."""
        return self.document.word(*self.path, pattern=pattern)

    def choice(self, words: frozenset[str] | type[StrEnum]) -> str:
        """Return one of some words."""
        word = self.word()
        if word not in set(words):
            raise self.wrong(f"is {word!r}, must be one of {', '.join(sorted(words))}")
        return word

    def choices(self, words: frozenset[str] | type[StrEnum]) -> tuple[str, ...]:
        """Return some of these words, no word twice; one needs no list."""
        found = tuple(item.choice(words) for item in self.any_items())
        if len(set(found)) < len(found):
            raise self.wrong("has a word twice")
        return found

    def number(self, lowest: int = 0) -> int:
        """Return a whole number."""
        word = self.word()
        if not re.fullmatch(r"[0-9]{1,6}", word) or int(word) < lowest:
            raise self.wrong(f"is {word!r}, must be a number from {lowest}")
        return int(word)

    def truth(self) -> bool:
        """Return `true` or `false`."""
        word = self.word()
        if word not in _TRUTH:
            raise self.wrong(f"is {word!r}, must be true or false")
        return _TRUTH[word]

    def mark(self) -> bool:
        """Return True, the only thing that can be said here."""
        if not self.truth():
            raise self.wrong("can only be true; what must not hold stands below `not`")
        return True

    def scalar(self) -> str:
        """Return a text that may be empty."""
        value = self.value()
        if not isinstance(value, str):
            raise self.wrong("must be text")
        return value

    def text(self) -> str:
        """Return text of many lines, with a line end at its end; nothing but blanks is none."""
        value = self.scalar()
        if not value.strip():
            raise self.wrong("is empty")
        return value if value.endswith("\n") else value + "\n"

    def regex(self) -> str:
        """Return a regular expression that compiles and needs linear time."""
        word = self.word()
        if problem := fault(word):
            raise self.wrong(problem)
        return word

    def names(self, parts: tuple[int, int] = (1, 1)) -> tuple[str, ...]:
        """Return names, one or a list of them, dotted into as many parts as `parts` says at least and at most."""
        return tuple(item.name(parts) for item in self.any_items())

    def name(self, parts: tuple[int, int] = (1, 1)) -> str:
        """Return one name; `*` alone stands for any."""
        word = self.word()
        pieces = word.split(".")
        for piece in pieces:
            if piece != "*" and not _IDENTIFIER.fullmatch(piece):
                raise self.wrong(f"is {word!r}, {piece!r} is no name")
        if not parts[0] <= len(pieces) <= parts[1]:
            raise self.wrong(f"is {word!r}, must have {_range(parts)} names with dots between them")
        return word


def _range(parts: tuple[int, int]) -> str:
    return str(parts[0]) if parts[0] == parts[1] else f"{parts[0]} to {parts[1]}"
