"""Names of the variants that a data composition schema holds, and what could hurt its reader."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onec.composition import (
    MAX_QUERIES,
    MAX_QUERY_CHARS,
    MAX_SCHEMA_BYTES,
    MAX_VARIANT_NAME_CHARS,
    MAX_VARIANTS,
    schema_queries,
    settings_variants,
)
from onec.file import read_file
from onec.limits import MAX_XML_DEPTH
from tests.build_composition import SETTINGS, schema, schema_element
from tests.build_container import composition_schema
from tests.build_kit import SHARED

FILES = SHARED / "corpus" / "files"


def test_names_in_order():
    """The names come in the order of the schema."""
    assert settings_variants(schema_element("Основной", "ПоПокупателям")) == ("Основной", "ПоПокупателям")


def test_no_variants():
    """A schema without variants is a schema."""
    assert settings_variants(schema_element()) == ()


def test_characters_of_a_name():
    """Escaped characters and CDATA are text like any other."""
    assert settings_variants(schema_element("А &amp; Б", "<![CDATA[<В>]]>", "&#x413;")) == ("А & Б", "<В>", "Г")


def test_other_names():
    """A name within the settings of a variant, or of a data set, is no name of a variant."""
    inner = f'<settingsVariant><settings><name xmlns="{SETTINGS}">Нет</name></settings></settingsVariant>'

    assert settings_variants(element(schema("Да", more="<dataSet><name>Нет</name></dataSet>" + inner))) == ("Да",)


def test_settings_are_not_read():
    """What stands behind the schema need not be XML."""
    assert settings_variants(element(schema("Да"), b"<Settings>")) == ("Да",)


def queries(more: str) -> tuple[str, ...]:
    """Return the queries of a schema with some elements."""
    return schema_queries(element(schema("А", more=more)))


def test_queries_in_order():
    """Those of data sets and of sets in a union, as text whatever it is written as; names are none."""
    union = "<dataSet><name>Б</name><item><query>SELECT &lt;2&gt;</query></item></dataSet>"
    cut = "<dataSet><query>ВЫБРАТЬ <b>нет</b>3</query></dataSet>"

    assert queries("<dataSet><query>ВЫБРАТЬ 1</query></dataSet>" + union) == ("ВЫБРАТЬ 1", "SELECT <2>")
    assert queries(cut) == ("ВЫБРАТЬ 3",)
    assert queries("<dataSet><name>А</name></dataSet>") == ()
    assert queries('<query xmlns="urn:other">ВЫБРАТЬ 1</query>') == ()


def test_queries_within_limits():
    """A text is cut, a schema of more texts than any has is none, and so is what cannot be read."""
    assert queries(f"<query>{'А' * (MAX_QUERY_CHARS + 1)}</query>") == ("А" * MAX_QUERY_CHARS,)
    assert len(queries("<query/>" * MAX_QUERIES)) == MAX_QUERIES
    assert queries("<query/>" * (MAX_QUERIES + 1)) == ()
    assert queries("<query>") == ()
    assert schema_queries(b"") == ()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\0\0\0\0",
        b"\1\0\0\0\0\0\0\0" + bytes(8),
        struct.pack("<IIQ", 0, 0, 2**60) + b"<a/>",
        struct.pack("<II", 0, 2**32 - 1) + bytes(100),
        struct.pack("<II", 0, MAX_VARIANTS + 1) + bytes(10_000),
        struct.pack("<IIQ", 0, 0, MAX_SCHEMA_BYTES + 1) + bytes(MAX_SCHEMA_BYTES + 1),
        b"<?xml version='1.0'?><SchemaFile/>",
    ],
)
def test_what_is_no_element_of_a_schema(data: bytes):
    """Sizes that make no sense are no schema."""
    assert settings_variants(data) is None


@pytest.mark.parametrize(
    "document",
    [
        b"",
        b"MOXCEL",
        b"<SchemaFile>",
        b"<a/><b/>",
        b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
        b"<?xml version='1.0' encoding='utf-7'?><a/>",
        b"\xff\xfe<\0a\0",
        b"<a>" * 200_000,
        b"<a>" * (MAX_XML_DEPTH + 1) + b"</a>" * (MAX_XML_DEPTH + 1),
        b"<a>\xff</a>",
    ],
)
def test_document_that_cannot_be_read(document: bytes):
    """Broken, deep or hostile XML is no schema, and no exception."""
    assert settings_variants(element(document)) is None


def test_too_many_variants():
    """More variants than anybody made are no schema."""
    assert settings_variants(element(schema(*["А"] * (MAX_VARIANTS + 1)))) is None
    assert settings_variants(element(schema(*["А"] * MAX_VARIANTS))) == ("А",) * MAX_VARIANTS


def test_long_name():
    """Of a long name no more is kept than tells that it is long."""
    assert settings_variants(element(schema("А" * 1_000_000))) == ("А" * (MAX_VARIANT_NAME_CHARS + 1),)


@given(st.binary(max_size=200))
def test_any_bytes(data: bytes):
    """No bytes make the reader raise, be they the element or the document in it."""
    assert settings_variants(data) is None
    assert settings_variants(element(data)) is None or b"<" in data


@pytest.mark.skipif(not FILES.is_dir(), reason="the example files are not there: OTK_SHARED names their folder")
def test_schemas_of_the_corpus():
    """Every schema of the example files has variants, and the names are those that its author gave."""
    found = {
        names
        for path in sorted(FILES.iterdir())
        for one in read_file(path.read_bytes()).templates
        if one.type == "data-composition-schema"
        for names in [settings_variants(one.inflate())]
    }

    assert found == {("Основной",), ("Таблица", "Список")}


def element(document: bytes, *settings: bytes) -> bytes:
    """Return the element of a template."""
    name = "Template.Схема"
    return next(data for key, data in composition_schema(name, document, settings).items() if key.endswith(".0"))
