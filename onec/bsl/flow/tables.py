"""What names mean for data, as plain data: whoever knows rules makes it, the engine only looks names up.

All names are in lower case and in every spelling. Labels are bits of a mask, sinks are numbers from 0.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple, TypeAlias

OBJECT: Final = -1
"""A place of data: what stands before the dot. Numbers from 0 are arguments."""
ALL: Final = -2
"""A place: all arguments."""
REST: Final = -10
"""A place: `REST - n` is all arguments from number n on."""
FILE: Final = 100
"""A place: `FILE + n` is what lies in the file, or under the address, that argument n names."""

ANY: Final = "*"
"""A member of any name; only types have such entries."""

TEXT: Final = 1
"""A group of sinks, and a mark of values: a number, a date, a truth value or a reference is no text of a stranger."""
WHOLE: Final = 2
"""A group of sinks: what is put together with constant text is not the value itself."""


class SinkAt(NamedTuple):
    """A place of a call where data end.

    Attributes:
        absent: an argument that must not be given, or -1.
        typed: an argument that must be of one of these `types`, or -1.
        ends: an argument that must end with one of these `words`, as ТипТекста.HTML does; or -1.
        addresses: an argument that must be put together with an address of the net, or -1.
    """

    place: int
    sink: int
    absent: int = -1
    typed: int = -1
    types: frozenset[str] = frozenset()
    ends: int = -1
    words: frozenset[str] = frozenset()
    addresses: int = -1


class Into(NamedTuple):
    """A call that puts data, and `labels` with them, from some places into another."""

    target: int
    places: tuple[int, ...]
    labels: int = 0


class Effect(NamedTuple):
    """What a call, a constructor or a property does to data.

    Attributes:
        labels: what its result carries of its own.
        fallback: it does so only if neither object nor arguments carry anything.
        passes: places whose data are in the result; nothing else of them is.
        cleans: groups of sinks for which the result is harmless.
        into: what it puts elsewhere.
        sinks: where data end in it.
        needs: the result carries `labels` only if argument 0 carries one of these.
        container: what it does to a container, a word of `containers.py`.
        dangerous: an action that no stranger should switch on.
        callback: the argument that names who gets the result later, or -1; it gets `labels`.
        starts: the argument that names a method to be called; and the one that holds its arguments in an array, or
            `REST - n` for arguments from n on.
    """

    labels: int = 0
    fallback: bool = False
    passes: tuple[int, ...] = ()
    cleans: int = 0
    into: tuple[Into, ...] = ()
    sinks: tuple[SinkAt, ...] = ()
    needs: int = 0
    container: str = ""
    dangerous: bool = False
    callback: int = -1
    starts: tuple[int, int] | None = None


NOTHING: Final = Effect()
"""Nothing ends here and nothing comes out."""

Words: TypeAlias = frozenset[str]
Path: TypeAlias = tuple[Words | None, ...]
"""Spellings of each part of a dotted name; None is any name."""


class Entry(NamedTuple):
    """An effect of a member.

    Attributes:
        on: dotted names of receivers. types: spellings of types of receivers. Both empty: any receiver.
        idle: it does nothing if the receiver is clean.
    """

    on: tuple[Path, ...]
    types: Words
    effect: Effect
    idle: bool = False


class Free(NamedTuple):
    """What a bare name means in modules of some kinds, in all of them if `kinds` is empty."""

    labels: int
    kinds: Words = frozenset()


class NameLabels(dict[str, int]):
    """Labels by name of a variable or field; each name is looked at once.

    Made of labels, whole names, and a regular expression to search for in others (empty: none).
    """

    __slots__ = ("_rules", "rules")

    def __init__(self, rules: Sequence[tuple[int, Words, str]]) -> None:
        super().__init__()
        self.rules = tuple(rules)
        self._rules = [(labels, words, re.compile(pattern) if pattern else None) for labels, words, pattern in rules]

    def __missing__(self, name: str) -> int:
        labels = 0
        for mask, words, pattern in self._rules:
            if name in words or (pattern and pattern.search(name)):
                labels |= mask
        self[name] = labels
        return labels


class NameSinks(dict[str, tuple[int, ...]]):
    """Sinks that variables and fields are by their name, made of the same three."""

    __slots__ = ("_labels", "_sinks", "rules")

    def __init__(self, rules: Sequence[tuple[int, Words, str]]) -> None:
        super().__init__()
        self.rules = tuple(rules)
        self._sinks = [sink for sink, _, _ in rules]
        self._labels = NameLabels([(1 << bit, words, pattern) for bit, (_, words, pattern) in enumerate(rules)])

    def __missing__(self, name: str) -> tuple[int, ...]:
        found = self._labels[name]
        self[name] = sinks = tuple(sink for bit, sink in enumerate(self._sinks) if found >> bit & 1)
        return sinks


class Demand(NamedTuple):
    """What somebody asks for: a flow from one of `labels` to `sink` that takes one of the labels `via` on its way."""

    labels: int
    via: int
    sink: int


@dataclass(frozen=True, slots=True)
class FlowTables:
    """All names that mean something for data.

    Attributes:
        labels: words, by bit.
        sinks: words, by number; `groups`: for each the groups of values that are harmless in it.
        globals: methods of the global context; `execute` is the statement. `constructors`: by type.
        members: methods of values, managers and common modules. `reads`, `writes`: properties.
        types: spellings of all types that entries name.
        free: bare names.
        attributes: labels of names that only the metadata declare, by kind of module.
        words: labels of variables and fields whose names tell what is in them; sinks_by_name: sinks they are.
        harmless: names of functions whose result tells nothing, `harmless_starts`: how such names begin.
        same: functions whose argument is checked with their result: НРег(Х) = "а". finds: members that look their
            argument up: Список.Найти(Х) <> Неопределено; has_key: those that tell themselves: Структура.Свойство(Х).
            starts_with: functions that check how a text begins, and the groups of sinks an address is harmless for
            then. replaced: what is taken out of a text to make it harmless, and for what; formatted: for what a number
            or a date is harmless. type_of: ТипЗнч; text_types: names of types that are text.
        globals_known: properties of the global context and anything else that is no attribute.
        own: spellings of ЭтотОбъект, ЭтаФорма.
        managers: kinds of objects by the name of their managers: `справочники` → `Catalog`.
        entries: labels of parameters from outside by what is called: `service`, `server-call`, `processor`, `form`,
            `command`.
        handlers: parameters with these names come from the platform.
        named: the group of what stands where a text has a name; named_after: words that names come after in a text.
        branch: the sink of conditions that guard a dangerous action, or -1.
        deep: labels of names that what lies in the file of that name has too.
        demands: what is asked for; everything if empty.
    """

    labels: tuple[str, ...]
    sinks: tuple[str, ...]
    groups: tuple[int, ...]
    globals: Mapping[str, Effect]
    constructors: Mapping[str, Effect]
    members: Mapping[str, tuple[Entry, ...]]
    reads: Mapping[str, tuple[Entry, ...]]
    writes: Mapping[str, tuple[Entry, ...]]
    types: Words
    free: Mapping[str, tuple[Free, ...]]
    attributes: Mapping[str, int]
    words: NameLabels
    sinks_by_name: NameSinks
    harmless: Words
    harmless_starts: tuple[str, ...]
    same: Words
    finds: Words
    has_key: Words
    starts_with: Mapping[str, int]
    replaced: Mapping[str, int]
    formatted: int
    type_of: Words
    text_types: Words
    globals_known: Words
    own: Words
    managers: Mapping[str, str]
    entries: Mapping[str, int]
    handlers: Words
    branch: int = -1
    named: int = 0
    named_after: Words = frozenset()
    demands: tuple[Demand, ...] = ()
    deep: int = 0
