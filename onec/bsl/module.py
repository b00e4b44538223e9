"""What a module says: methods, variables, statements outside them, and what of it was not understood.

Nodes are tuples as in `onec.bsl.tree`: `at` is the number of a token.
"""

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from onec.bsl.lexer import Tokens, literal_text
from onec.bsl.tree import Annotation, Body, Expression, Text, Variable


class Reason(StrEnum):
    """Why something was not read.

    CHARACTER: no token begins so; LITERAL: it does not end; DIRECTIVE: unknown, or one of a pair without the other;
    SYNTAX: not the language; END_MISSING: of a method or a block (told at its first word); STRAY: an end that
    nothing began; DEPTH: too many levels; BRANCHES: more branches of the preprocessor within one method than are tried.
    """

    CHARACTER = "character"
    LITERAL = "literal"
    DIRECTIVE = "directive"
    SYNTAX = "syntax"
    END_MISSING = "end-missing"
    STRAY = "stray"
    DEPTH = "depth"
    BRANCHES = "branches"


class Parameter(NamedTuple):
    """A parameter; `at` is its name."""

    at: int
    name: str
    by_value: bool
    default: Expression | None
    annotations: tuple[Annotation, ...] = ()


class Method(NamedTuple):
    """A procedure or function.

    `at` is its name; `first` the first token of its annotations or header, `end` the token behind its last one.
    """

    at: int
    name: str
    function: bool
    asynchronous: bool
    exported: bool
    parameters: tuple[Parameter, ...]
    annotations: tuple[Annotation, ...]
    body: Body
    first: int
    end: int


class Unparsed(NamedTuple):
    """Characters from `start` up to `end` that were not understood, and why."""

    start: int
    end: int
    reason: Reason


@dataclass(frozen=True, slots=True)
class Module:
    """A module as a tree.

    Attributes:
        tokens: what runs (`Tokens.code`), ended by one of kind `END`; behind it stand the tokens of methods that
            were read once for each branch of the preprocessor, with the places they have in the text.
        methods: in the order of the text; where branches of the preprocessor name two methods, both.
        variables: the module's.
        body: statements outside methods.
        uses: what OneScript's `#Использовать` names.
        unparsed: in the order of the text; a bad character is one too, the code around it was read without it.
    """

    tokens: Tokens
    methods: tuple[Method, ...]
    variables: tuple[Variable, ...]
    body: Body
    uses: tuple[str, ...]
    unparsed: tuple[Unparsed, ...]

    def string(self, node: Text) -> str:
        """Return the value of a string."""
        return "".join(literal_text(self.tokens.spelling(at)) for at in range(node.at, node.at + node.literals))

    def place(self, at: int) -> tuple[int, int]:
        """Return line and column of a token, both from 1."""
        return self.tokens.position(self.tokens.starts[at])

    def method_at(self, offset: int) -> Method | None:
        """Return the method whose text, from its annotations to its end, holds an offset."""
        starts = self.tokens.starts
        number = bisect_right(self.methods, offset, key=lambda method: starts[method.first]) - 1
        if number < 0:
            return None
        method = self.methods[number]
        return method if offset < self.tokens.end(method.end - 1) else None
