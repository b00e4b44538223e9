"""Templates: their type, and what is found in them."""

from base64 import b64encode

import pytest

from onec.file import read_file
from onec.templates import Template, decode_base64
from tests import build_container as build


def template(content: bytes) -> Template:
    """Return a template of these bytes."""
    return Template("CommonTemplate.М", "binary-data", "x.0", len(content), lambda: content)


def test_base64_values_are_decoded():
    """Every base64 value of a template is given as its bytes."""
    text = "{1,{#base64:" + b64encode(b"one").decode() + "},{#base64:" + b64encode(b"two").decode() + "}}"

    contents = template(text.encode()).contents()

    assert [one for one in contents if one in (b"one", b"two")] == [b"one", b"two"]


def test_base64_value_does_not_hide_the_rest():
    """A file with a base64 value put into it is still looked at itself."""
    data = b"MZ\x90\x00 an executable #base64:QQ=="

    assert data in template(data).contents()


def test_template_without_base64_is_given_itself():
    """What holds no base64 value is its own content."""
    assert template(b"MOXCEL\0").contents() == [b"MOXCEL\0"]


@pytest.mark.parametrize(
    ("text", "data"),
    [
        (b"QUJD", b"ABC"),
        (b"QU\r\nJD", b"ABC"),
        (b"QUI=", b"AB"),
        (b"QUI", b"AB"),
        (b"QQ==", b"A"),
        (b"QUJDR", b"ABC"),
        (b"", b""),
        (b"=", b""),
        (b"A===", b""),
        (b"====", b""),
    ],
)
def test_damaged_base64_is_decoded_as_far_as_it_goes(text: bytes, data: bytes):
    """Line ends mean nothing, and what is left over at a damaged end is dropped."""
    assert decode_base64(text) == data


@pytest.mark.parametrize(
    ("number", "word"),
    [("0", "spreadsheet"), ("1", "binary-data"), ("4", "text-document"), ("9", "add-in"), ("77", "unknown")],
)
def test_type_of_a_template_is_told_by_its_number(number: str, word: str):
    """The second value of a template's inner list tells its type."""
    parts = build.extension_parts(objects=("CommonTemplate.М",))
    uuid = build.uuid_of("CommonTemplate.М")
    parts[uuid] = build.plain(f"{{1,{{3,{number},{build.header('М', uuid)}}},0}}")
    parts[uuid + ".0"] = b"content"

    [found] = read_file(build.pack(parts)).templates

    assert (found.object, found.type, found.entry, found.size) == ("CommonTemplate.М", word, uuid + ".0", 7)


def test_foreign_element_is_given_like_a_template():
    """An element that the platform does not write can be looked into."""
    [found] = read_file(build.pack({**build.extension_parts(), "setup.exe": b"MZ"})).templates

    assert (found.object, found.type) == ("setup.exe", "foreign")
    assert found.contents() == [b"MZ"]


@pytest.mark.parametrize(("owner", "word"), [("Role.А", "other"), ("nobody", "orphan")])
def test_element_that_is_neither_code_nor_bracket_text_is_given_like_a_template(owner: str, word: str):
    """Bytes under a suffix where the platform keeps no such thing can be looked into, whoever's they are."""
    parts = build.extension_parts(objects=("Role.А",))
    name = f"{build.uuid_of(owner)}.7"

    [found] = read_file(build.pack({**parts, name: b"MZ\x90\x00"})).templates

    assert (found.entry, found.type) == (name, word)
    assert found.contents() == [b"MZ\x90\x00"]


def test_content_is_the_same_each_time():
    """A template is inflated anew at each call, and the upload's budget is not spent again."""
    [found] = read_file(build.pack({**build.extension_parts(), "setup.exe": b"MZ"})).templates

    assert found.contents() == found.contents()
