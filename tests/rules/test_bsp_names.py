"""Names of the Standard Subsystems Library."""

from rules.bsp import library
from rules.bsp_names import bsp_names, read_names


def test_both_spellings_are_shown_in_russian():
    """A name is found in either language and any case, and shown with its kind as the Russian edition has it."""
    names = read_names("# note\nunseparated Catalog Банки Banks\ninternal Свой -\n")

    assert names.unseparated == {"catalog.банки": "Catalog.Банки", "catalog.banks": "Catalog.Банки"}
    assert names.internal == {"свой": "Свой"}
    assert not names.access


def test_tables_hold_what_rules_ask_for():
    """The tables of this installation have well known names in both languages."""
    names = bsp_names()

    assert {"catalog.группыдоступа", "catalog.accessgroups"} <= names.access.keys()
    assert {"catalog.классификаторбанков", "catalog.bankclassifier"} <= names.unseparated.keys()
    assert {"разрешенныйпользователь", "alloweduser"} <= names.session.keys()
    assert {"пользователислужебный", "usersinternal", "очередьзаданий"} <= names.internal.keys()


def test_protected_data_are_not_told_twice():
    """What the library protects anyway is not among the unseparated data."""
    protected = {f"{kind}.{name}".lower() for kind, names in library().protected.items() for name in names}

    assert not protected & bsp_names().unseparated.keys()
