"""Names of data flow in all their spellings, and entries collected under them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from onec.bsl.flow.tables import ANY, Effect, Entry, Free, Path, Words
from onec.bsl.names import Place as Name
from onec.bsl.names import spellings, things


def spelled(names: Iterable[str], place: Name) -> Words:
    """Return all spellings of names; a dotted type is its first part."""
    return frozenset(spelling for name in names for spelling in spellings(name, place))


def path_of(parts: Iterable[str]) -> Path:
    """Return a dotted receiver: a type, or names of the context; `*` is any name."""
    return tuple(None if part == ANY else spelled([part], Name.ANY) for part in parts)


@dataclass(slots=True)
class Collected:
    """Effects by spelled name, from all files."""

    globals: dict[str, Effect] = field(default_factory=dict)
    constructors: dict[str, Effect] = field(default_factory=dict)
    members: defaultdict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    reads: defaultdict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    writes: defaultdict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    free: defaultdict[str, list[Free]] = field(default_factory=lambda: defaultdict(list))

    def add_members(self, dotted: Iterable[str], effect: Effect, table: defaultdict[str, list[Entry]]) -> None:
        """Add an effect of `Тип.Член`, `Имя.Имя.Член` or `Член` on any receiver."""
        by_member: dict[str, list[tuple[str, ...]]] = {}
        for name in dotted:
            *owner, member = name.split(".")
            by_member.setdefault(member, []).append(tuple(owner))
        place = Name.METHOD if table is self.members else Name.PROPERTY
        for member, owners in by_member.items():
            entry = _entry([] if any(set(owner) <= {ANY} for owner in owners) else owners, effect)
            words = {member} if member in {ANY, "[]"} else spelled([member], place)
            for word in sorted(words):
                table[word].append(entry)


def _entry(owners: list[tuple[str, ...]], effect: Effect) -> Entry:
    single = [owner[0] for owner in owners if len(owner) == 1]
    types = spelled((one for one in single if things(one, Name.TYPE)), Name.TYPE)
    named = tuple(path_of(owner) for owner in owners if len(owner) > 1 or _is_name(owner[0]))
    idle = not (effect.labels or effect.container or effect.dangerous or effect.starts)
    return Entry(named, types, effect, idle)


def _is_name(word: str) -> bool:
    """Tell a name of the context, or of a module, from a type that is no name besides."""
    return bool(things(word, Name.PROPERTY)) or not things(word, Name.TYPE)
