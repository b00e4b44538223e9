"""Bracket text: the nested lists in braces that metadata, forms and service elements are written in.

A value is a list, or a token as written: a string keeps its quotes, so that `"0"` and `0` stay apart. Values are
plain lists and strings, because hundreds of thousands of them are made for one file.

Source: format-1c.md section 4.
"""

import re
from typing import Any, TypeGuard

from onec.budget import Budget
from onec.errors import MissingValueError, RefusedError
from onec.faults import Fault
from onec.limits import MAX_BRACKET_DEPTH, MAX_BRACKET_VALUES

Value = Any
"""`str` for a token, `list` of values for a list; recursive types cost mypy more than they give here."""

_STRING = r'"[^"]*+(?:""[^"]*+)*+"'
_BARE = r'[^{},"\s](?:[^{},"]*[^{},"\s])?'
# Not a possessive group: Python before 3.11.5 loses its place in one whose body fails behind a possessive part, and
# the blanks behind a token would stay with it.
_TOKEN = re.compile(rf"\s*+({_STRING}|{_BARE}|)\s*+(\}}[\s}}]*+,?|[,{{]|\Z|[\s\S]++)", re.ASCII)
_NUMBER = re.compile(r"-?[0-9]{1,18}")
# A token and the mark behind it. The last alternative swallows the rest where neither fits: a search that went on from
# the next character would scan an unclosed string again from every quote in it.


def parse(text: str, entry: str = "", budget: Budget | None = None) -> list[Value]:  # noqa: C901, PLR0912 (the hot loop: a call a token would double it)
    """Return the top-level values of bracket text, in order.

    Args:
        text: decoded text without its byte order mark.
        entry: name of the element, for the message.
        budget: of the upload, which bounds the values of all its elements together.

    Raises:
        RefusedError: bracket-syntax, bracket-too-deep, bracket-too-large.
    """
    values = text.count(",") + text.count("{")
    if values > MAX_BRACKET_VALUES:
        raise RefusedError(Fault.BRACKET_TOO_LARGE, entry, limit=MAX_BRACKET_VALUES)
    if budget:
        budget.spend_values(values, entry)
    current: list[Value] = []
    outer: list[list[Value]] = []
    closed = False
    for token, mark in _TOKEN.findall(text):
        if closed and (token or mark):
            raise RefusedError(Fault.BRACKET_SYNTAX, entry)
        if mark == ",":
            current.append(token)
        elif mark == "{":
            if token:
                raise RefusedError(Fault.BRACKET_SYNTAX, entry)
            inner: list[Value] = []
            current.append(inner)
            outer.append(current)
            current = inner
            if len(outer) > MAX_BRACKET_DEPTH:
                raise RefusedError(Fault.BRACKET_TOO_DEEP, entry, limit=MAX_BRACKET_DEPTH)
        elif mark[:1] == "}":
            if token or current:
                current.append(token)
            ends = mark.count("}")
            if ends > len(outer):
                raise RefusedError(Fault.BRACKET_SYNTAX, entry)
            current = outer[-ends]
            del outer[-ends:]
            closed = mark[-1] != ","
        elif mark:
            raise RefusedError(Fault.BRACKET_SYNTAX, entry)
        elif token:
            current.append(token)
    if outer:
        raise RefusedError(Fault.BRACKET_SYNTAX, entry)
    return current


def find(value: Value, *path: int) -> Value | None:
    """Return the value at `path`, or None where the text holds no such value."""
    for index in path:
        if not isinstance(value, list) or index >= len(value):
            return None
        value = value[index]
    return value


def list_at(value: Value, *path: int) -> list[Value]:
    """Return the list at `path`.

    Raises:
        MissingValueError: there is no list; the error holds the path.
    """
    found = find(value, *path)
    if isinstance(found, list):
        return found
    raise MissingValueError(path, "list")


def token_at(value: Value, *path: int) -> str:
    """Return the bare token at `path`: a number, an identifier, a date, base64 or nothing.

    Raises:
        MissingValueError: there is no bare token; the error holds the path.
    """
    found = find(value, *path)
    if isinstance(found, str) and found[:1] != '"':
        return found
    raise MissingValueError(path, "token")


def number_at(value: Value, *path: int) -> int:
    """Return the whole number at `path`.

    Raises:
        MissingValueError: there is no whole number; the error holds the path.
    """
    found = find(value, *path)
    if isinstance(found, str) and _NUMBER.fullmatch(found):
        return int(found)
    raise MissingValueError(path, "number")


def text_at(value: Value, *path: int) -> str:
    """Return the string at `path` without its quotes, doubled quotes undone.

    Raises:
        MissingValueError: there is no string; the error holds the path.
    """
    found = find(value, *path)
    if is_string(found):
        return unquote(found)
    raise MissingValueError(path, "string")


def is_string(value: Value | None) -> TypeGuard[str]:
    """Tell a string in quotes from every other value."""
    return isinstance(value, str) and value[:1] == '"'


def unquote(token: str) -> str:
    """Return the text of a string token."""
    return token[1:-1].replace('""', '"')
