"""Names of metadata as names of files: no path, no device, no name too long, and different ones stay different."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.safe_names import MAX_NAME_BYTES, SUM_CHARS, object_folders, safe_name

LONGEST = MAX_NAME_BYTES + 1 + SUM_CHARS
DEVICE = re.compile(r"(?i)(con|prn|aux|nul|conin\$|conout\$|clock\$|(com|lpt)[0-9¹²³])\s*(\..*)?")


@pytest.mark.parametrize("name", ["Catalog.Партнеры", "Form.ФормаЭлемента", "a_b-c d.epf", "Ё", "5f0b7a53"])
def test_ordinary_name_stays(name: str):
    """A name of metadata is a name of a file as it is."""
    assert safe_name(name) == name


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "..", ".", "", "/", "\\", "C:\\x", "a/b", "a\0b", "~", "a\nb", "\u202e"]
)
def test_path_becomes_a_name(name: str):
    """Nothing of a path is left: no separator, no dots alone, no drive, no control character."""
    made = safe_name(name)

    assert not re.search(r"[/\\:\0-\x1f\u202e]", made)
    assert made.strip(". ") == made != ""
    assert made != name


@pytest.mark.parametrize(
    "name", ["CON", "con", "Nul.txt", "AUX.a.b", "COM1", "lpt9.bsl", "COM¹", "LPT³.txt", "CON .txt", "CONIN$", "PRN."]
)
def test_device_becomes_a_name(name: str):
    """Names that Windows gives to devices, with any suffix, are none."""
    assert not DEVICE.fullmatch(safe_name(name))


@pytest.mark.parametrize("name", ["CONFIG", "Console", "NULL", "COM10", "AUXILIARY.txt", "Catalog.CON"])
def test_name_that_only_begins_like_a_device(name: str):
    """The near misses stay."""
    assert safe_name(name) == name


@pytest.mark.parametrize("char", ["a", "Ы", "💡", "\ud800", ".", " ", "𠀀"])
def test_long_name_is_cut(char: str):
    """However long, a name fits, and two that differ at their end stay different."""
    one, other = safe_name(char * 400), safe_name(char * 399 + "я")

    assert len(one.encode()) <= LONGEST
    assert len(other.encode()) <= LONGEST
    assert one != other


@given(st.text(alphabet=st.characters()))
@settings(derandomize=True, deadline=None, max_examples=300)
def test_any_name_is_safe(name: str):
    """Any text gives a name that every system takes, and gives it again for itself."""
    made = safe_name(name)

    assert 0 < len(made.encode()) <= LONGEST
    assert not re.search(r'[/\\:*?"<>|\0-\x1f\x7f]', made)
    assert made == made.strip(". ")
    assert not DEVICE.fullmatch(made)


@given(st.lists(st.text(alphabet="aA./\\:~ CON\u202e", max_size=6), min_size=2, max_size=40, unique=True))
@settings(derandomize=True, deadline=None, max_examples=200)
def test_different_names_stay_different(names: list[str]):
    """What is replaced is told apart by the sum."""
    assert len({safe_name(name) for name in names}) == len(names)


@pytest.mark.parametrize(
    ("full_name", "folders"),
    [
        ("Catalog.Партнеры", ("Catalog.Партнеры",)),
        ("Catalog.Партнеры.Form.Список", ("Catalog.Партнеры", "Form.Список")),
        ("Configuration.Расширение", ("Configuration.Расширение",)),
    ],
)
def test_folders_of_a_full_name(full_name: str, folders: tuple[str, ...]):
    """One folder for each kind and name."""
    assert object_folders(full_name) == folders


@pytest.mark.parametrize(
    "full_name", ["Catalog.../../x", "Catalog.a/b.Form.../..", "Catalog.", "", "....", "Catalog./etc"]
)
def test_folders_of_a_hostile_name(full_name: str):
    """No folder leads anywhere but down."""
    assert all(folder.strip(". ") and not re.search(r"[/\\:]", folder) for folder in object_folders(full_name))
