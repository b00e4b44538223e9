"""Whole kits: good ones give nothing, one change in the code is always noticed, and those of the example set."""

import pytest

from checks.manifest import CHECKS
from checks.manifest.papers import Papers
from checks.subject import read_subject
from checks.upload import upload
from pipeline.fingerprint import fingerprints
from tests.build_container import extension_parts, pack
from tests.build_good_kit import PRINT_FORM, REPORT, GoodKit, findings, names
from tests.build_kit import SHARED, Item
from tests.build_kit import kit as archive
from tests.build_manifest import extension_manifest, permission

SYNTHETIC = SHARED / "corpus" / "synthetic"
FORM = "Form.Форма.FormModule"
KITS = {f"print form, {language}": kit for language, kit in PRINT_FORM.items()} | {
    f"report, {language}": kit for language, kit in REPORT.items()
}

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
    "command-without-id": [
        ('\tКоманда.Идентификатор = "Обновить";\n', ""),
        ('\tCommand.Id = "Обновить";\n', ""),
    ],
    "form-settings-handler-unfit": [
        ("\tВозврат Сведения;", "\tСведения.ОпределитьНастройкиФормы = Истина;\n\tВозврат Сведения;"),
        ("\tReturn Info;", "\tInfo.DefineFormSettings = True;\n\tReturn Info;"),
    ],
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


@pytest.mark.parametrize("kit", KITS.values(), ids=KITS)
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


@pytest.mark.parametrize("kit", KITS.values(), ids=KITS)
def test_bare_file(kit: GoodKit):
    """The file alone gives no finding of this stage either: its code is in order."""
    papers = Papers(read_subject(upload(kit.file(), kit.file_name)))

    assert [one for check in CHECKS for one in check.check(papers)] == []


def test_faults_of_a_bare_file():
    """What code promises is held against the file without any manifest."""
    kit = PRINT_FORM["ru"].coded("Процедура Печать(", "Процедура Напечатать(").coded("ПечатнаяФорма();", "Отчет();")
    papers = Papers(read_subject(upload(kit.file(), kit.file_name)))
    found = {one.rule.name for check in CHECKS for one in check.check(papers)}

    assert {"command-handler-missing", "kind-of-file-differs"} <= found


EXTENSION = {
    "Name": ("Доработки", "Доработка", "item-name-differs"),
    "ObjectName": ("дпр_Доработки", "дпр_Доработка", "object-name-differs"),
    "Version": ("1.0", "1.1", "item-version-differs"),
    "Description": ("Примечание", "", "description-missing"),
    "FileName": ("extension.cfe", "extension.epf", "kind-of-file-differs"),
}
"""Elements of the manifest of an extension: a value that is right, one that is not, and the rule that says so."""


@pytest.mark.parametrize("element", [None, *EXTENSION])
def test_kit_of_an_extension(element: str | None):
    """The manifest of an extension is held against the properties of its file."""
    said: dict[str, str | None] = {name: values[name == element] for name, values in EXTENSION.items()}
    parts = extension_parts("дпр_Доработки")
    root = next(name for name, data in parts.items() if b"9cd510cd" in data)
    empty, full = '"дпр_Доработки",{0},""'.encode(), '"дпр_Доработки",{1,"ru","Доработки"},"Примечание"'.encode()
    assert empty in parts[root]
    parts[root] = parts[root].replace(empty, full)
    name = str(said["FileName"])
    items = [Item(name, pack(parts)), Item("manifest.xml", extension_manifest(**said).encode())]
    papers = Papers(read_subject(upload(archive(*items), "kit.zip")))
    ours = {rule for _, _, rule in EXTENSION.values()} | {"description-differs", "manifest-schema"}
    found = {one.rule.name for check in CHECKS for one in check.check(papers)} & ours

    assert papers.is_extension
    assert found == ({EXTENSION[element][2]} if element else set())


@pytest.mark.skipif(not SYNTHETIC.is_dir(), reason="the example files are not there: OTK_SHARED names their folder")
@pytest.mark.parametrize(
    ("name", "schema", "expected"),
    [
        ("kit_1_0_0_2", "1.0.0.2", set()),
        ("kit_cyrillic", "1.0.0.2", set()),
        ("kit_1_0_0_1_unsafe", "1.0.0.1", {"safe-mode-refused", "manifest-version-old"}),
    ],
)
def test_kits_of_the_example_set(name: str, schema: str, expected: set[str]):
    """Their schemas are right, and their index tells which is old and refuses safe mode; they name other objects."""
    subject = read_subject(upload((SYNTHETIC / f"{name}.zip").read_bytes(), f"{name}.zip"))
    papers = Papers(subject)
    found = {one.rule.name for check in CHECKS for one in check.check(papers)}

    assert papers.manifest
    assert papers.manifest.schema == schema
    assert found & {"safe-mode-refused", "manifest-version-old", "manifest-schema"} == expected
    assert "object-name-differs" in found


