"""What a rule looks for, as values: names as the author wrote them, regular expressions as text."""

from enum import StrEnum
from typing import NamedTuple


class LeafKind(StrEnum):
    """What a pattern holds on to; the place of this is the place of the finding."""

    GLOBAL = "global"
    NEW = "new"
    CALL = "call"
    MEMBER = "member"
    PROPERTY = "property"
    NAME = "name"
    ANNOTATION = "annotation"
    STRING = "string"
    QUERY = "query"
    COMMENT = "comment"
    STATEMENT = "statement"
    METHOD = "method"
    PARSE = "parse"
    LINE = "line"


class Relation(StrEnum):
    """Where the other place is: `before` reads: this place stands before a match of that pattern."""

    BEFORE = "before"
    AFTER = "after"
    NOT_BEFORE = "not_before"
    NOT_AFTER = "not_after"
    WITH = "with"
    WITHOUT = "without"
    MODULE_WITH = "module_with"
    MODULE_WITHOUT = "module_without"


class Value(NamedTuple):
    """What an expression must be; all that is given must hold, regular expressions are searched in any case.

    Attributes:
        const: in its constant text.
        not_const: it has no constant value.
        equals: its constant value: `true`, `false`, `undefined`, `null`, a number, or "" for the empty string.
        absent: it is not given; present: it is.
        assembled: its constant text is put together from two parts or more.
        types: one of these is its type.
        spelled: in its source text.
        calls: it is a call of one of these.
        long: its constant text has at least so many characters.
        other: what it must not be.
    """

    const: str = ""
    not_const: bool = False
    equals: str | None = None
    absent: bool = False
    present: bool = False
    assembled: bool = False
    types: tuple[str, ...] = ()
    spelled: str = ""
    calls: tuple[str, ...] = ()
    long: int = 0
    other: "Value | None" = None


class Shape(NamedTuple):
    """What the header of a method must be; None asks for nothing."""

    exported: bool | None = None
    function: bool | None = None
    asynchronous: bool | None = None
    name: str = ""
    annotations: tuple[str, ...] = ()
    fewest: int = 0
    most: int | None = None


class Inside(NamedTuple):
    """Something around a place: a word, `if` or `pp` with the text of a condition, or `method` with its shape."""

    word: str
    text: str = ""
    shape: Shape | None = None


class Near(NamedTuple):
    """Another place that must be there, or must not: of one of these patterns."""

    relation: Relation
    patterns: "tuple[Pattern, ...]"


class Group(NamedTuple):
    """Constraints, of which all hold.

    Attributes:
        arguments: by number, from 0.
        some: an argument that must be there.
        fewest: arguments there must be; most: there may be.
        value: what is written into a property.
        receiver: what stands before the dot.
        inside: one of these is around; outside: none of these.
        near: other places.
        shape: of the method around.
        every: groups that all hold; choice: groups of which one holds; never: groups of which none holds.
    """

    arguments: tuple[tuple[int, Value], ...] = ()
    some: Value | None = None
    fewest: int = 0
    most: int | None = None
    value: Value | None = None
    receiver: Value | None = None
    inside: tuple[Inside, ...] = ()
    outside: tuple[Inside, ...] = ()
    near: tuple[Near, ...] = ()
    shape: Shape | None = None
    every: "tuple[Group, ...]" = ()
    choice: "tuple[Group, ...]" = ()
    never: "tuple[Group, ...]" = ()


class Pattern(NamedTuple):
    """One leaf with its constraints.

    Attributes:
        names: of a leaf that has names: any of them, dotted for `call` and `property`; `*` is any name. Words of
            `statement`, reasons of `parse`.
        text: the regular expression of `string`, `query` or `comment`.
        longer: of `line`: more characters than this.
        access: of `property`: `read`, `write` or "" for both.
        shape: of `method`.
        number: among all patterns of a pack.
    """

    leaf: LeafKind
    names: tuple[str, ...] = ()
    text: str = ""
    longer: int = 0
    access: str = ""
    shape: Shape | None = None
    group: Group = Group()
    number: int = -1


class Endpoint(NamedTuple):
    """Where a flow begins or ends: a word of `words.py`, or a pattern of one leaf.

    Attributes:
        argument: of an inline sink: the number of the argument that the value flows into, from 0.
    """

    word: str = ""
    leaf: LeafKind | None = None
    names: tuple[str, ...] = ()
    argument: int | None = None


class Taint(NamedTuple):
    """A flow: from one of the sources to one of the sinks, with one of the `via` labels where there are any."""

    sources: tuple[Endpoint, ...]
    sinks: tuple[Endpoint, ...]
    via: tuple[str, ...] = ()


class Modules(NamedTuple):
    """In which modules a rule looks; all that is given must hold.

    Attributes:
        kinds: values of `ModuleKind`; not_kinds: kinds it does not look in.
        files: values of `FileKind`.
        flags: of a common module: `privileged`, `server_call`, `global`, `server`, `client`, `external_connection`.
        adopted: the owner is adopted.
        client: the code runs on the client; told for each method.
        managed: of a form; False for an ordinary one. What is no form, or not known, is looked at.
    """

    kinds: tuple[str, ...] = ()
    not_kinds: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    flags: tuple[tuple[str, bool], ...] = ()
    adopted: bool | None = None
    client: bool | None = None
    managed: bool | None = None
