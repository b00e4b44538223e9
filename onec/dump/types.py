"""The types that a value may have, as dumps write them: names one by one, and one set of lengths for all of them."""

from typing import TYPE_CHECKING

from onec.dump.type_words import type_word
from onec.type_qualifiers import date_type, number_type, string_type

if TYPE_CHECKING:
    from lxml.etree import _Element

_V8 = "{http://v8.1c.ru/8.1/data/core}"
_NAMES = (f"{_V8}Type", f"{_V8}TypeSet")


def designer_types(element: "_Element | None") -> tuple[str, ...]:
    """Return the types of an element `Type`; sets of types, `CatalogRef`, are written apart and told all the same."""
    if element is None:
        return ()
    string, number = element.find(f"{_V8}StringQualifiers"), element.find(f"{_V8}NumberQualifiers")
    words = {
        "String": string_type(_text(string, f"{_V8}Length"), fixed=_text(string, f"{_V8}AllowedLength") == "Fixed"),
        "Number": number_type(
            _text(number, f"{_V8}Digits"),
            _text(number, f"{_V8}FractionDigits"),
            unsigned=_text(number, f"{_V8}AllowedSign") == "Nonnegative",
        ),
        "Date": date_type(_text(element.find(f"{_V8}DateQualifiers"), f"{_V8}DateFractions")),
    }
    names = (type_word(one.text or "") for one in element.iterchildren(*_NAMES))
    return tuple(words.get(name, name) for name in names)


def edt_types(element: "_Element | None") -> tuple[str, ...]:
    """Return the types of an element `type`, whose inner elements have no namespace."""
    if element is None:
        return ()
    string, number = element.find("stringQualifiers"), element.find("numberQualifiers")
    words = {
        "String": string_type(_text(string, "length"), fixed=_text(string, "fixed") == "true"),
        "Number": number_type(
            _text(number, "precision"), _text(number, "scale"), unsigned=_text(number, "nonNegative") == "true"
        ),
        "Date": date_type(_text(element.find("dateQualifiers"), "dateFractions")),
    }
    names = (type_word(one.text or "") for one in element.iterchildren("types"))
    return tuple(words.get(name, name) for name in names)


def _text(element: "_Element | None", name: str) -> str:
    return "" if element is None else element.findtext(name) or ""
