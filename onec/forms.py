"""A managed form, cut at its marks and not parsed: its module, its description, its attributes.

A form is the largest thing in most files and little of it is needed here; so the text is cut at its quotes and only
braces are counted, by the loops of the standard library.

Source: format-1c.md section 9, shape 3.
"""

import re
from collections.abc import Iterator
from itertools import accumulate

from onec.budget import Budget
from onec.errors import RefusedError
from onec.faults import Fault
from onec.limits import MAX_BRACKET_DEPTH, MAX_FORM_MARKS

_STRING = re.compile(rb'"[^"]*+(?:""[^"]*+)*+"')
_QUOTE = ord('"')
_OPEN = ord("{")
_BRACE = re.compile(rb"[{}]")
_NOT_MARKS = bytes(set(range(256)) - set(b'{}"'))
_STEPS = bytes.maketrans(b'{}"', b"\1\xff\0")
"""What each mark does to the depth, as a signed byte."""
_ALLOWED_DEPTHS = bytes(range(MAX_BRACKET_DEPTH + 1))


def form_module(data: bytes, name: str = "", budget: Budget | None = None) -> bytes | None:
    """Return the module's text, the string behind the form's one list, quotes undone; None where there is none.

    Raises:
        RefusedError: bracket-syntax, bracket-too-deep, bracket-too-large.
    """
    return FormText(data, name, budget).module()


class FormText:
    """The text of a form, and where its marks are: quotes, braces and the depth behind each.

    A string with doubled quotes counts as several marks.
    """

    def __init__(self, data: bytes, name: str = "", budget: Budget | None = None) -> None:
        """Cut the text.

        Raises:
            RefusedError: bracket-syntax, bracket-too-deep, bracket-too-large.
        """
        if data.count(b'"') > MAX_FORM_MARKS:
            raise RefusedError(Fault.BRACKET_TOO_LARGE, name, limit=MAX_FORM_MARKS)
        self._data = data
        self._name = name
        self._pieces = data.split(b'"')
        self._marks = b'"'.join(self._pieces[::2]).translate(None, _NOT_MARKS)
        if len(self._pieces) % 2 == 0:
            raise RefusedError(Fault.BRACKET_SYNTAX, name)
        if budget:
            budget.spend_values(len(self._marks) // 2, name)
        self._depths = _depths(self._marks, name)

    def module(self) -> bytes | None:
        """Return the module's text, quotes undone; None where there is none.

        Raises:
            RefusedError: bracket-syntax.
        """
        place = self._first_string()
        if place is None:
            return None
        if self._depths.count(1, 1, place) != 1:
            raise RefusedError(Fault.BRACKET_SYNTAX, self._name)
        before = 2 * self._marks.count(b'"', 0, place) + 1
        match = _STRING.match(self._data, self._start(before) - 1)
        return match[0][1:-1].replace(b'""', b'"') if match else None

    def lists(self) -> Iterator[bytes]:
        """Yield the lists within the outermost one: description, attributes, parameters, commands and so on."""
        opened = self._depths.find(2)
        while opened >= 0:
            closed = self._depths.find(1, opened)
            yield self._data[self._brace(opened) : self._brace(closed) + 1]
            opened = self._depths.find(2, closed)

    def _first_string(self) -> int | None:
        """Return the index of the first string at depth 1."""
        place = self._depths.find(1, 1)
        while place >= 0 and self._marks[place] != _QUOTE:
            place = self._depths.find(1, place + 1)
        return place if place >= 0 else None

    def _brace(self, index: int) -> int:
        """Return the offset of the brace that is mark number `index`."""
        quotes = self._marks.count(b'"', 0, index)
        number = index - self._marks.rfind(b'"', 0, index) - 1
        piece = 2 * quotes
        start = self._start(piece)
        return next(match.start() for count, match in enumerate(_BRACE.finditer(self._data, start)) if count == number)

    def _start(self, piece: int) -> int:
        """Return the offset of a piece."""
        return sum(map(len, self._pieces[:piece])) + piece


def _depths(marks: bytes, name: str) -> bytes:
    """Return the depth behind each mark, one byte each."""
    if len(marks) > MAX_FORM_MARKS:
        raise RefusedError(Fault.BRACKET_TOO_LARGE, name, limit=MAX_FORM_MARKS)
    steps = memoryview(marks.translate(_STEPS)).cast("b")
    try:
        depths = bytes(accumulate(steps))
    except ValueError as error:  # a depth that is no byte: below zero, or far above the limit
        fault = Fault.BRACKET_SYNTAX if min(accumulate(steps)) < 0 else Fault.BRACKET_TOO_DEEP
        raise RefusedError(fault, name, limit=MAX_BRACKET_DEPTH) from error
    if depths.translate(None, _ALLOWED_DEPTHS):
        raise RefusedError(Fault.BRACKET_TOO_DEEP, name, limit=MAX_BRACKET_DEPTH)
    if depths[-1:] != b"\0":
        raise RefusedError(Fault.BRACKET_SYNTAX, name)
    return depths
