"""Functions of the platform on constant texts and numbers, as far as code is put together with them.

Source: Syntax Assistant of 1C:Enterprise 8, "Functions for work with values of the String type".
"""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Final, TypeAlias

Scalar: TypeAlias = str | bool | Decimal | None
Value: TypeAlias = Scalar | tuple[str, ...] | bytes
"""A tuple is an array of texts, bytes are binary data."""

MAX_FOLDED_CHARS: Final = 65_536
"""A text put together is never longer: doubling ten times is ten lines of code."""

MAX_ITEMS: Final = 10_000
"""Parts that `СтрРазделить` may give; code is put together from tens."""


class UnknownError(Exception):
    """Raised where arguments are such that the value cannot be told; it never leaves the folding."""


def character(arguments: Sequence[Value]) -> Value:
    """Return `Символ(…)`, one character by its code."""
    code = _whole(arguments, 0)
    if not 0 <= code <= _LAST_CHARACTER or code in _SURROGATES:
        raise UnknownError
    return chr(code)


def code_of(arguments: Sequence[Value]) -> Value:
    """Return `КодСимвола(…, номер)`, -1 for none."""
    text, number = text_at(arguments, 0), _whole(arguments, 1, 1)
    return Decimal(ord(text[number - 1])) if 1 <= number <= len(text) else Decimal(-1)


def left(arguments: Sequence[Value]) -> Value:
    """Return `Лев(…)`."""
    return text_at(arguments, 0)[: max(0, _whole(arguments, 1))]


def right(arguments: Sequence[Value]) -> Value:
    """Return `Прав(…)`."""
    text, count = text_at(arguments, 0), _whole(arguments, 1)
    return text[max(0, len(text) - count) :] if count > 0 else ""


def middle(arguments: Sequence[Value]) -> Value:
    """Return `Сред(…)`; a start before the first character is the first one."""
    text, start = text_at(arguments, 0), max(1, _whole(arguments, 1))
    count = _whole(arguments, 2, len(text))
    return text[start - 1 : start - 1 + max(0, count)]


def replace(arguments: Sequence[Value]) -> Value:
    """Return `СтрЗаменить(…)`."""
    text, old, new = (text_at(arguments, number) for number in range(3))
    if not old:
        return text
    _bound(len(text) + text.count(old) * (len(new) - len(old)))
    return text.replace(old, new)


def template(arguments: Sequence[Value]) -> Value:
    """Return `СтрШаблон(…)`: `%1` to `%10`, `%(1)`, `%%`."""

    def filled(match: re.Match[str]) -> str:
        number = match[1] or match[2]
        return _shown(arguments, int(number)) if number else "%"

    pieces, size, end = [], 0, 0
    text = text_at(arguments, 0)
    for match in _PLACE.finditer(text):
        pieces += [text[end : match.start()], filled(match)]
        size += len(pieces[-1]) + len(pieces[-2])
        _bound(size)
        end = match.end()
    return "".join([*pieces, text[end:]])


def join(arguments: Sequence[Value]) -> Value:
    """Return `СтрСоединить(…)`."""
    items = arguments[0] if arguments else None
    if not isinstance(items, tuple):
        raise UnknownError
    separator = text_at(arguments, 1, "")
    _bound(sum(map(len, items)) + len(separator) * len(items))
    return separator.join(items)


def split(arguments: Sequence[Value]) -> Value:
    """Return `СтрРазделить(…)`; every character of the separator separates."""
    text, separators, empty = (
        text_at(arguments, 0),
        text_at(arguments, 1),
        arguments[2] if len(arguments) > _TWO else True,
    )
    pieces = re.split(f"[{re.escape(separators)}]", text) if separators else [text]
    if len(pieces) > MAX_ITEMS:
        raise UnknownError
    return tuple(piece for piece in pieces if piece or empty is not False)


def repeat(arguments: Sequence[Value]) -> Value:
    """Return `СтрПовторить(…)`, OneScript's and libraries' own."""
    text, count = text_at(arguments, 0), max(0, _whole(arguments, 1))
    _bound(len(text) * count)
    return text * count


def translated(arguments: Sequence[Value]) -> Value:
    """Return the Russian text of `НСтр("ru = '…'; en = '…'")`, else the first one, else the text itself."""
    text = text_at(arguments, 0)
    found = {match[1].lower(): match[2] or match[3] or "" for match in reversed([*_LOCALISED.finditer(text)])}
    chosen = found.get("ru", next(reversed(found.values()), text))
    return chosen.replace("''", "'")


