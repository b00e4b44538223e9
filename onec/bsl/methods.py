"""Methods and their headers: annotations, parameters.

Source: Developer Guide of 1C:Enterprise 8, "Procedures and functions", "Annotations"; OneScript's documentation for
annotations of parameters and within annotations.
"""

import re
from typing import Final

from onec.bsl import kinds as k
from onec.bsl.cursor import BORDERS, METHOD_ENDS, METHOD_STARTS, UnreadableError
from onec.bsl.lexer import Tokens
from onec.bsl.module import Method, Parameter, Reason
from onec.bsl.statements import StatementParser
from onec.bsl.tree import Annotation, Expression

_NEST: Final = 4
"""Units of depth of an annotation within an annotation."""

_PARAMETERS_END: Final = re.compile(
    b"[%b]" % (re.escape(bytes([k.CLOSE, k.SEMICOLON, k.END, k.VAR]) + METHOD_STARTS + METHOD_ENDS))
)
_ANNOTATION_END: Final = re.compile(b"[%b]" % re.escape(bytes([k.CLOSE, k.SEMICOLON]) + BORDERS))


class MethodParser(StatementParser):
    """Reads methods; each method begins at the first token of what it reads and ends behind the last."""

    __slots__ = ("in_method",)

    def __init__(self, code: Tokens) -> None:
        super().__init__(code)
        self.in_method = False

    def method(self, first: int, annotations: tuple[Annotation, ...]) -> Method:
        """Return the method whose annotations, the first of them at token `first`, were read."""
        self.asynchronous = asynchronous = self.kinds[self.i] == k.ASYNC
        self.i += asynchronous
        header = self.i
        self.i += 1
        name, exported = "", False
        parameters: tuple[Parameter, ...] = ()
        try:
            name = self.word()
            parameters = self._parameters()
            exported = self.kinds[self.i] == k.EXPORT
            self.i += exported
        except UnreadableError as error:
            self.depth = 0
            self._recover_brackets(header, _PARAMETERS_END, error.reason)
            exported = self.kinds[self.i] == k.EXPORT
            self.i += exported
        self.in_method = True
        body = self.body(METHOD_ENDS)
        self.in_method = False
        self.asynchronous = False
        if self.kinds[self.i] in METHOD_ENDS:
            self.i += 1
        else:
            self.report(header, header + 1, Reason.END_MISSING)
        function = self.kinds[header] == k.FUNCTION
        at = header + 1 if name else header
        return Method(at, name, function, asynchronous, exported, parameters, annotations, body, first, self.i)

    def _recover_brackets(self, first: int, end: re.Pattern[bytes], reason: Reason) -> None:
        """Go behind the brackets if they end before anything else begins."""
        found = self._find(end, self.i)
        if self.kinds[found] == k.CLOSE and k.OPEN in self.kinds[first : first + 3]:
            self.i = found + 1
        self.report(first, self.i, reason)

    def _parameters(self) -> tuple[Parameter, ...]:
        self.expect(k.OPEN)
        found: list[Parameter] = []
        while self.kinds[self.i] != k.CLOSE:
            if found:
                self.expect(k.COMMA)
            annotations = []
            while self.kinds[self.i] == k.ANNOTATION:
                annotations.append(self.annotation())
            by_value = self.kinds[self.i] == k.VAL
            self.i += by_value
            at = self.i
            name = self.word()
            default = None
            if self.kinds[self.i] == k.EQUAL:
                self.i += 1
                default = self.expression()
            found.append(Parameter(at, name, by_value, default, tuple(annotations)))
        self.i += 1
        return tuple(found)

    def annotation(self) -> Annotation:
        """Return an annotation; one whose brackets make no sense has no arguments."""
        at = self.i
        name = self.words[at][1:].strip()
        self.i += 1
        if self.kinds[self.i] != k.OPEN:
            return Annotation(at, name)
        depth = self.depth
        try:
            return Annotation(at, name, self._annotation_arguments())
        except UnreadableError as error:
            if depth:
                raise
            self.depth = 0
            self._recover_brackets(at, _ANNOTATION_END, error.reason)
            return Annotation(at, name)

    def _annotation_arguments(self) -> tuple[tuple[str, Expression | Annotation | None], ...]:
        self.deepen(_NEST)
        self.i += 1
        found: list[tuple[str, Expression | Annotation | None]] = []
        while self.kinds[self.i] != k.CLOSE:
            if found:
                self.expect(k.COMMA)
            name = ""
            if self.kinds[self.i] == k.NAME and self.kinds[self.i + 1] == k.EQUAL:
                name = self.word()
                self.i += 1
            found.append((name, self._annotation_value()))
        self.i += 1
        self.depth -= _NEST
        return tuple(found)

    def _annotation_value(self) -> Expression | Annotation | None:
        kind = self.kinds[self.i]
        if kind == k.ANNOTATION:
            return self.annotation()
        return None if kind in {k.COMMA, k.CLOSE} else self.expression()
