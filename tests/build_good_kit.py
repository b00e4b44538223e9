"""Kits with nothing wrong: a manifest, and the .epf or .erf whose code says the same, in either language.

kit = PRINT_FORM["ru"]                      a print form: objects, three commands, two permissions
kit = REPORT["en"]                          a report: sections, a schedule, variants, the storage of the library
findings(kit)                               what the format stage and the manifest stage find in it
findings(kit.saying("<Version>2.14<", "<Version>2.15<"))
findings(kit.coded('"2.14"', '"2.15"'))
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import checks.format
import checks.manifest
from checks.finding import Finding
from checks.manifest.papers import Papers
from checks.manifest.variants_storage_differs import LIBRARY_STORAGE
from checks.subject import read_subject
from checks.upload import upload
from tests import build_manifest as xml
from tests.build_composition import SETTINGS, schema
from tests.build_container import Root, composition_schema, pack, processor_parts
from tests.build_kit import Item
from tests.build_kit import kit as archive

MANIFEST = "manifest.xml"
LISTS = "compatibility.xml"


@dataclass(frozen=True, slots=True)
class GoodKit:
    """A kit before it is written.

    Attributes:
        file_name: of the 1C file.
        name: of its root.
        manifest: its text.
        modules: texts by the form they belong to, `ObjectModule` and `Form.Форма.FormModule`.
        root: what its root says beside the name.
        variants: keys of the composition schema, none for what is no report.
    """

    file_name: str
    name: str
    manifest: str
    modules: Mapping[str, str]
    root: Root
    variants: tuple[str, ...] = ()

    def saying(self, old: str, new: str, count: int = 1) -> "GoodKit":
        """Return the kit with other words in its manifest, which must be there."""
        assert old in self.manifest
        return replace(self, manifest=self.manifest.replace(old, new, count))

    def coded(self, old: str, new: str, module: str = "ObjectModule", count: int = 1) -> "GoodKit":
        """Return the kit with other words in a module, which must be there."""
        assert old in self.modules[module]
        changed = self.modules[module].replace(old, new, count)
        return replace(self, modules={**self.modules, module: changed})

    def named(self, name: str) -> "GoodKit":
        """Return the kit with a file whose root has another name."""
        return replace(self, name=name)

    def rooted(self, **said: Any) -> "GoodKit":  # noqa: ANN401 (fields of a root)
        """Return the kit with a file whose root says something else."""
        return replace(self, root=replace(self.root, **said))

    def with_variants(self, *variants: str) -> "GoodKit":
        """Return the kit with a file that has other variants."""
        return replace(self, variants=variants)

    def file(self) -> bytes:
        """Return the .epf or .erf."""
        objects = [key.rpartition(".")[0] for key in self.modules if "." in key]
        objects += ["Template.Схема"] if self.variants else []
        parts = processor_parts(self.name, objects, self.modules, self.root)
        if self.variants:
            settings = [f'<Settings xmlns="{SETTINGS}"/>'.encode()] * len(self.variants)
            parts |= composition_schema("Template.Схема", schema(*self.variants), settings)
        return pack(parts)

    def archive(self) -> bytes:
        """Return the kit."""
        lists = xml.compatibility(("УправлениеТорговлей", "11.5.10.52"))
        items = [Item(self.file_name, self.file()), Item(MANIFEST, self.manifest.encode()), Item(LISTS, lists.encode())]
        return archive(*items)


def findings(kit: GoodKit) -> list[Finding]:
    """Return what the two stages that look at a manifest find; every finding has all that its message needs."""
    subject = read_subject(upload(kit.archive(), "kit.zip"))
    found = [one for check in checks.format.CHECKS for one in check.check(subject)]
    papers = Papers(subject)
    found += [one for check in checks.manifest.CHECKS for one in check.check(papers)]
    for one in found:
        assert one.rule.render({**one.values, "where": ""})
    return found


def names(kit: GoodKit) -> set[str]:
    """Return the names of the rules that find something."""
    return {one.rule.name for one in findings(kit)}


RU_PRINT = """Функция СведенияОВнешнейОбработке() Экспорт
	Сведения = ДополнительныеОтчетыИОбработки.СведенияОВнешнейОбработке("3.1.9.1");
	Сведения.Вид = ДополнительныеОтчетыИОбработкиКлиентСервер.ВидОбработкиПечатнаяФорма();
	Сведения.Версия = "1.4";
	Сведения.Наименование = НСтр("ru = 'Счёт со сроками доставки'");
	Сведения.Информация = "Печатает счёт и спрашивает сроки доставки у сервера api.example.com";
	Сведения.БезопасныйРежим = Истина;
	Сведения.Назначение.Добавить("Документ.ЗаказПокупателя");
	Сведения.Назначение.Добавить("Справочник.*");
	ДобавитьКоманду(Сведения.Команды, "Счёт на оплату", "Счет", "ВызовСерверногоМетода", Истина, "ПечатьMXL");
	ДобавитьКоманду(Сведения.Команды, "Настройки", "Настройки", "ОткрытиеФормы", Ложь, "");
	ДобавитьКоманду(Сведения.Команды, "Отправить", "Отправить", "ВызовКлиентскогоМетода", Ложь, "");
	Разрешение = РаботаВБезопасномРежиме.РазрешениеНаИспользованиеИнтернетРесурса(
		"HTTPS", "api.example.com", 443, "Сроки доставки");
	Сведения.Разрешения.Добавить(Разрешение);
	Возврат Сведения;