def number(arguments: Sequence[Value]) -> Value:
    """Return `Число(…)` of a number or of digits."""
    value = arguments[0] if arguments else None
    if isinstance(value, bool):
        return Decimal(int(value))
    if isinstance(value, Decimal):
        return value
    if isinstance(value, str) and _DIGITS.fullmatch(value.strip()):
        return Decimal(value.strip().replace(",", "."))
    raise UnknownError


def text_of(arguments: Sequence[Value]) -> Value:
    """Return `Строка(…)`."""
    if not arguments:
        raise UnknownError
    return _shown(arguments, 0)


def shown(value: Value) -> str:
    """Return a value as `+` adds it to a text.

    Raises:
        UnknownError: its text depends on the settings of the session.
    """
    if isinstance(value, str):
        return value
    if isinstance(value, Decimal) and value == value.to_integral_value() and abs(value) < _FIRST_GROUPED:
        return str(int(value))
    raise UnknownError


def _shown(arguments: Sequence[Value], number: int) -> str:
    return shown(arguments[number]) if number < len(arguments) else ""


def _of_text(change: Callable[[str], str]) -> "Function":
    return lambda arguments: change(text_at(arguments, 0))


def text_at(arguments: Sequence[Value], number: int, default: str | None = None) -> str:
    """Return an argument that is a text.

    Raises:
        UnknownError: it is none.
    """
    value = arguments[number] if number < len(arguments) else default
    if value is None and default is not None:
        value = default
    if not isinstance(value, str):
        raise UnknownError
    return value


def _whole(arguments: Sequence[Value], number: int, default: int | None = None) -> int:
    value = arguments[number] if number < len(arguments) else None
    if value is None and default is not None:
        return default
    if not isinstance(value, Decimal) or abs(value) > _LAST_CHARACTER:
        raise UnknownError
    return int(value)


def _bound(size: int) -> None:
    if size > MAX_FOLDED_CHARS:
        raise UnknownError


Function: TypeAlias = Callable[[Sequence[Value]], Value]

_TWO: Final = 2
_LAST_CHARACTER: Final = 0x10FFFF
_SURROGATES: Final = range(0xD800, 0xE000)
_FIRST_GROUPED: Final = 1000
"""From here on digits are parted in groups."""

_PLACE: Final = re.compile(r"%(?:%|\((\d{1,2})\)|(10|[1-9]))")
_LOCALISED: Final = re.compile(r"""\b(\w+)\s*=\s*(?:'([^']*(?:''[^']*)*)'|"([^"]*)")""")
_DIGITS: Final = re.compile(r"[+-]?[0-9]{1,30}(?:[.,][0-9]{1,30})?")

_BY_NAMES: Final[dict[str, Function]] = {
    "символ char": character,
    "кодсимвола charcode": code_of,
    "лев left": left,
    "прав right": right,
    "сред mid": middle,
    "стрзаменить strreplace": replace,
    "стршаблон strtemplate": template,
    "стрсоединить strconcat": join,
    "стрразделить strsplit": split,
    "стрповторить strrepeat": repeat,
    "нстр nstr": translated,
    "нрег lower": _of_text(str.lower),
    "врег upper": _of_text(str.upper),
    "трег title": _of_text(str.title),
    "сокрлп trimall": _of_text(str.strip),
    "сокрл triml": _of_text(str.lstrip),
    "сокрп trimr": _of_text(str.rstrip),
    "стрдлина strlen": lambda arguments: Decimal(len(text_at(arguments, 0))),
    "число number": number,
    "строка string": text_of,
}

FUNCTIONS: Final = {name: function for names, function in _BY_NAMES.items() for name in names.split()}
"""By both spellings in lower case."""

_CHARACTERS: Final[dict[str, Value]] = {
    word: value
    for words, value in {
        "пс lf": "\n",
        "вк cr": "\r",
        "таб tab": "\t",
        "нпп nbsp": "\xa0",
        "впр vtab": "\v",
        "пф ff": "\f",
    }.items()
    for word in words.split()
}

PROPERTIES: Final = {"символы": _CHARACTERS, "chars": _CHARACTERS}
"""Constants by the property of the context that holds them, and its member."""