def test_findings_are_known_again():
    """A fault that is mended does not make those beside it look new, whichever comes first."""
    one = REPORT["ru"].saying("Обновить сводку", "Сводка")
    both = one.saying("Просроченные долги</Rep", "Долги</Rep").saying("Notification>false", "Notification>true")
    first, all_of_them = (set(fingerprints(findings(kit))) for kit in (one, both))

    assert len(first) == 1
    assert len(all_of_them) == 3
    assert first < all_of_them


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("<SafeMode>true</SafeMode>", set()),
        ("<SafeMode>false</SafeMode>", {"safe-mode-refused"}),
        ("<SafeMode/>", {"manifest-schema"}),
        ("", {"manifest-schema"}),
    ],
)
def test_old_manifest(said: str, expected: set[str]):
    """A manifest of the old version is told to be old, and says itself whether it keeps to safe mode."""
    kit = REPORT["ru"].coded("3.1.9.1", "2.2.2.0").saying("Manifest/1.0.0.2", "Manifest/1.0.0.1")
    old = kit.saying("<Description>", f"{said}<Description>")

    assert names(old) == {"manifest-version-old", *expected}


@pytest.mark.parametrize(
    "changes",
    [
        [("<Commands>", "<Command>"), ("</Commands>", "</Command>")],
        [("<Permissions ", "<Permission "), ("</Permissions>", "</Permission>")],
        [("<Objects>", "<Object>"), ("</Objects>", "</Object>")],
        [('xmlns="http:', 'xmlns="https:')],
    ],
    ids=["command", "permission", "object", "namespace"],
)
def test_misnamed_element_is_told_once(changes: list[tuple[str, str]]):
    """An element by another name is the schema's, not told again as missing beside the code."""
    kit = PRINT_FORM["ru"]
    for change in changes:
        kit = kit.saying(*change)

    assert [one.rule.name for one in findings(kit)] == ["manifest-schema"]


@pytest.mark.parametrize(
    ("language", "old", "new"),
    [
        ("ru", "ВидОбработкиПечатнаяФорма", "ВидОбработкиОтчет"),
        ("en", "DataProcessorKindPrintForm", "DataProcessorKindObjectFilling"),
    ],
)
def test_other_kind_is_told_once(language: str, old: str, new: str):
    """Handlers that fit the kind of the manifest are no fault where the code says another one."""
    kit = PRINT_FORM[language]

    assert [one.rule.name for one in findings(kit.coded(old, new))] == ["category-differs"]


PERMITTED = 'РазрешениеНаИспользованиеИнтернетРесурса(\n\t\t"HTTPS", "api.example.com", 443, "Сроки доставки")'


@pytest.mark.parametrize(
    ("kind", "manifest", "code"),
    [
        (
            "CreateComObject",
            {"ProgId": "Excel.Application", "CLSID": "{00024500-0000-0000-C000-000000000046}", "ComputerName": ""},
            'РазрешениеНаСозданиеCOMКласса("excel.application", "{00024500-0000-0000-c000-000000000046}", , "Отчёт")',
        ),
        (
            "CreateComObject",
            {"ProgId": "Excel.Application", "ComputerName": ""},
            'РазрешениеНаСозданиеCOMКласса("Excel.Application", "", , "Отчёт")',
        ),
        (
            "FileSystemAccess",
            {"Path": "c:/Data", "AllowedRead": "1", "AllowedWrite": "true"},
            'РазрешениеНаИспользованиеКаталогаФайловойСистемы("C:\\data\\", Истина, Истина, "Отчёт")',
        ),
    ],
    ids=["class with its id", "class without", "path of Windows"],
)
def test_same_permission_in_other_words(kind: str, manifest: dict[str, str], code: str):
    """Case, slashes and the order of optional parameters make no other permission."""
    kit = PRINT_FORM["ru"]
    start = kit.manifest.index("<Permissions")
    end = kit.manifest.index("</Permissions>") + len("</Permissions>")
    kit = kit.saying(kit.manifest[start:end], permission(kind, Description="Отчёт", **manifest)).coded(PERMITTED, code)

    assert "permissions-differ" not in names(kit)
    other = kit.saying(*next((f">{one}<", f">{one}1<") for one in manifest.values() if one))
    assert "permissions-differ" in names(other)
