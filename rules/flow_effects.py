"""One entry of the tables of data flow: what a call, a constructor or a property does to data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from onec.bsl.flow.containers import OPERATIONS
from onec.bsl.flow.tables import ALL, FILE, NOTHING, OBJECT, REST, Effect, Into, SinkAt
from onec.bsl.names import Place as Name
from rules.flow_names import spelled
from rules.language.place import Place

KEYS: Final = (
    *(
        "source",
        "unless_known",
        "needs",
        "passes",
        "cleans",
        "into",
        "sinks",
        "unless_given",
        "typed",
        "ends",
        "addresses",
        "also",
    ),
    *("container", "dangerous", "callback", "starts", "access", "modules"),
)
_PLACE: Final = r"object|all|value|file [0-9]|[0-9]\+?"


@dataclass(frozen=True, slots=True)
class Words:
    """Numbers of the words that entries use."""

    labels: Mapping[str, int]
    sinks: Mapping[str, int]
    groups: Mapping[str, int]

    def mask(self, words: Sequence[str]) -> int:
        """Return the mask of labels."""
        return sum(1 << self.labels[word] for word in words)

    def group_mask(self, words: Sequence[str]) -> int:
        """Return the mask of groups."""
        return sum(1 << self.groups[word] for word in words)


def effect_of(entry: Place, words: Words) -> Effect:
    """Return what an entry says."""
    labels = frozenset(words.labels)
    effect = Effect(
        labels=words.mask(_choices(entry, "source", labels)),
        fallback=entry.has("unless_known") and entry.child("unless_known").mark(),
        passes=_places(entry.child("passes")) if entry.has("passes") else (),
        cleans=words.group_mask(_choices(entry, "cleans", frozenset(words.groups))),
        into=_into(entry, words),
        sinks=_sinks(entry, words) + (_sinks(entry.child("also"), words) if entry.has("also") else ()),
        needs=words.mask(_choices(entry, "needs", labels)),
        container=entry.child("container").choice(frozenset(OPERATIONS)) if entry.has("container") else "",
        dangerous=entry.has("dangerous") and entry.child("dangerous").mark(),
        callback=entry.child("callback").number() if entry.has("callback") else -1,
        starts=_starts(entry.child("starts")) if entry.has("starts") else None,
    )
    return NOTHING if effect == NOTHING else effect


def _choices(entry: Place, key: str, words: frozenset[str]) -> tuple[str, ...]:
    return entry.child(key).choices(words) if entry.has(key) else ()


def _places(place: Place) -> tuple[int, ...]:
    return tuple(_place(item) for item in place.any_items())


def _place(place: Place) -> int:
    word = place.word(_PLACE)
    if word == "object":
        return OBJECT
    if word == "all":
        return ALL
    if word == "value":
        return 0
    if word.startswith("file"):
        return FILE + int(word[-1])
    return REST - int(word[0]) if word.endswith("+") else int(word)


def _into(entry: Place, words: Words) -> tuple[Into, ...]:
    if not entry.has("into"):
        return ()
    labels = words.mask(_choices(entry, "source", frozenset(words.labels)))
    found = []
    for target in entry.child("into").members():
        if not _is_place(target):
            raise entry.child("into").child(target).wrong("is no place of a call")
        places = entry.child("into").child(target)
        # `result` stands for the labels alone: what the call brings in.
        own = [item for item in places.any_items() if item.word() == "result"]
        rest = tuple(_place(item) for item in places.any_items() if item.word() != "result")
        found.append(Into(_target(target), rest, labels if own else 0))
    return tuple(found)


def _is_place(word: str) -> bool:
    return word == "object" or word.isdigit() or (word.startswith("file ") and word[5:].isdigit())


def _target(word: str) -> int:
    if word == "object":
        return OBJECT
    return FILE + int(word[5:]) if word.startswith("file ") else int(word)


def _sinks(entry: Place, words: Words) -> tuple[SinkAt, ...]:
    if not entry.has("sinks"):
        return ()
    absent = entry.child("unless_given").number() if entry.has("unless_given") else -1
    address = entry.child("addresses").number() if entry.has("addresses") else -1
    typed = *_argument(entry, "typed", Name.TYPE), *_argument(entry, "ends", Name.PROPERTY)
    sinks = entry.child("sinks")
    found = []
    for word in sinks.members():
        if word not in words.sinks:
            raise sinks.child(word).wrong("is no sink")
        found += [SinkAt(place, words.sinks[word], absent, *typed, address) for place in _places(sinks.child(word))]
    return tuple(found)


def _argument(entry: Place, key: str, place: Name) -> tuple[int, frozenset[str]]:
    """Return an argument and spellings of what it must be, -1 where anything will do."""
    if not entry.has(key):
        return -1, frozenset()
    [number] = entry.child(key).members()
    names = [item.word() for item in entry.child(key).child(number).any_items()]
    return int(number), spelled(names, place)


def _starts(place: Place) -> tuple[int, int]:
    method, arguments = _places(place)
    return method, arguments
