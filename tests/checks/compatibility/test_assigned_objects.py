"""Where external reports and data processors want to be shown, by manifest and code, against a release."""

import pytest

from checks.compatibility import MODULES
from checks.compatibility.assigned import english
from checks.compatibility.fitting import Fitting
from checks.compatibility.sources import Sources
from checks.subject import read_subject
from checks.upload import upload
from onec.model import FileKind
from onec.release.build import build_index
from onec.release.index import ReleaseIndex
from tests import build
from tests.build_good_kit import PRINT_FORM, GoodKit
from tests.build_release import NAME, content, item

LIBRARY = {
    "ДополнительныеОтчетыИОбработки": "Функция СведенияОВнешнейОбработке(Версия = Неопределено) Экспорт\nКонецФункции",
    "ДополнительныеОтчетыИОбработкиКлиентСервер": "Функция ВидОбработкиПечатнаяФорма() Экспорт\nКонецФункции",
    "AdditionalReportsAndDataProcessors": "Function ExternalDataProcessorInfo(Version) Export\nEndFunction",
    "AdditionalReportsAndDataProcessorsClientServer": "Function DataProcessorKindPrintForm() Export\nEndFunction",
    "РаботаВБезопасномРежиме": "Функция РазрешениеНаИспользованиеИнтернетРесурса(А, Б, В, Г) Экспорт\nКонецФункции",
    "SafeModeManager": "Function PermissionToUseInternetResource(A, B, C, D) Export\nEndFunction",
}
"""What the code of the kits calls of the library."""

ORDER, PARTNERS, INVOICE = "Document.ЗаказПокупателя", "Catalog.Партнеры", "Document.Счет"


def found(kit: GoodKit, *there: str, bare: bool = False) -> list[tuple[str, str]]:
    """Return rules and objects of all that the stage finds in a kit, or in its file alone."""
    modules = [build.module(text, owner=f"CommonModule.{name}") for name, text in LIBRARY.items()]
    objects = [item(f"CommonModule.{name}") for name in LIBRARY] + [item(one) for one in there]
    release = ReleaseIndex(build_index(content(FileKind.CONFIGURATION, NAME, objects, modules)))
    subject = read_subject(upload(kit.file() if bare else kit.archive(), "kit.zip"))
    assert subject.main is not None
    assert subject.main.file is not None
    fit = Fitting(subject, subject.main.file.content, release, Sources(subject))
    return [(one.rule.name, str(one.values["object"])) for check in MODULES for one in check.check(fit)]


@pytest.mark.parametrize("language", ["ru", "en"])
def test_objects_that_are_there_are_no_finding(language: str):
    """What is switched off, and all objects of a kind, name none."""
    assert found(PRINT_FORM[language], ORDER, PARTNERS) == []
    assert found(PRINT_FORM[language], ORDER, bare=True) == []


@pytest.mark.parametrize("language", ["ru", "en"])
def test_absent_object_alone(language: str):
    """The other one is there; what the code names too is told once."""
    assert found(PRINT_FORM[language], ORDER) == [("assigned-object-absent", PARTNERS)]
    assert found(PRINT_FORM[language], PARTNERS) == [("assigned-object-absent", ORDER)]


@pytest.mark.parametrize("language", ["ru", "en"])
def test_item_that_is_shown_nowhere(language: str):
    """None of the objects is there: one finding, whatever their number."""
    assert found(PRINT_FORM[language], INVOICE) == [("assigned-objects-all-absent", ORDER)]
    assert found(PRINT_FORM[language], INVOICE, bare=True) == [("assigned-objects-all-absent", ORDER)]


def test_place_in_manifest_and_code():
    """A kit is shown at the line of its manifest, a bare file at the line of the module."""
    for bare, entry, module in ((False, "manifest.xml", ""), (True, "", "ObjectModule")):
        kit = PRINT_FORM["ru"]
        subject = read_subject(upload(kit.file() if bare else kit.archive(), "kit.zip"))
        [first, *_] = Sources(subject).assigned

        assert first.location.module == module
        assert first.location.line
        assert first.location.entry.endswith(entry)


@pytest.mark.parametrize(
    ("text", "full_name"),
    [
        ("Документ.Заказ", "Document.Заказ"),
        (" catalog.Товары ", "Catalog.Товары"),
        ("Подсистема.Продажи.Подсистема.Отчеты", "Subsystem.Продажи.Subsystem.Отчеты"),
        ("Справочник.*", ""),
        ("РабочийСтол", ""),
        ("Документ.", ""),
        ("Неизвестное.Заказ", ""),
        ("Документ.Заказ.Реквизит", ""),
        ("", ""),
    ],
)
def test_full_names(text: str, full_name: str):
    """Kinds are named in English; what names no object is nothing."""
    assert english(text) == full_name