КонецФункции

Процедура ДобавитьКоманду(Команды, Представление, Идентификатор, Использование, Оповещение, Модификатор)
	Команда = Команды.Добавить();
	Команда.Представление = Представление;
	Команда.Идентификатор = Идентификатор;
	Команда.Использование = Использование;
	Команда.ПоказыватьОповещение = Оповещение;
	Команда.Модификатор = Модификатор;
КонецПроцедуры

Процедура Печать(МассивОбъектов, КоллекцияПечатныхФорм, ОбъектыПечати, ПараметрыВывода) Экспорт
	Соединение = Новый HTTPСоединение("api.example.com", 443, , , , 20, Новый ЗащищенноеСоединениеOpenSSL());
	Ответ = Соединение.Получить(Новый HTTPЗапрос("/terms"));
КонецПроцедуры
"""

EN_PRINT = """Function ExternalDataProcessorInfo() Export
	Info = AdditionalReportsAndDataProcessors.ExternalDataProcessorInfo("3.1.9.1");
	Info.Kind = AdditionalReportsAndDataProcessorsClientServer.DataProcessorKindPrintForm();
	Info.Version = "1.4";
	Info.Description = NStr("ru = 'Счёт со сроками доставки'; en = 'Invoice with terms'");
	Info.Information = "Печатает счёт и спрашивает сроки доставки у сервера api.example.com";
	Info.SafeMode = True;
	Info.Purpose.Add("Document.ЗаказПокупателя");
	Info.Purpose.Add("Catalog.*");
	AddCommand(Info.Commands, "Счёт на оплату", "Счет", "ServerMethodCall", True, "PrintMXL");
	AddCommand(Info.Commands, "Настройки", "Настройки", "OpeningForm", False, "");
	AddCommand(Info.Commands, "Отправить", "Отправить", "ClientMethodCall", False, "");
	Permission = SafeModeManager.PermissionToUseInternetResource("HTTPS", "api.example.com", 443, "Сроки доставки");
	Info.Permissions.Add(Permission);
	Return Info;
EndFunction

Procedure AddCommand(Commands, Presentation, ID, Use, Notification, Modifier)
	Command = Commands.Add();
	Command.Presentation = Presentation;
	Command.Id = ID;
	Command.Use = Use;
	Command.ShouldShowUserNotification = Notification;
	Command.Modifier = Modifier;
EndProcedure

Procedure Print(ObjectsArray, PrintFormsCollection, PrintObjects, OutputParameters) Export
	Connection = New HTTPConnection("api.example.com", 443, , , , 20, New OpenSSLSecureConnection());
	Response = Connection.Get(New HTTPRequest("/terms"));
EndProcedure
"""

RU_REPORT = """Функция СведенияОВнешнейОбработке() Экспорт
	Сведения = ДополнительныеОтчетыИОбработки.СведенияОВнешнейОбработке("3.1.9.1");
	Сведения.Вид = "ДополнительныйОтчет";
	Сведения.Версия = "2.14";
	Команда = Сведения.Команды.Добавить();
	Команда.Представление = "Просроченные долги";
	Команда.Идентификатор = "Открыть";
	Команда.Использование = ДополнительныеОтчетыИОбработкиКлиентСервер.ТипКомандыОткрытиеФормы();
	Команда = Сведения.Команды.Добавить();
	Команда.Представление = "Обновить сводку";
	Команда.Идентификатор = "Обновить";
	Команда.Использование = "ВызовСерверногоМетода";
	Команда.ПоказыватьОповещение = Истина;
	Возврат Сведения;
КонецФункции

Процедура ВыполнитьКоманду(ИдентификаторКоманды, ПараметрыВыполнения) Экспорт
	Сводка = ИдентификаторКоманды;
КонецПроцедуры
"""

EN_REPORT = """Function ExternalDataProcessorInfo() Export
	Info = AdditionalReportsAndDataProcessors.ExternalDataProcessorInfo("3.1.9.1");
	Info.Kind = "AdditionalReport";
	Info.Version = "2.14";
	Command = Info.Commands.Add();
	Command.Presentation = "Просроченные долги";
	Command.Id = "Открыть";
	Command.Use = AdditionalReportsAndDataProcessorsClientServer.CommandTypeOpenForm();
	Command = Info.Commands.Add();
	Command.Presentation = "Обновить сводку";
	Command.Id = "Обновить";
	Command.Use = "ServerMethodCall";
	Command.ShouldShowUserNotification = True;
	Return Info;
