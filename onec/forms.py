"""The module of a managed form, taken out of its bracket text without parsing the form.

A form is the largest thing in most files and says nothing else that is needed here; so the text is cut at its quotes
and only braces are counted, by the loops of the standard library.

Source: format-1c.md section 9, shape 3.
"""

import re
from itertools import accumulate

from onec.budget import Budget
from onec.errors import RefusedError
from onec.faults import Fault
from onec.limits import MAX_BRACKET_DEPTH, MAX_FORM_MARKS

_STRING = re.compile(rb'"[^"]*+(?:""[^"]*+)*+"')
_QUOTE = ord('"')
_NOT_MARKS = bytes(set(range(256)) - set(b'{}"'))
_STEPS = bytes.maketrans(b'{}"', b"\1\xff\0")
"""What each mark does to the depth, as a signed byte."""
_ALLOWED_DEPTHS = bytes(range(MAX_BRACKET_DEPTH + 1))


def form_module(data: bytes, name: str = "", budget: Budget | None = None) -> bytes | None:
    """Return the module's text, the string behind the form's one list, quotes undone; None where there is none.

    Raises:
        RefusedError: bracket-syntax, bracket-too-deep, bracket-too-large.
    """
    if data.count(b'"') > MAX_FORM_MARKS:
        raise RefusedError(Fault.BRACKET_TOO_LARGE, name, limit=MAX_FORM_MARKS)
    pieces = data.split(b'"')
    marks = b'"'.join(pieces[::2]).translate(None, _NOT_MARKS)
    if len(pieces) % 2 == 0:
        raise RefusedError(Fault.BRACKET_SYNTAX, name)
    if budget:
        budget.spend_values(len(marks) // 2, name)
    depths = _depths(marks, name)
    place = _first_string(marks, depths)
    if place is None:
        return None
    if depths.count(1, 1, place) != 1:
        raise RefusedError(Fault.BRACKET_SYNTAX, name)
    before = 2 * marks.count(b'"', 0, place) + 1
    start = sum(map(len, pieces[:before])) + before - 1
    match = _STRING.match(data, start)
    return match[0][1:-1].replace(b'""', b'"') if match else None


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


def _first_string(marks: bytes, depths: bytes) -> int | None:
    """Return the index of the first string at depth 1; a string with doubled quotes counts as several marks."""
    place = depths.find(1, 1)
    while place >= 0 and marks[place] != _QUOTE:
        place = depths.find(1, place + 1)
    return place if place >= 0 else None
