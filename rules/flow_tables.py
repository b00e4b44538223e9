"""The tables of data flow, from `flow/*.yaml`: names written once, compiled into every spelling of both languages.

What the files say is told in `flow/README.md`.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final, TypeAlias

from onec.bsl import names
from onec.bsl.flow.tables import Entry, FlowTables, Free, NameLabels, NameSinks
from onec.bsl.flow.tables import Words as Spellings
from onec.bsl.names import Place as Name
from rules.cache import load, save
from rules.compiled import compiled, digest_of, read
from rules.document import Document
from rules.flow_effects import KEYS, Words, effect_of
from rules.flow_names import Collected, spelled
from rules.flow_plain import from_plain, plain
from rules.language.place import Place
from rules.rule import Text

FOLDER: Final = Path(__file__).parent / "flow"
_NAME: Final = r"[^\W\d][\w.*]*"
_GROUPS: Final = ("text", "whole", "address", "markup", "name", "format", "stored", "named")
"""What values can be harmless for, by bit; the engine knows the first two."""

Rules: TypeAlias = list[tuple[int, Spellings, str]]


class _Reader:
    """Takes one document after another; each key is a section."""

    def __init__(self, labels: Sequence[str], sinks: Mapping[str, tuple[str, ...]]) -> None:
        self.words = Words(
            {word: number for number, word in enumerate(labels)},
            {word: number for number, word in enumerate(sinks)},
            {word: number for number, word in enumerate(_GROUPS)},
        )
        self.groups = tuple(self.words.group_mask(groups) for groups in sinks.values())
        self.collected = Collected()
        self.named: Rules = []
        self.sinks: Rules = []
        self.lists: dict[str, set[str]] = {}
        self.masks: dict[str, dict[str, int]] = {}
        self.managers: dict[str, str] = {}

    def take(self, document: Document) -> None:
        """Take one file."""
        root = Place(document, ())
        for section in root.members():
            place = root.child(section)
            if section in _SECTIONS:
                _SECTIONS[section](self, place)
            elif section not in _WORDS:
                raise place.wrong("unknown section")

    def effects(self, place: Place) -> None:
        """Calls, constructors, properties and bare names with what they do."""
        for entry in place.items():
            entry.allow(*_LEAVES, *KEYS)
            leaves = [leaf for leaf in _LEAVES if entry.has(leaf)]
            if len(leaves) != 1:
                raise entry.wrong(f"must have exactly one of {', '.join(_LEAVES)}")
            self._effect(entry, leaves[0])

    def _effect(self, entry: Place, leaf: str) -> None:
        names = list(_flat(entry.child(leaf)))
        effect = effect_of(entry, self.words)
        found = self.collected
        if leaf == "global":
            found.globals.update(dict.fromkeys(sorted(spelled(names, Name.GLOBAL)), effect))
        elif leaf == "new":
            found.constructors.update(dict.fromkeys(sorted(spelled(names, Name.TYPE)), effect))
        elif leaf == "call":
            found.add_members(names, effect, found.members)
        elif leaf == "property":
            access = entry.child("access").choice(frozenset({"read", "write"}))
            found.add_members(names, effect, found.reads if access == "read" else found.writes)
        else:
            kinds = frozenset(_flat(entry.child("modules")) if entry.has("modules") else ())
            for word in sorted(spelled(names, Name.PROPERTY)):
                found.free[word].append(Free(effect.labels, kinds))

    def names(self, place: Place) -> None:
        """Names of variables and fields that tell what is in them, or where it goes."""
        for entry in place.items():
            entry.allow("source", "sink", "words", "pattern")
            words = frozenset(word.lower() for word in _flat(entry.child("words")))
            pattern = entry.child("pattern").regex() if entry.has("pattern") else ""
            if entry.has("sink"):
                sink = entry.child("sink").choice(frozenset(self.words.sinks))
                self.sinks.append((self.words.sinks[sink], words, pattern))
            else:
                labels = entry.child("source").choices(frozenset(self.words.labels))
                self.named.append((self.words.mask(labels), words, pattern))

    def word_lists(self, place: Place) -> None:
        """Lists of names by what they are for."""
        for key in place.members():
            found = self.lists.setdefault(key, set())
            names = list(_flat(place.child(key)))
            found.update(spelled(names, Name.ANY))

    def label_masks(self, place: Place) -> None:
        """Labels by word, in groups."""
        for group in place.members():
            found = self.masks.setdefault(group, {})
            for key in place.child(group).members():
                chosen = place.child(group).child(key)
                labels = group in {"attributes", "entries"}
                words = frozenset(self.words.labels if labels else self.words.groups)
                mask = self.words.mask if labels else self.words.group_mask
                found[key] = mask(chosen.choices(words))

    def kinds(self, place: Place) -> None:
        """Managers and the kind of object they manage."""
        for manager in place.members():
            kind = place.child(manager).word()
            self.managers.update(dict.fromkeys(sorted(spelled([manager], Name.PROPERTY)), kind))

    def tables(self, labels: Sequence[str], sinks: Sequence[str]) -> FlowTables:
        """Return everything that was read."""
        found = self.collected
        members, reads, writes = map(_sorted, (found.members, found.reads, found.writes))
        lists = {key: frozenset(words) for key, words in self.lists.items()}
        return FlowTables(
            labels=tuple(labels),
            sinks=tuple(sinks),
            groups=self.groups,
            globals=found.globals,
            constructors=found.constructors,
            members=members,
            reads=reads,
            writes=writes,
            types=frozenset().union(*map(_types, (members, reads, writes))),
            free={name: tuple(entries) for name, entries in found.free.items()},
            attributes=self.masks["attributes"],
            words=NameLabels(self.named),
            sinks_by_name=NameSinks(self.sinks),
            harmless=lists["harmless"],
            harmless_starts=tuple(sorted(lists["harmless_starts"])),
            same=lists["same"],
            finds=lists["finds"],
            has_key=lists["has_key"],
            starts_with=self._by_spelling("starts_with", Name.GLOBAL),
            replaced=self.masks["replaced"],
            formatted=self.words.group_mask(("format",)),
            type_of=lists["type_of"],
            text_types=lists["text_types"],
            globals_known=lists["globals_known"],
            own=lists["own"],
            managers=self.managers,
            entries=self.masks["entries"],
            handlers=lists["handlers"],
            branch=self.words.sinks["branch"],
            named=self.words.group_mask(("named",)),
            named_after=lists["named_after"],
        )

    def _by_spelling(self, group: str, place: Name) -> dict[str, int]:
        return {word: mask for key, mask in self.masks[group].items() for word in sorted(spelled([key], place))}


def _sorted(table: Mapping[str, Sequence[Entry]]) -> dict[str, tuple[Entry, ...]]:
    """Return entries that ask for a receiver before those that do not."""
    return {name: tuple(sorted(some, key=lambda one: not one.on and not one.types)) for name, some in table.items()}


def _types(table: Mapping[str, Sequence[Entry]]) -> frozenset[str]:
    return frozenset(word for some in table.values() for one in some for word in one.types)


def _flat(place: Place) -> Iterator[str]:
    """Yield words; long lists stand in several lines, each a list."""
    for item in place.any_items():
        if isinstance(item.value(), list):
            yield from _flat(item)
        else:
            yield item.word()


def flow_tables() -> FlowTables:
    """Return the tables of this installation, read once per process."""
    return _installed()


def label_text(label: str) -> Text:
    """Return what data with a label are, in both languages."""
    return _texts()[label]


def load_tables(folder: Path = FOLDER) -> FlowTables:
    """Return the tables of a folder; they are kept in the cache.

    Raises:
        BadRuleError: a file is wrong; it names file, key and line.
    """
    files = read(folder, "*.yaml")
    # What makes the tables is part of what they are made from, and so are the spellings in them.
    code = read(Path(__file__).parent, "flow_*.py") | read(names.DATA.parent, "flow/tables.py")
    digest = digest_of(files | code | read(names.DATA, "*.txt"))
    kept = load("flow-tables", digest)
    if kept is not None and isinstance(nodes := kept.get("nodes"), list):
        return from_plain(nodes)
    made = compiled("flow", files, _build)
    save("flow-tables", digest, {"nodes": plain(made)})
    return made


@cache
def _installed() -> FlowTables:
    return load_tables()


@cache
def _texts() -> dict[str, Text]:
    def texts(documents: Sequence[Document]) -> dict[str, Text]:
        return {
            label: document.text("labels", label)
            for document in documents
            if document.has("labels")
            for label in document.keys("labels")
        }

    return compiled("flow", read(FOLDER, "*.yaml"), texts)


def _build(documents: Sequence[Document]) -> FlowTables:
    labels = [label for one in documents if one.has("labels") for label in one.keys("labels")]
    sinks: dict[str, tuple[str, ...]] = {}
    for one in documents:
        if one.has("sinks"):
            place = Place(one, ("sinks",))
            for sink in place.members():
                groups = place.child(sink)
                sinks[sink] = groups.choices(frozenset(_GROUPS)) if groups.value() else ()
    reader = _Reader(labels, sinks)
    for one in documents:
        reader.take(one)
    return reader.tables(labels, list(sinks))


_LEAVES: Final = ("global", "new", "call", "property", "name")
_WORDS: Final = frozenset({"labels", "sinks"})
_SECTIONS: Final[Mapping[str, Callable[[_Reader, Place], None]]] = {
    "effects": _Reader.effects,
    "names": _Reader.names,
    "lists": _Reader.word_lists,
    "masks": _Reader.label_masks,
    "managers": _Reader.kinds,
}