EndFunction

Procedure ExecuteCommand(CommandID, ExecutionParameters) Export
	Summary = CommandID;
EndProcedure
"""

RU_FORM = "&НаКлиенте\nПроцедура Печать(ИдентификаторКоманды, ОбъектыНазначения) Экспорт\nКонецПроцедуры\n"
EN_FORM = "&AtClient\nProcedure Print(CommandID, RelatedObjects) Export\nEndProcedure\n"

SCHEDULE = (
    '<Schedule BeginDate="0001-01-01" EndDate="0001-01-01" BeginTime="07:30:00" EndTime="00:00:00" '
    'CompletionTime="00:00:00" CompletionInterval="0" RepeatPeriodInDay="7200" RepeatPause="0" WeekDayInMonth="0" '
    'DayInMonth="0" WeeksPeriod="1" DaysRepeatPeriod="1">\n<ent:WeekDays>1 2 3 4 5</ent:WeekDays>\n'
    "<ent:Months>1 2 3 4 5 6 7 8 9 10 11 12</ent:Months>\n</Schedule>"
)


def _print_manifest(modifier: str, language: str) -> str:
    order, catalogue = ("Документ", "Справочник") if language == "ru" else ("Document", "Catalog")
    return xml.manifest(
        xml.assignment(
            xml.assigned(
                ObjectName=f"{order}.ЗаказПокупателя", Representation="Заказ покупателя", ObjectType="Document"
            ),
            xml.assigned(ObjectName=f"{catalogue}.Партнеры", Representation="Партнёры", ObjectType="Catalog"),
            xml.assigned(ObjectName=f"{order}.Счет", Representation="Счёт", Enabled="false", ObjectType="Document"),
            kind="ExtensionCatalogsAndDocumentsAssignment",
        ),
        xml.command(Id="Счет", Representation="Счёт на оплату", ShowNotification="true", Modifier=modifier),
        xml.command(Id="Настройки", Representation="Настройки", StartupType="FormOpen"),
        xml.command(Id="Отправить", Representation="Отправить", StartupType="ClientCall"),
        xml.permission(
            "InternetResourceAccess",
            Description="Сроки доставки",
            Protocol="HTTPS",
            Host="api.example.com",
            Port="443",
        ),
        Name="Счёт со сроками доставки",
        ObjectName="СчетСоСроками",
        Version="1.4",
        Category="PrintedForm",
        Description="Печатает счёт и спрашивает сроки доставки у сервера api.example.com",
        FileName="СчетСоСроками.epf",
    )


def _report_manifest() -> str:
    return xml.manifest(
        xml.assignment(
            xml.assigned(ObjectName="РабочийСтол", Representation="Начальная страница", Enabled="false"),
            xml.assigned(ObjectName="Подсистема.Продажи", Representation="Продажи"),
        ),
        xml.command(Id="Открыть", Representation="Просроченные долги", StartupType="FormOpen"),
        xml.command(SCHEDULE, Id="Обновить", Representation="Обновить сводку", ShowNotification="true"),
        xml.variant(xml.shown(Importance="High"), VariantKey="ПоПокупателям", Representation="По покупателям"),
        xml.variant(VariantKey="ПоСрокам"),
        Name="Просроченные долги",
        ObjectName="ПросроченныеДолги",
        Version="2.14",
        Category="AdditionalReport",
        Description="Показывает долги покупателей по срокам, ничего никуда не отправляет",
        FileName="ПросроченныеДолги.erf",
        UseReportVariantsStorage="true",
    )


_PRINT_ROOT = Root(synonym="Счёт", comment="Счёт со сроками доставки от api.example.com", default_form="Form.Форма")
_REPORT_ROOT = Root(
    is_report=True,
    synonym="Просроченные долги",
    comment="Показывает долги покупателей по срокам, ничего никуда не отправляет",
    main_schema="Template.Схема",
    storage=LIBRARY_STORAGE,
)

PRINT_FORM = {
    language: GoodKit(
        "СчетСоСроками.epf",
        "СчетСоСроками",
        _print_manifest(modifier, language),
        {"ObjectModule": code, "Form.Форма.FormModule": form},
        _PRINT_ROOT,
    )
    for language, code, form, modifier in (
        ("ru", RU_PRINT, RU_FORM, "ПечатьMXL"),
        ("en", EN_PRINT, EN_FORM, "PrintMXL"),
    )
}
REPORT = {
    language: GoodKit(
        "ПросроченныеДолги.erf",
        "ПросроченныеДолги",
        _report_manifest(),
        {"ObjectModule": code},
        _REPORT_ROOT,
        ("ПоПокупателям", "ПоСрокам"),
    )
    for language, code in (("ru", RU_REPORT), ("en", EN_REPORT))
}
