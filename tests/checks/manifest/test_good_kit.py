"""Whole kits: good ones give nothing, one change in the code is always noticed, and those of the example set."""

import pytest

from checks.manifest import CHECKS
from checks.manifest.papers import Papers
from checks.subject import read_subject
from checks.upload import upload
from tests.build_good_kit import PRINT_FORM, REPORT, GoodKit, findings, names
from tests.build_kit import SHARED

SYNTHETIC = SHARED / "corpus" / "synthetic"
FORM = "Form.Форма.FormModule"

IN_PRINT_FORM = {
    "item-version-differs": [('"1.4"', '"1.5"')],
    "category-differs": [
        ("ВидОбработкиПечатнаяФорма", "ВидОбработкиЗаполнениеОбъекта"),
        ("DataProcessorKindPrintForm", "DataProcessorKindObjectFilling"),
    ],
    "item-name-differs": [("сроками доставки'", "сроком доставки'")],
    "description-differs": [("Печатает счёт", "Печатает акт")],
    "safe-mode-refused": [
        ("БезопасныйРежим = Истина", "БезопасныйРежим = Ложь"),
        ("SafeMode = True", "SafeMode = False"),
    ],
    "purpose-differs": [
        (".ЗаказПокупателя", ".ЗаказПоставщику"),
        ('"Справочник.*"', '"Задача.*"'),
        ('"Catalog.*"', '"Task.*"'),
    ],
    "command-not-in-code": [('"Счет"', '"Счет1"')],
    "command-not-in-manifest": [('"Счет"', '"Счет1"')],
    "command-id-repeated": [('"Отправить", "Отправить"', '"Отправить", "Настройки"')],
    "command-differs": [
        ('"Счет"', '"счет"'),
        ('"Счёт на оплату"', '"Счет на оплату"'),
        ('"ВызовСерверногоМетода"', '"ОткрытиеФормы"'),
        ('"ServerMethodCall"', '"OpeningForm"'),
        ('Истина, "ПечатьMXL"', 'Ложь, "ПечатьMXL"'),
        ('True, "PrintMXL"', 'False, "PrintMXL"'),
        ('"ПечатьMXL"', '""'),
        ('"PrintMXL"', '"ПечатьMXL"'),
    ],
    "startup-not-supported": [
        ('"ОткрытиеФормы"', '"ЗагрузкаДанныхИзФайла"'),
        ('"OpeningForm"', '"ImportDataFromFile"'),
        ('"ОткрытиеФормы"', '"ЗаполнениеФормы"'),
        ('"OpeningForm"', '"FillingForm"'),
    ],
    "command-handler-missing": [
        ("Процедура Печать(", "Процедура Напечатать("),
        ("Procedure Print(", "Procedure PrintOut("),
    ],
    "command-handler-unfit": [
        ("ПараметрыВывода) Экспорт", "ПараметрыВывода)"),
        ("OutputParameters) Export", "OutputParameters)"),
        (", ПараметрыВывода)", ")"),
        (", OutputParameters)", ")"),
    ],
}
"""What is found, and the changes it is found by: what is written in either language, and what instead."""

IN_FORM = {
    "command-handler-missing": [("Печать", "Напечатать"), ("Print", "PrintOut")],
    "command-handler-unfit": [
        (" Экспорт", ""),
        (" Export", ""),
        ("&НаКлиенте", "&НаСервере"),
        ("&AtClient", "&AtServer"),
        ("&AtClient\n", ""),
        (", ОбъектыНазначения", ""),
        (", RelatedObjects", ", RelatedObjects, Others"),
    ],
}

IN_REPORT = {
    "item-version-differs": [('"2.14"', '"2.1"')],
    "category-differs": [('"ДополнительныйОтчет"', '"Отчет"'), ('"AdditionalReport"', '"Report"')],
    "command-differs": [
        ('"Обновить сводку"', '"Обновить"'),
        ("ПоказыватьОповещение = Истина", "ПоказыватьОповещение = Ложь"),
        ("ShouldShowUserNotification = True", "ShouldShowUserNotification = False"),
        ("ТипКомандыОткрытиеФормы", "ТипКомандыВызовСерверногоМетода"),
        ("CommandTypeOpenForm", "CommandTypeServerMethodCall"),
    ],
    "command-not-in-manifest": [('"Открыть"', '"ОткрытьОтчет"')],
    "main-form-missing": [
        ("ТипКомандыОткрытиеФормы", "ТипКомандыВызовКлиентскогоМетода"),
        ("CommandTypeOpenForm", "CommandTypeClientMethodCall"),
    ],
    "command-handler-missing": [
        ("Процедура ВыполнитьКоманду", "Процедура ВыполнитьКоманды"),
        ("Procedure ExecuteCommand", "Procedure RunCommand"),
    ],
    "command-handler-unfit": [(", ПараметрыВыполнения", ""), (", ExecutionParameters", ""), ('("3.1.9.1")', '("1.1")')],
}


