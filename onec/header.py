"""The base header that every object, form, template, command and attribute carries.

Source: format-1c.md section 6.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onec.bracket import Value, is_string, unquote
from onec.names import is_uuid

if TYPE_CHECKING:
    from onec.model import Localised

NIL_UUID = "00000000-0000-0000-0000-000000000000"
MIN_HEADER_VALUES = 5
_TAILED_VERSIONS = ("1", "2", "3")
_LINKED_VERSIONS = ("2", "3")


@dataclass(frozen=True, slots=True)
class Header:
    """A base header, and the list it stands in (`parent`): what follows it there depends on the kind.

    `states` are pairs of property UUID and state, `extended_uuid` is None where the object is linked by name.
    """

    uuid: str
    name: str
    synonym: "Localised"
    comment: str
    adopted: bool
    states: tuple[tuple[str, int], ...]
    extended_uuid: str | None
    parent: list[Value]


def find_header(definition: Value) -> Header | None:
    """Return the first base header within a definition, in the order of the text; None where there is none."""
    ahead = [definition]
    while ahead:
        value = ahead.pop()
        for item in value:
            if isinstance(item, list) and _is_header(item):
                return _header(item, value)
        ahead.extend(item for item in reversed(value) if isinstance(item, list))
    return None


def localised(value: Value) -> "Localised":
    """Return the pairs of language and text of a localised string `{n,"lang","text",...}`.

    Pairs without a language, which a Designer dump leaves out too, are left out.
    """
    if not isinstance(value, list):
        return ()
    texts = [unquote(item) for item in value[1:] if is_string(item)]
    return tuple((language, text) for language, text in zip(texts[::2], texts[1::2], strict=False) if language)


def _is_header(value: list[Value]) -> bool:
    return (
        len(value) >= MIN_HEADER_VALUES
        and isinstance(value[1], list)
        and len(value[1]) == 3  # noqa: PLR2004 (a counter, zero, the uuid)
        and is_uuid(value[1][2])
        and is_string(value[2])
        and isinstance(value[3], list)
        and is_string(value[4])
    )


def _header(value: list[Value], parent: list[Value]) -> Header:
    adopted, extended = False, None
    states: tuple[tuple[str, int], ...] = ()
    if value[0] in _TAILED_VERSIONS and len(value) > MIN_HEADER_VALUES + 1:
        adopted = value[5] == "1"
        pairs = value[7 : 7 + 2 * _count(value[6])]
        states = tuple(
            (uuid, _count(state)) for uuid, state in zip(pairs[::2], pairs[1::2], strict=False) if is_uuid(uuid)
        )
        tail = value[7 + len(pairs) :]
        if value[0] in _LINKED_VERSIONS and tail and is_uuid(tail[0]) and tail[0] != NIL_UUID:
            extended = tail[0]
    return Header(
        value[1][2], unquote(value[2]), localised(value[3]), unquote(value[4]), adopted, states, extended, parent
    )


def _count(token: Value) -> int:
    """Return a small count; a list or a count that lies never makes more than the list behind it holds."""
    return int(token) if isinstance(token, str) and token.isascii() and token.isdigit() and len(token) < 7 else 0  # noqa: PLR2004
