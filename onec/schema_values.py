"""Texts against the simple types of the schemas.

Source: XML Schema part 2, "Datatypes".
"""

import re

from onec.schema_model import SimpleType

_SPACES = " \t\r\n"
_ZONE = r"(?:Z|[+-](?:0\d|1[0-3]):[0-5]\d|[+-]14:00)?"
_FORMS = {
    "boolean": re.compile(r"true|false|1|0"),
    "decimal": re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)", re.ASCII),
    "date": re.compile(rf"-?(?!0000)\d{{4,10}}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]){_ZONE}", re.ASCII),
    "time": re.compile(rf"(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?{_ZONE}|24:00:00(?:\.0+)?{_ZONE}", re.ASCII),
}
_INT = re.compile(r"([+-]?)0*(\d{1,10})", re.ASCII)
_WORDS = re.compile(rf"[^{_SPACES}]+")
_LEAST_INT, _GREATEST_INT = -(2**31), 2**31 - 1


def fits(text: str, type_: SimpleType) -> bool:
    """Tell whether a text is a value of a type; spaces around it count for strings only."""
    if type_.word == "string":
        return (not type_.values or text in type_.values) and (
            not type_.pattern or re.fullmatch(type_.pattern, text) is not None
        )
    if type_.word == "list-of-int":
        return all(_is_int(one) for one in _WORDS.findall(text))
    word = text.strip(_SPACES)
    return _is_int(word) if type_.word == "int" else bool(_FORMS[type_.word].fullmatch(word))


def expected(type_: SimpleType) -> tuple[str, ...]:
    """Return the values allowed, or the word for them; the only pattern the schemas have is that of a UUID."""
    return type_.values or (("uuid",) if type_.pattern else (type_.word,))


def _is_int(text: str) -> bool:
    found = _INT.fullmatch(text)
    return found is not None and _LEAST_INT <= int(found[1] + found[2]) <= _GREATEST_INT
