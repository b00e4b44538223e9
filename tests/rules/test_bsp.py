"""The critical parts of the Standard Subsystems Library."""

import pytest

from rules.bsp import is_overridable, library, read_library
from rules.data.make import TABLE, table
from rules.rule import Severity
from tests.hostile import corpus

SOURCE = corpus().parent / "data" / "bsp-critical.json"


def test_method_is_critical_in_both_languages_and_any_case():
    """A method of the list is found under its Russian and its English name."""
    for module, method in (("Пользователи", "ЭтоПолноправныйПользователь"), ("users", "ISFULLUSER")):
        found = library().critical(module, method)

        assert found is not None
        assert (found.names, found.severity) == (("Пользователи", "Users"), Severity.BLOCKER)


def test_other_methods_of_a_listed_module_are_not_critical():
    """A module whose methods are listed one by one has others too."""
    assert library().critical("Пользователи", "ПолноеИмяПользователя") is None
    assert library().critical("дпр_Обмен", "ЭтоПолноправныйПользователь") is None


def test_every_method_of_an_internal_module_is_critical():
    """An internal module is critical as a whole, one without an English name and one of the cloud library too."""
    for module in ("ПользователиСлужебный", "ЗащитаПерсональныхДанных", "ОчередьЗаданий"):
        assert module.lower() in library().modules
    assert library().critical("UsersInternal", "ЛюбойМетод")
    assert library().critical("ОчередьЗаданий", "ДобавитьЗадание")


def test_protected_data_are_told_by_kind_and_name():
    """The same name of another kind is not protected."""
    assert library().is_protected("Catalog", "ГруппыДоступа")
    assert library().is_protected("Constant", "UseSecurityProfiles")
    assert not library().is_protected("Document", "ГруппыДоступа")
    assert not library().is_protected("Catalog", "Контрагенты")


def test_subscriptions_of_controls_are_told_by_their_beginning():
    """Each configuration has own subscriptions of closing dates, whose names begin alike."""
    assert library().is_control("ПроверитьДатуЗапретаИзмененияПередЗаписьюДокумента")
    assert library().is_control("CheckSafeModeBeforeWrite")
    assert not library().is_control("дпр_ПослеЗаписиЗаказа")


def test_overridable_modules_are_told_by_their_name():
    """The word stands at the end, or before the side the module runs on."""
    assert is_overridable("УправлениеПечатьюПереопределяемый")
    assert is_overridable("CommonOverridableClientServer")
    assert not is_overridable("УправлениеПечатью")


def test_start_of_a_session_has_handlers():
    """Handlers of the application and session modules are listed."""
    assert {"приначалеработысистемы", "sessionparameterssetting"} <= library().start


def test_unknown_lines_are_left_out():
    """An empty text is an empty library."""
    assert read_library("# nothing\n\n").modules == {}


@pytest.mark.skipif(not SOURCE.is_file(), reason="no shared data under OTK_SHARED")
def test_table_is_what_its_source_makes():
    """Nobody changed the table by hand."""
    assert TABLE.read_text(encoding="utf-8") == table(SOURCE)