@pytest.mark.parametrize(
    "kit", [*PRINT_FORM.values(), *REPORT.values()], ids=["print-ru", "print-en", "report-ru", "report-en"]
)
def test_good_kit(kit: GoodKit):
    """A kit whose manifest, code and file say the same gives no finding at all."""
    assert findings(kit) == []


def changes(of: dict[str, list[tuple[str, str]]]) -> list[tuple[str, str, str]]:
    """Return each change with what it is found by."""
    return [(rule, old, new) for rule, pairs in of.items() for old, new in pairs]


@pytest.mark.parametrize(("rule", "old", "new"), changes(IN_PRINT_FORM))
def test_change_in_the_code_of_a_print_form(rule: str, old: str, new: str):
    """Each change of one thing in the object module is noticed in every language that has it."""
    kits = [kit for kit in PRINT_FORM.values() if old in kit.modules["ObjectModule"]]

    assert kits
    assert [kit for kit in kits if rule not in names(kit.coded(old, new))] == []


@pytest.mark.parametrize(("rule", "old", "new"), changes(IN_REPORT))
def test_change_in_the_code_of_a_report(rule: str, old: str, new: str):
    """So it is for a report."""
    kits = [kit for kit in REPORT.values() if old in kit.modules["ObjectModule"]]

    assert kits
    assert [kit for kit in kits if rule not in names(kit.coded(old, new))] == []


@pytest.mark.parametrize(("rule", "old", "new"), changes(IN_FORM))
def test_change_in_the_form(rule: str, old: str, new: str):
    """And for the handler that stands in the main form."""
    kits = [kit for kit in PRINT_FORM.values() if old in kit.modules[FORM]]

    assert kits
    assert [kit for kit in kits if rule not in names(kit.coded(old, new, FORM))] == []


def test_change_in_the_file():
    """Name, main form, schema and title of the object are held against manifest and code too."""
    form, report = PRINT_FORM["ru"], REPORT["ru"]

    assert "object-name-differs" in names(form.named("ДругойСчет"))
    assert "main-form-missing" in names(form.rooted(default_form=""))
    assert "variant-not-in-schema" in names(report.rooted(main_schema=""))
    assert "main-form-missing" in names(report.rooted(main_schema=""))
    assert "item-name-differs" in names(report.rooted(synonym="Долги"))
    assert "description-differs" in names(report.rooted(comment="Показывает долги покупателей и поставщиков"))
    assert "variant-not-in-schema" in names(report.with_variants("ПоПокупателям"))


def test_undetermined_code():
    """Where the code computes a value nothing is held against it but what is known."""
    kit = PRINT_FORM["ru"].coded('Сведения.Версия = "1.4"', "Сведения.Версия = Константы.Версия.Получить()")

    assert "item-version-differs" not in names(kit)


def test_code_without_a_self_description():
    """A missing self-description is not told as ten disagreements."""
    kit = PRINT_FORM["ru"].coded("Функция СведенияОВнешнейОбработке()", "Функция Сведения()")

    assert not names(kit) & {*IN_PRINT_FORM, *IN_REPORT}


@pytest.mark.skipif(not SYNTHETIC.is_dir(), reason="the example files are not there: OTK_SHARED names their folder")
@pytest.mark.parametrize(
    ("name", "schema", "expected", "unexpected"),
    [
        ("kit_1_0_0_2", "1.0.0.2", {"object-name-differs"}, {"safe-mode-refused"}),
        ("kit_cyrillic", "1.0.0.2", {"object-name-differs"}, {"safe-mode-refused"}),
        ("kit_1_0_0_1_unsafe", "1.0.0.1", {"object-name-differs", "safe-mode-refused"}, set()),
    ],
)
def test_kits_of_the_example_set(name: str, schema: str, expected: set[str], unexpected: set[str]):
    """They are read, and what their index tells of safe mode is found; their manifests are of other objects."""
    subject = read_subject(upload((SYNTHETIC / f"{name}.zip").read_bytes(), f"{name}.zip"))
    papers = Papers(subject)
    found = {one.rule.name for check in CHECKS for one in check.check(papers)}

    assert papers.manifest
    assert papers.manifest.schema == schema
    assert expected <= found
    assert not unexpected & found
