"""Simple types with what limits their values, in one spelling for containers and dumps: `String(10)`, `Number(15,2)`.

A limit that is absent or 0 is none: `String` is of any length, `Date` has day and time.
"""

MAX_DIGITS = 10
"""Of a length that is kept as it is written."""


def string_type(length: str, *, fixed: bool = False) -> str:
    """Return a string type; `fixed` for one that is filled up to its length."""
    limit = _number(length)
    return f"String({limit}{',fixed' if fixed else ''})" if limit else "String"


def number_type(digits: str, fraction: str, *, unsigned: bool = False) -> str:
    """Return a number type: all digits, those behind the point; `unsigned` for one that is never below zero."""
    limit, behind = _number(digits), _number(fraction)
    if not limit:
        return "Number"
    return f"Number({limit}{f',{behind}' if behind else ''}{',unsigned' if unsigned else ''})"


def date_type(part: str) -> str:
    """Return a date type: "Date" or "Time" for a part of it, anything else for both."""
    return f"Date({part})" if part in {"Date", "Time"} else "Date"


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= MAX_DIGITS else 0
