"""Names of types where a container has numbers and UUIDs: `{"Pattern",{"S",10,1},{"#",<uuid>}}`."""

from collections.abc import Mapping

from onec.bracket import Value, find
from onec.type_qualifiers import date_type, number_type, string_type

_PRIMITIVE = {'"S"': "String", '"N"': "Number", '"B"': "Boolean", '"D"': "Date"}
_REFERENCE = '"#"'
_PATTERN = '"Pattern"'
_DATES = {'"D"': "Date", '"T"': "Time"}


def type_names(pattern: Value, names: Mapping[str, str]) -> tuple[str, ...]:
    """Return the types of a pattern in the order of the text.

    Args:
        pattern: the list that begins with `"Pattern"`; anything else has no types.
        names: of types by UUID; one without a name is given by its UUID.
    """
    if not isinstance(pattern, list):
        return ()
    return tuple(name for one in pattern[1:] if (name := _name(one, names)))


def qualified_types(pattern: Value) -> tuple[str, ...]:
    """Return the types of a pattern with their lengths, `String(10)`; references by their UUIDs.

    Source: patterns and dumps of five configurations side by side, `tests/onec/release/test_pairs.py`.
    """
    if find(pattern, 0) != _PATTERN:
        return ()
    return tuple(name for one in pattern[1:] if (name := _qualified(one)))


def pattern_in(values: Value) -> Value:
    """Return the first pattern that stands right in a list, None where there is none."""
    inside = values if isinstance(values, list) else []
    return next((one for one in inside if find(one, 0) == _PATTERN), None)


def _name(value: Value, names: Mapping[str, str]) -> str:
    word, uuid = find(value, 0), find(value, 1)
    if not isinstance(word, str):
        return ""
    if word == _REFERENCE and isinstance(uuid, str):
        return names.get(uuid, uuid)
    return _PRIMITIVE.get(word, "")


def _qualified(value: Value) -> str:
    match find(value, 0):
        case '"S"':
            return string_type(_token(value, 1), fixed=_token(value, 2) == "0")
        case '"N"':
            return number_type(_token(value, 1), _token(value, 2), unsigned=_token(value, 3) == "1")
        case '"D"':
            return date_type(_DATES.get(_token(value, 1), ""))
        case _:
            return _name(value, {})


def _token(value: Value, index: int) -> str:
    found = find(value, index)
    return found if isinstance(found, str) else ""
