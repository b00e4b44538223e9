"""The common modules of an artifact as one module sees them, and which of them it was examined with."""

from collections.abc import Collection, ItemsView, Mapping, ValuesView
from typing import TypeVar, overload

T = TypeVar("T")
Methods = Collection[str]


class Commons(dict[str, Methods]):
    """What common modules define, by their names.

    Attributes:
        asked: names of those whose methods somebody asked for. All names are known to all modules; methods change more
            often, and only who asked for them need look again.
    """

    __slots__ = ("asked",)

    def __init__(self, given: Mapping[str, Methods]) -> None:
        super().__init__(given)
        self.asked: set[str] = set()

    def __getitem__(self, name: str) -> Methods:
        found = super().__getitem__(name)
        self.asked.add(name)
        return found

    @overload
    def get(self, name: str, default: None = None, /) -> Methods | None: ...
    @overload
    def get(self, name: str, default: Methods, /) -> Methods: ...
    @overload
    def get(self, name: str, default: T, /) -> Methods | T: ...
    def get(self, name: str, default: object = None, /) -> object:
        """Return the methods of a module, and note that they were asked for."""
        found = super().get(name)
        if found is None:
            return default
        self.asked.add(name)
        return found

    def items(self) -> ItemsView[str, Methods]:  # type: ignore[override]  # a wider type
        """Return all there is; all was asked for then."""
        self.asked.update(self)
        return dict(self).items()

    def values(self) -> ValuesView[Methods]:  # type: ignore[override]  # a wider type
        """Return all methods; all were asked for then."""
        self.asked.update(self)
        return dict(self).values()
