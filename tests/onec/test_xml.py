"""XML documents: decoded by us, refused before a parser could be hurt."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onec.errors import RefusedError
from onec.faults import Fault
from onec.limits import MAX_XML_DEPTH
from onec.xml import doctype, parse_xml, root_name

TEXT = '<?xml version="1.0" encoding="{}"?>\n<!-- note -->\n<a b="1">Привет<c/></a>'


def refusal(data: bytes) -> RefusedError:
    """Return how a document is refused."""
    with pytest.raises(RefusedError) as caught:
        parse_xml(data, "a.xml")
    return caught.value


@pytest.mark.parametrize(
    ("codec", "declared"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16LE"),
        ("utf-16-be", "UTF-16BE"),
        ("utf-32", "utf-32"),
        ("cp1251", "windows-1251"),
        ("koi8-r", "KOI8-R"),
        ("cp866", "cp866"),
        ("iso-8859-5", "ISO-8859-5"),
    ],
)
def test_declared_encoding_is_read(codec: str, declared: str):
    """A document is read in the encoding it declares, its lines are counted right."""
    root = parse_xml(TEXT.format(declared).encode(codec), "a.xml")

    assert (root.tag, root.get("b"), root.text, root.sourceline) == ("a", "1", "Привет", 3)


@pytest.mark.parametrize("data", [b"<a>\xd1\x8f</a>", b"\n <a>\xd1\x8f</a>", b"\xef\xbb\xbf<a>\xd1\x8f</a>"])
def test_document_without_declaration_is_utf_8(data: bytes):
    """Without a declaration a document is UTF-8."""
    assert parse_xml(data, "a.xml").text == "я"


def test_comments_do_not_cut_text():
    """Comments and instructions are left out, the text on both sides is one."""
    assert parse_xml(b"<a>pro<!-- -->cess<?x?>or<![CDATA[.epf]]></a>", "a.xml").text == "processor.epf"


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be"])
@pytest.mark.parametrize("before", ["", "<!-- <a> -->", "<?x <a>?>", "\r\n\t "])
def test_document_type_is_refused(codec: str, before: str):
    """A document type is refused in every encoding, wherever in the prolog it stands."""
    error = refusal(f'{before}<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'.encode(codec))

    assert error.fault is Fault.XML_DOCTYPE
    assert error.entry == "a.xml"


def test_document_type_in_text_is_no_document_type():
    """Inside the root the words are text."""
    assert parse_xml(b"<a><!-- <!DOCTYPE a> --><![CDATA[<!DOCTYPE a>]]></a>", "a.xml").text == "<!DOCTYPE a>"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"text",
        b"<a>",
        b"<a></b>",
        b"<a/><b/>",
        b"<a>&b;</a>",
        b"<a b='1' b='2'/>",
        b"<p:a/>",
        b"<a>\0</a>",
        b"<a><!DOCTYPE a></a>",
        b"<!-- never closed",
        b"<a>\xff</a>",
        b' <?xml version="1.0"?><a/>',
        b'<?xml version="2.0"?><a/>',
        b'<?xml encoding="utf-8"?><a/>',
        b'<?xml version="1.0" encoding="EBCDIC-CP-BE"?><a/>',
        b'<?xml version="1.0" encoding="UTF-7"?><a/>',
        b'<?xml version="1.0" encoding="us-ascii"?><a>\xd1\x8f</a>',
        TEXT.format("windows-1251").encode(),
        TEXT.format("UTF-16").encode(),
        TEXT.format("UTF-8").encode("cp1251"),
        TEXT.format("UTF-8").encode("utf-16"),
        TEXT.format("UTF-16BE").encode("utf-16-le"),
        b"\xff\xfe<\0a\0/\0>",
        b"\xff\xfe\0\xd8",
    ],
)
def test_broken_document_is_refused(data: bytes):
    """What is not well-formed or lies about its encoding is refused."""
    assert refusal(data).fault is Fault.MANIFEST_BAD_XML


@pytest.mark.parametrize("depth", [MAX_XML_DEPTH + 1, 200_000])
def test_deep_document_is_refused(depth: int):
    """Depth is found before a tree is built, closed or not."""
    assert refusal(b"<a>" * depth + b"</a>" * depth).fault is Fault.MANIFEST_BAD_XML
    assert refusal(b"<a>" * depth).fault is Fault.MANIFEST_BAD_XML


def test_document_at_the_limit_is_read():
    """The limit itself is allowed."""
    root = parse_xml(b"<a>" * MAX_XML_DEPTH + b"</a>" * MAX_XML_DEPTH, "a.xml")

    assert sum(1 for _ in root.iter()) == MAX_XML_DEPTH


@pytest.mark.parametrize(
    ("text", "found", "root"),
    [
        ("<!-- --><?x?>\n<p:a b='c'>", None, "a"),
        ("<!DOCTYPE html><a>", "<!DOCTYPE html>", None),
        ("<!DOCTYPE a [<!ENTITY", "<!DOCTYPE a [", None),
        ("<!DOCTYPE", "<!DOCTYPE", None),
        ("<!-- never closed <a>", None, None),
        ("text", None, None),
    ],
)
def test_prolog_is_looked_through(text: str, found: str | None, root: str | None):
    """Document type and root are found behind comments and instructions."""
    assert (doctype(text), root_name(text)) == (found, root)


@settings(max_examples=500, deadline=None)
@given(st.binary(max_size=60), st.sampled_from([b"", b"<", b"<a>", b"<\0a\0>\0", b"<?xml version='1.0'", b"<!--"]))
def test_any_bytes_are_refused_or_read(data: bytes, start: bytes):
    """Only a refusal comes out of bytes nobody thought of."""
    try:
        parse_xml(start + data, "a.xml")
    except RefusedError:
        return


def test_importing_loads_no_lxml():
    """A reader that never meets XML does not pay for lxml."""
    code = "import sys, onec.xml, onec.kit; sys.exit('lxml' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
