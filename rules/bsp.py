"""What of the Standard Subsystems Library (БСП) is critical for security: modules and methods, data, subscriptions.

Target configurations keep these names, so the lists work for any configuration built on the library. Names are looked
up in either language and any case. `rules/data/make.py` tells where they come from.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

from rules.rule import Severity

TABLE: Final = Path(__file__).parent / "data" / "bsp.txt"
_NONE: Final = "-"

OVERRIDABLE: Final = ("переопределяемый", "overridable")
"""How the names of modules end that are there to be changed: `…Переопределяемый`, `…ПереопределяемыйКлиентСервер`."""
INTERNAL: Final = ("служебный", "internal")
"""What names of modules hold that are no contract."""


@dataclass(frozen=True, slots=True)
class CriticalModule:
    """A module of the library.

    Attributes:
        names: its Russian and its English name, as written; one where there is no other.
        severity: of changing it.
        methods: critical ones in lower case, in both languages; None where all are.
    """

    names: tuple[str, ...]
    severity: Severity
    methods: frozenset[str] | None

    def holds(self, method: str) -> bool:
        """Tell whether a method is critical."""
        return self.methods is None or method.lower() in self.methods


@dataclass(frozen=True, slots=True)
class Library:
    """The tables.

    Attributes:
        modules: by name in lower case, in both languages.
        protected: names of data in lower case, by kind: `Catalog`, `Constant`, `InformationRegister` …
        subscriptions: how names of the event subscriptions begin that hold the controls, in lower case.
        start: handlers of the start of a session, in lower case.
    """

    modules: Mapping[str, CriticalModule]
    protected: Mapping[str, frozenset[str]]
    subscriptions: tuple[str, ...]
    start: frozenset[str]

    def critical(self, module: str, method: str) -> CriticalModule | None:
        """Return the module where one of its methods is critical, None for everything else."""
        found = self.modules.get(module.lower())
        return found if found and found.holds(method) else None

    def is_protected(self, kind: str, name: str) -> bool:
        """Tell data that the library refuses to write in safe mode."""
        return name.lower() in self.protected.get(kind, frozenset())

    def is_control(self, subscription: str) -> bool:
        """Tell an event subscription that holds one of the library's controls."""
        return subscription.lower().startswith(self.subscriptions)


def is_overridable(module: str) -> bool:
    """Tell a module that the library gives to be changed."""
    return any(word in module.lower() for word in OVERRIDABLE)


@cache
def library() -> Library:
    """Return the tables of this installation, read once per process."""
    return read_library(TABLE.read_text(encoding="utf-8"))


@dataclass
class _Tables:
    modules: list[tuple[tuple[str, ...], Severity, set[str] | None]] = field(default_factory=list)
    protected: dict[str, set[str]] = field(default_factory=dict)
    subscriptions: list[str] = field(default_factory=list)
    start: set[str] = field(default_factory=set)


def read_library(text: str) -> Library:
    """Return the tables that the text holds."""
    tables = _Tables()
    for line in text.split("\n"):
        word, *rest = line.split() or [""]
        match word:
            case "module":
                severity, *names = rest
                every = names[-1] == "*"
                tables.modules.append((tuple(_names(names[:2])), Severity(severity), None if every else set()))
            case "method":
                methods = tables.modules[-1][2]
                if methods is not None:
                    methods.update(_small(rest))
            case "protected":
                tables.protected.setdefault(rest[0], set()).update(_small(rest[1:]))
            case "subscription":
                tables.subscriptions += _small(rest)
            case "start":
                tables.start.update(_small(rest))
    modules = [
        CriticalModule(names, severity, None if methods is None else frozenset(methods))
        for names, severity, methods in tables.modules
    ]
    return Library(
        {name.lower(): module for module in modules for name in module.names},
        {kind: frozenset(names) for kind, names in tables.protected.items()},
        tuple(tables.subscriptions),
        frozenset(tables.start),
    )


def _names(words: list[str]) -> Iterator[str]:
    return (word for word in words if word != _NONE)


def _small(words: list[str]) -> list[str]:
    return [word.lower() for word in _names(words)]
