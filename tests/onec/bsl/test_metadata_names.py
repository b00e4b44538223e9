"""Words by which code names objects of metadata, in both languages."""

import pytest

from onec.bsl.manager_methods import is_manager_method
from onec.bsl.metadata_names import COLLECTIONS, KINDS, MANAGERS, TABLES, TYPES
from onec.bsl.names import Place, is_beside_library, table_of


@pytest.mark.parametrize(
    ("words", "names", "kind"),
    [
        (MANAGERS, ("справочники", "catalogs"), "Catalog"),
        (MANAGERS, ("планывидовхарактеристик", "chartsofcharacteristictypes"), "ChartOfCharacteristicTypes"),
        (MANAGERS, ("параметрысеанса", "sessionparameters"), "SessionParameter"),
        (COLLECTIONS, ("общиемодули", "commonmodules"), "CommonModule"),
        (KINDS, ("роль", "role"), "Role"),
        (TABLES, ("регистрнакопления", "accumulationregister"), "AccumulationRegister"),
        (TYPES, ("справочникссылка", "catalogref"), "Catalog"),
        (TYPES, ("регистрсведенийнаборзаписей", "informationregisterrecordset"), "InformationRegister"),
        (TYPES, ("константаменеджерзначения", "constantvaluemanager"), "Constant"),
        (TYPES, ("определяемыйтип", "definedtype"), "DefinedType"),
    ],
)
def test_both_languages(words: dict[str, str], names: tuple[str, str], kind: str):
    """A word of either language stands for the kind."""
    assert [words.get(name) for name in names] == [kind, kind]


def test_modules_have_no_managers():
    """What has no manager is not named through the global context, nor in queries."""
    assert not {"общиемодули", "commonmodules", "роли"} & MANAGERS.keys()
    assert not {"общиймодуль", "commonmodule", "роль"} & TABLES.keys()


def test_managers_are_names_of_the_platform():
    """Every word for managers is known to the tables of names too."""
    assert [one for one in MANAGERS if one not in table_of(Place.PROPERTY)] == []


@pytest.mark.parametrize("name", ["пустаяссылка", "emptyref", "получитьформусписка", "getlistform", "пересчитатьитоги"])
def test_methods_of_managers(name: str):
    """Names that the tables lack, and families of them."""
    assert is_manager_method(name)


@pytest.mark.parametrize("name", ["остатоктовара", "ценатовара", "getprice"])
def test_methods_of_nobody(name: str):
    """A name of one's own is none."""
    assert not is_manager_method(name)


def test_names_of_the_library_are_told_apart():
    """A property of the platform, a module of the library, nobody's name."""
    names = ("Ссылка", "ВариантыОтчетов", "НетТакого")
    assert [is_beside_library(one, Place.PROPERTY) for one in names] == [True, False, False]
