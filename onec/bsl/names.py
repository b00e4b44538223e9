"""Names of the platform in both languages: which spellings are one thing.

A spelling may stand for several things (`Записать` is `Write` and `Put`): then the spellings of all of them are its
own, but those of a spelling of theirs are not (`Put` is not `Write`). Data: `onec/bsl/data/`.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Final

DATA: Final = Path(__file__).parent / "data"


class Place(StrEnum):
    """Where a name stands, which tells names of one spelling apart.

    GLOBAL: called without a dot; METHOD: called behind one, or a procedure the platform calls; TYPE: behind `Новый`,
    in `Тип("…")`, a class of metadata; PROPERTY: behind a dot without brackets, or a bare name of the context; WORD:
    keywords, directives, annotations; QUERY: words of the query language; ANY: the first four.
    """

    GLOBAL = "global"
    METHOD = "method"
    TYPE = "type"
    PROPERTY = "property"
    WORD = "word"
    QUERY = "query"
    ANY = "any"


_ANY: Final = (Place.GLOBAL, Place.METHOD, Place.TYPE, Place.PROPERTY)


@dataclass(frozen=True, slots=True)
class Thing:
    """Spellings of one thing as usually written, the most usual one of each language first."""

    english: tuple[str, ...]
    russian: tuple[str, ...]

    @property
    def spellings(self) -> Iterator[str]:
        """All of them in lower case."""
        return map(str.lower, (*self.english, *self.russian))


def spellings(name: str, place: Place = Place.ANY) -> tuple[str, ...]:
    """Return all spellings of what a name stands for, in lower case and sorted; an unknown name is its own only."""
    found = {name.lower()}
    for thing in things(name, place):
        found.update(thing.spellings)
    return tuple(sorted(found))


def canonical(name: str, place: Place = Place.ANY) -> str:
    """Return the usual English spelling of a name; an unknown one as it is."""
    found = things(name, place)
    return found[0].english[0] if found else name


def counterpart(word: str, place: Place = Place.ANY) -> str | None:
    """Return the usual spelling in the other language, None where there is none or it is the same."""
    low = word.lower()
    for thing in things(word, place):
        other = thing.russian if low in map(str.lower, thing.english) else thing.english
        if other[0].lower() != low:
            return other[0]
    return None


def things(name: str, place: Place = Place.ANY) -> tuple[Thing, ...]:
    """Return what a name may stand for, the most usual first.

    Methods of objects are called without a dot in the modules of those, and methods of the global context as members
    of its objects (`ОбработкаОшибок`), so what the one place does not know may be of the other.
    """
    low = name.lower()
    places = _ANY if place is Place.ANY else (place,)
    found = tuple(_thing(line) for one in places for line in _table(one).get(low, ()))
    return found or (tuple(map(_thing, _table(_OTHER[place]).get(low, ()))) if place in _OTHER else ())


def table_of(place: Place) -> Collection[str]:
    """Return all spellings of a place, in lower case."""
    return _table(place).keys()


def is_beside_library(name: str, place: Place) -> bool:
    """Tell whether the tables have a name otherwise than as one of the programming interface of the library."""
    return any(line not in _library() for line in _table(place).get(name.lower(), ()))


_OTHER: Final = {Place.GLOBAL: Place.METHOD, Place.METHOD: Place.GLOBAL}


@cache
def _table(place: Place) -> dict[str, list[str]]:
    """Return the lines of a place by each of their spellings in lower case, the most usual first."""
    found: dict[str, list[str]] = {}
    for line in (DATA / f"{place}.txt").read_text(encoding="utf-8").splitlines():
        for spelling in dict.fromkeys(line.lower().replace("|", " ").split()):
            found.setdefault(spelling, []).append(line)
    return found


@cache
def _library() -> frozenset[str]:
    """Return the lines of the tables that the library's names are."""
    return frozenset((DATA / "library.txt").read_text(encoding="utf-8").splitlines())


@cache
def _thing(line: str) -> Thing:
    """Return what a line says."""
    english, _, russian = line.partition("|")
    return Thing(tuple(english.split()), tuple(russian.split()))
