"""A module from its text: methods, variables, statements outside them.

Recursive descent with explicit limits. A broken statement, header or method is listed and never hides the next. A
method that cannot be read because `#Если` cuts through an expression, a block or a header is read once for each branch.

Source: Developer Guide of 1C:Enterprise 8, "Structure of a program module", "Annotations", "Preprocessor".
"""

import re
from bisect import bisect_left
from typing import Final

from onec.bsl import kinds as k
from onec.bsl.apart import uses, wrong_tokens
from onec.bsl.conditions import Conditions
from onec.bsl.cursor import (
    BRANCH_ENDS,
    DECLARATIONS,
    METHOD_BORDERS,
    METHOD_ENDS,
    METHOD_STARTS,
    UnreadableError,
)
from onec.bsl.join import Part, join
from onec.bsl.lexer import Tokens, lex
from onec.bsl.methods import MethodParser
from onec.bsl.module import Module, Reason
from onec.bsl.tree import Annotation

_BEFORE_METHOD: Final = bytes([k.ANNOTATION, k.ASYNC])


def parse(text: str) -> Module:
    """Return what a text says, whatever it is."""
    return parse_tokens(lex(text))


def parse_tokens(tokens: Tokens) -> Module:
    """Return what the tokens of a text say."""
    parser = ModuleParser(tokens.code())
    part = parser.module()
    return Module(
        Tokens(tokens.text, bytes(parser.kinds), parser.words, parser.starts),
        tuple(part.methods),
        tuple(part.variables),
        tuple(part.body),
        tuple(uses(tokens)),
        tuple(sorted([*part.unparsed, *wrong_tokens(tokens)])),
    )


class ModuleParser(MethodParser):
    """Reads modules."""

    __slots__ = ("_conditions", "_declarations", "_method_borders", "_part")

    def __init__(self, code: Tokens) -> None:
        super().__init__(code)
        self._conditions = Conditions(code.kinds)
        self._declarations = self._all(DECLARATIONS)
        self._method_borders = self._all(METHOD_BORDERS)
        self._part = Part(self.unparsed)

    def _all(self, pattern: re.Pattern[bytes]) -> list[int]:
        """Return the tokens that a pattern takes; they are of use only where there are conditions."""
        return [match.start() for match in pattern.finditer(self.kinds)] if self._conditions.marks else []

    def module(self) -> Part:
        """Return all there is."""
        self._read()
        return self._part

    def is_declaration(self, at: int) -> bool:
        """Tell whether something begins at this token that only a module has."""
        kind = self.kinds[at]
        if kind == k.ASYNC:
            return self.kinds[at + 1] in METHOD_STARTS
        if self.in_method:
            return False
        if kind == k.VAR:
            return len(self.ends) == 1
        number = bisect_left(self._declarations, at)
        return number < len(self._declarations) and self._declarations[number] < self._conditions.end(at)

    def _read(self) -> None:
        """Read up to the token `END`."""
        annotations: list[Annotation] = []
        first = self.i
        while (kind := self.kinds[self.i]) != k.END:
            reported = len(self.unparsed)
            if not annotations:
                first = self.i
            if kind == k.ANNOTATION:
                annotations.append(self.annotation())
                continue
            if kind in METHOD_STARTS or (kind == k.ASYNC and self.kinds[self.i + 1] in METHOD_STARTS):
                self._part.methods.append(self.method(first, tuple(annotations)))
            elif kind == k.VAR:
                self._module_variables(tuple(annotations))
            elif kind in BRANCH_ENDS or kind == k.PP_IF:
                self._directive()
                if self.i > first and annotations:
                    continue
            else:
                self._of_nothing(annotations)
                self._statements()
            annotations = []
            if len(self.unparsed) > reported:
                self._again(first)
        self._of_nothing(annotations)

    def _of_nothing(self, annotations: list[Annotation]) -> None:
        """Note annotations that no method and no variable follows."""
        if annotations:
            self.report(annotations[0].at, annotations[-1].at + 1, Reason.STRAY)

    def _directive(self) -> None:
        """Step over a directive between declarations, or read the statements it holds."""
        at = self.i
        if self.kinds[at] == k.PP_IF and at in self._conditions.group_of and not self.is_declaration(at):
            self._statements()
            return
        if at not in self._conditions.group_of and at < len(self.tokens.words):
            self.report(at, at + 1, Reason.DIRECTIVE)
        self.i += 1

    def _statements(self) -> None:
        at = self.i
        self._part.body.extend(self.body(BRANCH_ENDS))
        if self.i == at:
            self.report(at, at + 1, Reason.STRAY)
            self.i += 1

    def _module_variables(self, annotations: tuple[Annotation, ...]) -> None:
        at = self.i
        try:
            found = self.variables()
        except UnreadableError as error:
            self.recover(at, error.reason)
            return
        self._part.variables.extend(one._replace(annotations=annotations) for one in found)
        self.i += self.kinds[self.i] == k.SEMICOLON

    def _again(self, first: int) -> None:
        """Read what failed once for each branch of the preprocessor, if there are any in it."""
        if self.i > len(self.tokens.words) or not self._conditions.within(first, self.i):
            return
        first, end = self._unit(first)
        part, read = self._part, []
        covered = bytearray(end - first)
        for ranges in self._conditions.choices(first, end):
            read.append(self._read_choice(ranges, end))
            for start, stop in ranges:
                covered[start - first : stop - first] = b"\1" * (stop - start)
        self.i = end
        self._part, self.unparsed = part, part.unparsed
        if read:
            part.forget(self.starts[first], self.starts)
            part.add(join(read, self.starts))
            self._report_uncovered(first, covered)

    def _unit(self, first: int) -> tuple[int, int]:
        """Return the tokens from `first` up to here, widened to whole conditions, methods and runs of statements."""
        seen = (first, first)
        first, end = self._conditions.cover(first, self.i, seen)
        while seen != (first, end):
            seen = (first, end)
            first, end = self._conditions.cover(first, self._unit_end(first, end), seen)
        return first, end

    def _unit_end(self, first: int, end: int) -> int:
        """Return the end of the method that the token `end` stands in, or of the run of statements."""
        borders, declarations = self._method_borders, self._declarations
        number = bisect_left(borders, end)
        if number < len(borders) and self.kinds[borders[number]] in METHOD_ENDS:
            return borders[number] + 1
        if self.kinds[first] in METHOD_STARTS or self.kinds[first] in _BEFORE_METHOD:
            return end
        number = bisect_left(declarations, end)
        if number == len(declarations):
            return len(self.tokens.words)
        at = declarations[number]
        return at - 1 if at > end and self.kinds[at - 1] == k.ASYNC else at

    def _read_choice(self, ranges: list[tuple[int, int]], end: int) -> Part:
        """Read some ranges of tokens as if nothing stood between them."""
        self.i = len(self.kinds)
        for start, stop in ranges:
            self.kinds += self.kinds[start:stop]
            self.words += self.words[start:stop]
            self.starts += self.starts[start:stop]
        self.kinds.append(k.END)
        self.words.append("")
        self.starts.append(self.starts[end])
        self._part = part = Part()
        self.unparsed = part.unparsed
        self._read()
        return part

    def _report_uncovered(self, first: int, covered: bytearray) -> None:
        for match in re.finditer(b"\0+", covered):
            start, end = first + match.start(), first + match.end()
            if self.kinds[start:end].strip(bytes([k.PP_IF]) + BRANCH_ENDS):
                self.report(start, end, Reason.BRANCHES)
