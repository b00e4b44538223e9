"""A rule as its author wrote it: what it looks for, where, its example and its cases."""

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final, NamedTuple

from rules.document import Document
from rules.language.cases import Case, cases
from rules.language.flows import taint
from rules.language.modules import modules
from rules.language.pattern import Modules, Pattern, Taint
from rules.language.patterns import patterns
from rules.language.place import Place
from rules.language.words import CAPABILITIES, FLOW_VALUES, VALUES
from rules.rule import PLACEHOLDER


class Keys(NamedTuple):
    """Keys of a file."""

    required: frozenset[str]
    optional: frozenset[str]


KEYS: Final = Keys(
    required=frozenset({"class", "decided", "example", "versions", "cases"}),
    optional=frozenset({"capability_value", "modules", "match", "taint", "check"}),
)
"""What the language adds to the keys that every rule has."""

_CODE = "code"
_PYTHON = "python"


class Example(NamedTuple):
    """Code that shows the fault, and code that does without."""

    bad: str
    good: str


class Shown(NamedTuple):
    """What the table of capabilities shows of a place: the constant of an argument, or the value that matched."""

    argument: int | None = None
    value: bool = False


@dataclass(frozen=True, slots=True)
class Definition:
    """What a rule looks for.

    Attributes:
        name: of the rule.
        modules: in which modules.
        match: any of these patterns.
        taint: a flow, None for none.
        python: it is decided by Python code of its name.
        shown: what the table of capabilities shows; None for nothing but the place.
        example: for readers.
        cases: for tests.
    """

    name: str
    modules: Modules
    match: tuple[Pattern, ...]
    taint: Taint | None
    python: bool
    shown: Shown | None
    example: Example
    cases: tuple[Case, ...]


def definition(document: Document) -> Definition:
    """Return what a file of the language says besides what `rules.catalogue` reads.

    Raises:
        BadRuleError: it is wrong; the error names file, key and line.
    """
    root = Place(document, ())
    found = Definition(
        name=PurePosixPath(document.file).stem,
        modules=modules(root.child("modules")) if root.has("modules") else Modules(),
        match=patterns(root.child("match")) if root.has("match") else (),
        taint=taint(root.child("taint")) if root.has("taint") else None,
        python=root.has("check") and root.child("check").word(_PYTHON) == _PYTHON,
        shown=_shown(root.child("capability_value")) if root.has("capability_value") else None,
        example=_example(root.child("example")),
        cases=cases(root.child("cases")),
    )
    _held_together(root, found)
    return found


def _shown(place: Place) -> Shown:
    place.allow("arg", "value")
    if len(place.members()) > 1:
        raise place.wrong("must have one key")
    if place.has("arg"):
        return Shown(argument=place.child("arg").number())
    return Shown(value=place.child("value").mark())


def _example(place: Place) -> Example:
    place.allow("bad", "good")
    for key in ("bad", "good"):
        if not place.has(key):
            raise place.child(key).wrong("is missing")
    return Example(place.child("bad").text(), place.child("good").text())


def _held_together(root: Place, found: Definition) -> None:
    """Refuse what each key allows and all together do not."""
    by_pattern = bool(found.match) or found.taint is not None
    if by_pattern is found.python:
        raise root.child("check").wrong("must be there where there is neither match nor taint, and nowhere else")
    if by_pattern and root.child("decided").word() != _CODE:
        raise root.child("decided").wrong("must be code: match and taint look at nothing else")
    if root.has("capability"):
        root.child("capability").choice(CAPABILITIES)
    elif found.shown is not None:
        raise root.child("capability").wrong("is missing, so that capability_value has no table to go to")
    if found.python:
        return
    known = VALUES if found.taint is None else VALUES | FLOW_VALUES
    for language in ("ru", "en"):
        message = root.child("message").child(language)
        for name in PLACEHOLDER.findall(message.word()):
            if name not in known:
                raise message.wrong(f"has {{{name}}}, known are {', '.join(sorted(known))}")
    if found.taint is not None and found.match and _asks_for_flow(root):
        raise root.child("message").wrong("has {source} or {sink}, which a place found by match does not have")


def _asks_for_flow(root: Place) -> bool:
    message = root.child("message")
    return any(name in FLOW_VALUES for name in PLACEHOLDER.findall(message.child("ru").word()))
