"""Data composition schemas: the settings variants and the queries that a report's template holds.

The element of such a template is 4 zero bytes, the number of variants, the sizes of the documents behind, and the
documents: the schema, then the settings of each variant. Only the schema is read, and of it nothing else is kept.

Source: format-1c.md section 8, the corpus.
"""

import struct
from collections.abc import Callable, Sequence
from typing import NamedTuple
from xml.parsers import expat

from onec.errors import RefusedError
from onec.faults import Fault
from onec.limits import MAX_XML_DEPTH
from onec.xml import XmlTrouble, decode_xml, doctype

MAX_SCHEMA_BYTES = 8 * 1024 * 1024
"""Of the document; the largest of the corpus has 6 KB, and those of large configurations half a megabyte."""

MAX_VARIANTS = 1_000
"""Of one schema; real ones have up to twenty."""

MAX_VARIANT_NAME_CHARS = 256
"""Of which more is not kept; the key of a variant is a name."""

MAX_QUERIES = 1_000
"""Of one schema; real ones have up to a few dozen."""

MAX_QUERY_CHARS = 1024 * 1024
"""Of one query of which more is not kept; real ones have up to a hundred thousand."""

_HEAD = struct.Struct("<II")
_SIZE = struct.Struct("<Q")
_SCHEMA = "http://v8.1c.ru/8.1/data-composition-system/schema"
_SETTINGS = "http://v8.1c.ru/8.1/data-composition-system/settings"
_PATH = ["SchemaFile", f"{_SCHEMA} dataCompositionSchema", f"{_SCHEMA} settingsVariant", f"{_SETTINGS} name"]
"""Of the name of a variant."""
_QUERY = f"{_SCHEMA} query"
"""The text of a query, in a data set or in one of a union."""


def settings_variants(data: bytes) -> tuple[str, ...] | None:
    """Return the names of the variants, in the order of the schema; None for what is no schema that can be read.

    Args:
        data: the inflated element of a template of the type `data-composition-schema`.
    """
    return _texts(data, _is_name, Limits(MAX_VARIANTS, MAX_VARIANT_NAME_CHARS + 1))


def schema_queries(data: bytes) -> tuple[str, ...]:
    """Return the texts of the queries of all data sets, in the order of the schema; none of what cannot be read."""
    return _texts(data, _is_query, Limits(MAX_QUERIES, MAX_QUERY_CHARS)) or ()


class Limits(NamedTuple):
    """How many texts of a schema are kept, and how many characters of each; more texts make it none."""

    texts: int
    chars: int


def _texts(data: bytes, is_wanted: Callable[[Sequence[str]], bool], limits: Limits) -> tuple[str, ...] | None:
    document = _document(data)
    if document is None:
        return None
    try:
        text = decode_xml(document, "")
        return None if doctype(text) else _Texts(is_wanted, limits).read(text.encode())
    except (RefusedError, expat.ExpatError):
        return None


def _is_name(path: Sequence[str]) -> bool:
    return path == _PATH


def _is_query(path: Sequence[str]) -> bool:
    return path[-1:] == [_QUERY] and path[:2] == _PATH[:2]


def _document(data: bytes) -> bytes | None:
    """Return the first document of an element, None where the sizes make no sense."""
    if len(data) < _HEAD.size:
        return None
    zero, count = _HEAD.unpack_from(data)
    start = _HEAD.size + (count + 1) * _SIZE.size
    if zero or count > MAX_VARIANTS or start > len(data):
        return None
    (size,) = _SIZE.unpack_from(data, _HEAD.size)
    whole = start + size <= len(data) and size <= MAX_SCHEMA_BYTES
    return bytes(data[start : start + size]) if whole else None


class _Texts:
    """Takes texts of elements out of a document that is gone through once, and builds nothing of the rest."""

    def __init__(self, is_wanted: Callable[[Sequence[str]], bool], limits: Limits) -> None:
        self._is_wanted = is_wanted
        self._limits = limits
        self._path: list[str] = []
        self._found: list[str] = []
        self._pieces: list[str] = []
        self._left = 0
        self._taking = False

    def read(self, source: bytes) -> tuple[str, ...]:
        """Return the texts."""
        parser = expat.ParserCreate("utf-8", " ")
        parser.buffer_text = True
        parser.StartElementHandler = self._enter
        parser.EndElementHandler = self._leave
        parser.CharacterDataHandler = self._take
        parser.StartDoctypeDeclHandler = self._refuse
        parser.Parse(source, True)  # noqa: FBT003 (expat takes no keywords)
        return tuple(self._found)

    def _enter(self, name: str, _attributes: dict[str, str]) -> None:
        self._path.append(name)
        self._taking = self._is_wanted(self._path)
        if self._taking:
            self._pieces, self._left = [], self._limits.chars
            self._found.append("")
        if len(self._path) > MAX_XML_DEPTH or len(self._found) > self._limits.texts:
            self._refuse()

    def _leave(self, _name: str) -> None:
        if self._taking:
            self._found[-1] = "".join(self._pieces)
        self._path.pop()
        self._taking = self._is_wanted(self._path)

    def _take(self, text: str) -> None:
        if self._taking and self._left:
            self._pieces.append(text[: self._left])
            self._left -= len(self._pieces[-1])

    def _refuse(self, *_: object) -> None:
        raise RefusedError(Fault.MANIFEST_BAD_XML, reason=XmlTrouble.DEPTH.value)
