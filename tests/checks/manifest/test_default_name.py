"""Names that Designer gave."""

import pytest

from checks.manifest.default_name import RULE, check
from onec.model import FileKind
from tests.build_submission import submitted


@pytest.mark.parametrize("name", ["Расширение1", "Extension1", "расширение", "EXTENSION25", "Расширение12"])
def test_default_name_of_an_extension(name: str):
    """A name Designer gives to an extension is found, in both languages and with any number."""
    [finding] = check(submitted(name=name))

    assert finding.rule is RULE
    assert finding.location.object == f"Configuration.{name}"


@pytest.mark.parametrize("name", ["ВнешняяОбработка1", "ExternalDataProcessor1"])
def test_default_name_of_a_data_processor(name: str):
    """A data processor has a default name too."""
    assert len(list(check(submitted(kind=FileKind.DATA_PROCESSOR, name=name)))) == 1


@pytest.mark.parametrize("name", ["ВнешнийОтчет1", "ВнешнийОтчёт803", "ExternalReport2"])
def test_default_name_of_a_report(name: str):
    """So has a report."""
    assert len(list(check(submitted(kind=FileKind.REPORT, name=name)))) == 1


@pytest.mark.parametrize("name", ["РасширениеПродаж1", "дпр_Расширение1", "Extensions1", "Расширение1_Обмен", "Сверка"])
def test_given_name(name: str):
    """A name that only begins or ends like it is somebody's own."""
    assert not list(check(submitted(name=name)))
