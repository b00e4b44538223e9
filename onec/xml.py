"""XML documents, read without entities, document types, network or deep recursion.

The bytes are decoded here, by the byte order mark and the declaration; the parsers are only ever given UTF-8. So no
encoding, however exotic, lets anything past the look at the prolog.

Source: XML 1.0 (fifth edition) sections 2.8 and 4.3.3 and appendix F, hostile-inputs.md items 45 and 46.
"""

import codecs
import re
from array import array
from enum import StrEnum
from typing import TYPE_CHECKING
from xml.parsers import expat

from onec.errors import RefusedError
from onec.faults import Fault
from onec.limits import MAX_DOCUMENT_LINES, MAX_XML_DEPTH

if TYPE_CHECKING:
    from lxml import etree


class XmlTrouble(StrEnum):
    """Why bytes could not be read as XML: the value `reason` of a refusal."""

    NO_XML = "no-xml"
    ENCODING = "encoding"
    SYNTAX = "syntax"
    DEPTH = "depth"
    SIZE = "size"


_SHAPES = (
    ("utf-32-le", codecs.BOM_UTF32_LE, re.compile(rb"(?:[\t\n\r ]\0\0\0)*<\0\0\0")),
    ("utf-32-be", codecs.BOM_UTF32_BE, re.compile(rb"(?:\0\0\0[\t\n\r ])*\0\0\0<")),
    ("utf-16-le", codecs.BOM_UTF16_LE, re.compile(rb"(?:[\t\n\r ]\0)*<\0")),
    ("utf-16-be", codecs.BOM_UTF16_BE, re.compile(rb"(?:\0[\t\n\r ])*\0<")),
    ("utf-8", codecs.BOM_UTF8, re.compile(rb"[\t\n\r ]*+<")),
)
"""Unicode encodings with their mark and how XML begins in them, the widest first: each looks like the next one too."""

_DECLARED_AS = {
    "utf-8": ("utf-8",),
    "utf-16-le": ("utf-16", "utf-16le"),
    "utf-16-be": ("utf-16", "utf-16be"),
    "utf-32-le": ("utf-32", "utf-32le"),
    "utf-32-be": ("utf-32", "utf-32be"),
}
_BYTE_ENCODINGS = {
    "us-ascii": "ascii",
    "windows-1251": "cp1251",
    "windows-1252": "cp1252",
    "koi8-r": "koi8-r",
    "cp866": "cp866",
    "ibm866": "cp866",
    "iso-8859-1": "latin-1",
    "iso-8859-5": "iso-8859-5",
}
"""Encodings of one byte a character that a document may declare; all others are refused."""

_DECLARATION = re.compile(
    r"""<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*(?:"1\.[0-9]+"|'1\.[0-9]+')
    (?:[ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*(?P<quote>["'])(?P<encoding>[A-Za-z][\w.\-]{0,40})(?P=quote))?
    (?:[ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*(?:"(?:yes|no)"|'(?:yes|no)'))?[ \t\r\n]*\?>""",
    re.VERBOSE | re.ASCII,
)
_MAX_DECLARATION_BYTES = 512
_PROLOG = re.compile(r"(?:[\t\n\r ]++|<!--.*?-->|<\?.*?\?>)*", re.DOTALL)
_DOCTYPE = re.compile(r"<!DOCTYPE[^\[>]*[\[>]?")
_ROOT = re.compile(r"<(?:[^\s<>/:=!?]+:)?([^\s<>/:=!?]+)")


def parse_xml(data: bytes, entry: str) -> "etree._Element":
    """Return the root element; comments and processing instructions are left out.

    Its size is the caller's to bound: a tree takes up to fifty times the bytes of its document.

    Raises:
        RefusedError: xml-doctype for any document type; manifest-bad-xml for XML that is not well-formed, too deep, or
            in another encoding than it declares; both with the value `line`.
    """
    return _parsed(data, entry)[0]


def parse_document(data: bytes, entry: str) -> "etree._Element":
    """Return the root element of a document whose every `sourceline` is the line that its element begins on.

    The parser itself gives the line on which a start tag ends.

    Raises:
        RefusedError: as for `parse_xml`; manifest-bad-xml for a document with more lines than an element can tell.
    """
    root, starts = _parsed(data, entry)
    if starts[-1] > MAX_DOCUMENT_LINES:
        raise bad_xml(entry, XmlTrouble.SIZE, f"more than {MAX_DOCUMENT_LINES} lines")
    for element, line in zip(root.iter(), starts, strict=True):
        element.sourceline = line  # type: ignore[misc]  # lxml lets it be set, its types do not know
    return root


def xml_shape(data: bytes) -> tuple[str, int] | None:
    """Return the Unicode encoding and the length of the mark of bytes that begin like XML, None for other bytes.

    "utf-8" stands for every encoding whose first 128 characters are ASCII.
    """
    for encoding, mark, start in _SHAPES:
        if data.startswith(mark):
            return (encoding, len(mark)) if start.match(data, len(mark)) else None
    return next(((encoding, 0) for encoding, _, start in _SHAPES if start.match(data)), None)


