"""Names of elements: what is a name, and what a name tells."""

import pytest

from onec.errors import RefusedError
from onec.faults import Fault
from onec.limits import MAX_NAME_CHARS
from onec.names import element_name, has_hidden_characters, is_uuid, object_name

UUID = "b845507e-0edf-4c86-a075-9d051c139d18"


def raw(name: str) -> bytes:
    """Return a name as an element's header holds it."""
    return name.encode("utf-16-le", "surrogatepass") + bytes(4)


@pytest.mark.parametrize(
    "name", ["root", UUID, UUID + ".1c", "UnpackV8.exe", "Имя с пробелом", "a" * (MAX_NAME_CHARS - 2)]
)
def test_name_is_read_up_to_its_nul(name: str):
    """A name ends at its NUL."""
    assert element_name(raw(name)) == name


def test_name_without_nul_is_read():
    """A name may end with its header."""
    assert element_name("root".encode("utf-16-le")) == "root"


@pytest.mark.parametrize(
    "name",
    [
        "",
        ".",
        "..",
        "../x",
        "/x",
        "x/y",
        "..\\x",
        "C:x",
        "a\0b",
        "a\nb",
        "a\x1bb",
        "a\u202eb",
        "a\u200bb",
        "a\ud800b",
        "a" * (MAX_NAME_CHARS + 1),
    ],
)
def test_name_that_only_an_attack_would_have_is_refused(name: str):
    """Paths, drives, text behind the NUL, hidden characters, lone surrogates and endless names are refused."""
    with pytest.raises(RefusedError) as caught:
        element_name(raw(name))

    assert caught.value.fault is Fault.BAD_ELEMENT_NAME


def test_half_a_character_is_refused():
    """A name of an odd number of bytes is no UTF-16."""
    with pytest.raises(RefusedError) as caught:
        element_name(b"r\0o\0o\0t")

    assert caught.value.fault is Fault.BAD_ELEMENT_NAME


def test_refused_name_is_printed_plainly():
    """The message of a refusal shows what a name hides."""
    with pytest.raises(RefusedError) as caught:
        element_name(raw("txt.\u202egnp"))

    assert str(caught.value).isascii()
    assert "202e" in str(caught.value)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        (UUID, (UUID, "")),
        (UUID + ".0", (UUID, "0")),
        (UUID + ".1c", (UUID, "1c")),
        ("root", None),
        (UUID.upper(), None),
        (UUID + ".", None),
        (UUID + ".0.0", None),
        (UUID + ".x", None),
        (UUID + ".0\n", None),
        (" " + UUID, None),
    ],
)
def test_name_of_an_object_is_a_uuid_and_a_suffix(name: str, parts: tuple[str, str] | None):
    """An object's element is named by its UUID, with or without a hexadecimal suffix."""
    assert object_name(name) == parts


@pytest.mark.parametrize(
    "value", [UUID.upper(), UUID[:-1], UUID + "0", UUID + "\n", "{" + UUID + "}", "", None, [UUID]]
)
def test_uuid_is_written_in_one_way(value: object):
    """Anything but lower-case digits in five groups is no UUID."""
    assert is_uuid(UUID)
    assert not is_uuid(value)


@pytest.mark.parametrize(("text", "hidden"), [("Обмен 1", False), ("a\u202eb", True), ("a\tb", True), ("\ufeff", True)])
def test_hidden_characters_are_told(text: str, *, hidden: bool):
    """Control and format characters are hidden, letters and blanks are not."""
    assert has_hidden_characters(text) is hidden
