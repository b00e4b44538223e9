"""Types in the words of an index: those that a container and a dump tell alike."""

from collections.abc import Iterable
from typing import Final

from onec.model import MetadataObject
from onec.release.model import OTHER

PLATFORM: Final = {
    "0387f3a2-7df5-4804-948b-4580a51e4a15": "StandardBeginningDate",
    "214fa4d8-6ba4-4748-a5e1-6332b5887780": "BusinessProcessRef",
    "280f5f0e-9c8a-49cc-bf6d-4d296cc17a63": "AnyRef",
    "3543ef08-3316-4f7e-9447-0cd0a1cbf1d5": "Chart",
    "38bfd075-3e63-4aaa-a93e-94521380d579": "DocumentRef",
    "65abad24-838b-4987-8b35-ed9e2bd4d9c8": "DynamicList",
    "cab0d12b-3c88-4993-8edc-8c3827cadc7d": "SettingsComposer",
    "e199ca70-93cf-46ce-a54b-6edc88c3a296": "ValueStorage",
    "e603103e-a318-4edc-a014-b1c6cf94d49f": "SpreadsheetDocument",
    "e603c0f2-92fb-4d47-8f38-a44a381cf235": "ValueTree",
    "e61ef7b8-f3e1-4f4b-8ac7-676e90524997": "CatalogRef",
    "ebf766b1-f32c-11d3-9851-008048da1252": "TextDocument",
    "fc01b5df-97fe-449b-83d4-218a090e681e": "UUID",
}
"""Types of the platform by the UUID a container has; each was seen in a container and in its dump."""

_PRIMITIVE: Final = frozenset({"Boolean", "Date", "Number", "String"})
_WORDS: Final = frozenset(PLATFORM.values()) | _PRIMITIVE
_EDT: Final = {"DataCompositionSettingsComposer": "SettingsComposer"}
_CHARACTERISTIC: Final = "Characteristic."
_EXTERNAL: Final = "ExternalDataSource."


_SETS: Final = {"BusinessProcessRef": "BusinessProcess.", "CatalogRef": "Catalog.", "DocumentRef": "Document."}
"""Types of all objects of a kind, and what the names of such objects begin with."""

_ANY: Final = "AnyRef"
_WHOLES: Final = frozenset({_ANY, *_SETS})
_OPEN: Final = ("ChartOfCharacteristicTypes.", "DefinedType.")
"""Types that stand for others, which are told elsewhere."""


class Types:
    """Knows the objects of a configuration, which are types too.

    Attributes:
        names: their full names.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self.names = frozenset(names)

    def of(self, item: MetadataObject) -> tuple[str, ...]:
        """Return the types of an object's values, sorted; of a field of an external source none are known."""
        return () if item.full_name.startswith(_EXTERNAL) else self.indexed(item.types)

    def indexed(self, words: Iterable[str]) -> tuple[str, ...]:
        """Return types as an index has them, sorted, each once."""
        return tuple(sorted(set(map(self._indexed, words))))

    def _indexed(self, word: str) -> str:
        named = object_of(_EDT.get(word) or PLATFORM.get(word) or word)
        return named if named in self.names or named.partition("(")[0] in _WORDS else OTHER


def object_of(word: str) -> str:
    """Return the full name of the object that a type belongs to: a dump calls that of characteristics otherwise."""
    rest = word.removeprefix(_CHARACTERISTIC)
    return f"ChartOfCharacteristicTypes.{rest}" if rest != word else word


def covers(some: Iterable[str], others: Iterable[str]) -> bool:
    """Tell whether two lists of types may mean the same: a set of types, as `AnyRef`, stands for each of its types.

    What stands for types that are told elsewhere, as a defined type, may be anything.
    """
    here, there = set(some), set(others)
    return _are_met(here - there, there) and _are_met(there - here, here)


def _are_met(words: set[str], others: set[str]) -> bool:
    """Tell whether each type is, holds, or belongs to one of the others; each list is gone through a few times only."""
    if not others or any(one.startswith(_OPEN) for one in others):
        return bool(others) or not words
    wholes = others & _WHOLES
    return all(
        word.startswith(_OPEN)
        or any(_holds(one, word) for one in wholes)
        or (word in _WHOLES and any(_holds(word, one) for one in others))
        for word in words
    )


def _holds(whole: str, one: str) -> bool:
    if whole == _ANY:
        return "." in one.partition("(")[0] or one in _SETS
    return whole in _SETS and one.startswith(_SETS[whole])
