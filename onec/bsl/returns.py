"""What calls and properties of the platform give: the table `data/returns.txt`, in lower case."""

from dataclasses import dataclass, field
from functools import cache
from typing import Final

from onec.bsl.names import DATA

INDEX: Final = "[]"
"""The member that stands for an index."""

ARRAY: Final = "array:"
"""Begins the type of an array whose items are of one type."""

Types = frozenset[str]
NONE: Final[Types] = frozenset()


@dataclass(slots=True)
class Returns:
    """Types by name: of methods and properties of the global context, of members of types, of what loops give.

    The members of a type are those of all its names (`Справочники.Товары` has those of `catalogmanager`); the member
    `*` is every one that is not named, and `.*` in a type carries the name of metadata over.
    """

    methods: dict[str, Types] = field(default_factory=dict)
    context: dict[str, Types] = field(default_factory=dict)
    members: dict[str, dict[str, Types]] = field(default_factory=dict)
    items: dict[str, Types] = field(default_factory=dict)

    def member(self, owner: str, name: str) -> Types:
        """Return what a member of a type gives, be it a property or called."""
        if owner.startswith(ARRAY):
            return frozenset({owner.removeprefix(ARRAY)}) if name in _ITEM else NONE
        base, _, metadata = owner.partition(".")
        members = self.members.get(base)
        if members is None or (metadata and base in _MANAGERS):
            return NONE
        found = members.get(name)
        if found is not None:
            return frozenset(one.replace("*", metadata) if metadata else one.removesuffix(".*") for one in found)
        if name == INDEX:
            return NONE
        return frozenset(one.replace("*", metadata or name) for one in members.get("*", NONE))

    def item(self, owner: str) -> Types:
        """Return what a loop over a type gives."""
        if owner.startswith(ARRAY):
            return frozenset({owner.removeprefix(ARRAY)})
        return self.items.get(owner.partition(".")[0], NONE)


@cache
def returns() -> Returns:
    """Return the table."""
    table = Returns()
    section = ""
    for line in (DATA / "returns.txt").read_text(encoding="utf-8").lower().splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif line and not line.startswith("#"):
            left, _, right = line.partition("=")
            _take(table, section, left.split(), frozenset(right.split()))
    return table


def _take(table: Returns, section: str, words: list[str], types: Types) -> None:
    if section == "global":
        table.methods.update(dict.fromkeys(words, types))
    elif section == "context":
        table.context.update(dict.fromkeys(words, types))
    elif words[0] == "each":
        table.items[words[1]] = types
    else:
        table.members.setdefault(words[0].removesuffix(":"), {}).update(dict.fromkeys(words[1:], types))


_ITEM: Final = frozenset({INDEX, "get", "получить"})
_SETS: Final = (
    "catalogs documents enums reports dataprocessors documentjournals chartsofcharacteristictypes chartsofaccounts "
    "chartsofcalculationtypes informationregisters accumulationregisters accountingregisters calculationregisters "
    "businessprocesses tasks exchangeplans constants"
)
_MANAGERS: Final = frozenset(_SETS.split())
"""Their members are known under the name of the manager: `catalogmanager.товары`, not `catalogs.товары`."""
