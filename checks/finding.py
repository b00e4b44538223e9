"""A finding: one fault of the artifact at one place."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rules.rule import Rule, Text


@dataclass(frozen=True, slots=True)
class Location:
    """Where a fault is; what does not apply is empty.

    Attributes:
        entry: file inside the artifact: an element, a part of one, an entry of a kit; `/` between the levels.
        object: full name of the metadata object.
        module: kind of its module.
        method: name of the procedure or function.
        line, column: in the module's text, counted from 1.
        snippet: lines around the place, without line ends.
        snippet_line: number of the snippet's first line.
    """

    entry: str = ""
    object: str = ""
    module: str = ""
    method: str = ""
    line: int | None = None
    column: int | None = None
    snippet: tuple[str, ...] = ()
    snippet_line: int | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a data path: what it is, the statement and its place."""

    kind: str
    statement: str
    location: Location


@dataclass(frozen=True, slots=True)
class AuthorRequest:
    """A comment in the code by which the author asks to leave a finding out; it is shown, and nothing is left out.

    Attributes:
        tool: whose comment it is: `otk`, `bsl-language-server`, `v8-code-style`.
        comment: its text as the module has it.
    """

    tool: str
    comment: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault of the artifact: which rule, where, and the values its message needs.

    Attributes:
        values: by the names in the rule's message; what differs by language is a `Text`.
        statement: the normalised tokens of the statement at fault; empty where the fault is of no statement.
        flow: the path from source to sink, for findings of data flow.
        capability: what the table of capabilities shows of this place, where the rule has a row in it: a host, a
            program, a folder; empty where the text does not tell.
        author_request: a comment of the author asks to leave it out.
        releases: of configurations that have this fault, in words; empty for what does not depend on one.
    """

    rule: Rule
    location: Location
    values: Mapping[str, str | Text] = field(default_factory=dict)
    statement: str = ""
    flow: tuple[Step, ...] = ()
    capability: str = ""
    author_request: AuthorRequest | None = None
    releases: tuple[str, ...] = ()