def decode_xml(data: bytes, entry: str) -> str:
    """Return the text of a document with its XML declaration blanked out, so that no parser believes it.

    Raises:
        RefusedError: manifest-bad-xml, no XML, an unknown encoding, or another one than declared.
    """
    shape = xml_shape(data)
    if not shape:
        raise bad_xml(entry, XmlTrouble.NO_XML)
    encoding, start = shape
    if encoding == "utf-8" and not start:
        encoding = _byte_encoding(data, entry)
    try:
        text = str(data[start:], encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, start + error.start) + 1
        raise bad_xml(entry, XmlTrouble.ENCODING, f"not in {encoding}", line) from error
    declaration = _DECLARATION.match(text)
    if not declaration:
        return text
    declared = (declaration["encoding"] or "").lower()
    if declared and encoding in _DECLARED_AS and declared not in _DECLARED_AS[encoding]:
        raise bad_xml(entry, XmlTrouble.ENCODING, f"{encoding} declared as {declared}", 1)
    return re.sub(r"[^\r\n]", " ", declaration[0]) + text[declaration.end() :]


def doctype(text: str) -> str | None:
    """Return the document type declaration up to its internal subset, None if there is none.

    In a well-formed document it stands before the root element and nowhere else.
    """
    match = _DOCTYPE.match(text, _prolog_end(text))
    return match[0] if match else None


def doctype_line(text: str) -> int:
    """Return the line that the first thing behind the prolog begins on."""
    return text.count("\n", 0, _prolog_end(text)) + 1


def bad_xml(entry: str, reason: XmlTrouble, detail: str = "", line: int = 0) -> RefusedError:
    """Return the refusal of bytes that are no XML as it is wanted; line 0 is for the whole."""
    return RefusedError(Fault.MANIFEST_BAD_XML, entry, reason=reason.value, detail=detail, line=line)


def root_name(text: str) -> str | None:
    """Return the root element's name without its prefix, None where no element follows the prolog."""
    match = _ROOT.match(text, _prolog_end(text))
    return match[1] if match else None


def _prolog_end(text: str) -> int:
    prolog = _PROLOG.match(text)
    return prolog.end() if prolog else 0


def _byte_encoding(data: bytes, entry: str) -> str:
    """Return the codec for bytes without a mark whose first characters are ASCII."""
    declaration = _DECLARATION.match(data[:_MAX_DECLARATION_BYTES].decode("latin-1"))
    declared = (declaration["encoding"] or "utf-8").lower() if declaration else "utf-8"
    if declared == "utf-8":
        return declared
    if declared not in _BYTE_ENCODINGS:
        raise bad_xml(entry, XmlTrouble.ENCODING, f"declared as {declared}", 1)
    if not data.isascii() and _is_utf_8(data):
        raise bad_xml(entry, XmlTrouble.ENCODING, f"utf-8 declared as {declared}", 1)
    return _BYTE_ENCODINGS[declared]


def _is_utf_8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _parsed(data: bytes, entry: str) -> "tuple[etree._Element, array[int]]":
    """Return the root, and the lines that the elements begin on, in their order."""
    text = decode_xml(data, entry)
    if doctype(text):
        raise RefusedError(Fault.XML_DOCTYPE, entry, line=doctype_line(text))
    source = text.encode()
    starts = _starts(source, entry)
    return _tree(source, entry), starts


def _starts(source: bytes, entry: str) -> "array[int]":
    """Go through the document without building anything; expat calls nothing of itself again, however deep it is."""
    depth = 0
    starts = array("L")

    def enter(_name: str, _attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        starts.append(parser.CurrentLineNumber)
        if depth > MAX_XML_DEPTH:
            raise bad_xml(entry, XmlTrouble.DEPTH, f"deeper than {MAX_XML_DEPTH}", starts[-1])

    def leave(_name: str) -> None:
        nonlocal depth
        depth -= 1

    def refuse(*_: object) -> None:
        raise RefusedError(Fault.XML_DOCTYPE, entry, line=parser.CurrentLineNumber)

    parser = expat.ParserCreate("utf-8")
    parser.StartElementHandler = enter
    parser.EndElementHandler = leave
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(source, True)  # noqa: FBT003 (expat takes no keywords)
    except expat.ExpatError as error:
        raise bad_xml(entry, XmlTrouble.SYNTAX, expat.errors.messages[error.code], error.lineno) from error
    return starts


def _tree(source: bytes, entry: str) -> "etree._Element":
    from lxml import etree  # noqa: PLC0415 (readers of a bare extension never need it)

    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(source, parser)
    except (etree.LxmlError, ValueError) as error:
        raise bad_xml(entry, XmlTrouble.SYNTAX, str(error)) from error
