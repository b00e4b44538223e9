"""Commands, permissions and purpose that code lists: what is surely there, and what may be."""

import pytest

from onec.self_description import Use, Why
from tests.build_description import BEGUN, BEGUN_EN, asked, described, described_en, row, short

ADD = """
Процедура Добавить(Таблица, Имя, Текст = "")
    Строка = Таблица.Добавить();
    Строка.Идентификатор = Имя;
    Строка.Представление = Текст;
КонецПроцедуры
Функция Новая(Таблица) Возврат Таблица.Добавить(); КонецФункции
Функция Описание(Имя) Возврат Новый Структура("Идентификатор, Представление, Лишнее", Имя, "Т", 1); КонецФункции
"""
LISTS = [
    ('К = С.Команды.Добавить(); К.Идентификатор = "А";', ["А"]),
    ('К = С.Команды.Вставить(0); К.Идентификатор = "А";', ["А"]),
    ('Добавить(С.Команды, "А"); Добавить(С.Команды, "Б");', ["А", "Б"]),
    ('Новая(С.Команды).Идентификатор = "А";', ["А"]),
    ('ЗаполнитьЗначенияСвойств(С.Команды.Добавить(), Описание("А"));', ["А"]),
    ('ЗаполнитьЗначенияСвойств(С.Команды.Добавить(), Описание("А"), "Представление");', [None]),
    ('ЗаполнитьЗначенияСвойств(С.Команды.Добавить(), Описание("А"), , "Представление");', ["А"]),
    ('Для Каждого Имя Из СтрРазделить("А,Б", ",") Цикл Добавить(С.Команды, Имя); КонецЦикла;', ["А", "Б"]),
    (
        'Для Н = 1 По 3 Цикл Если Н=2 Тогда Продолжить; КонецЕсли; Добавить(С.Команды, "А"+Н); КонецЦикла;',
        ["А1", "А3"],
    ),
    (
        'Для Н = 1 По 9 Цикл Если Н=3 Тогда Прервать; КонецЕсли; Добавить(С.Команды, "А"+Н); КонецЦикла;',
        ["А1", "А2"],
    ),
    ('Н = 0; Пока Н <> 2 Цикл Н = Н + 1; Добавить(С.Команды, "А" + Н); КонецЦикла;', ["А1", "А2"]),
    ('Т = Новый ТаблицаЗначений; С.Команды = Т; Добавить(Т, "А");', ["А"]),
    ('Добавить(С.Команды, "А"); С.Команды.Очистить(); Добавить(С.Команды, "Б");', ["Б"]),
    ('Добавить(С.Команды, "А"); С.Команды[0].Идентификатор = "Б";', ["Б"]),
    ('Добавить(С.Команды, "А"); Для Каждого К Из С.Команды Цикл К.Идентификатор = "Б"; КонецЦикла;', ["Б"]),
    ('Добавить(С.Команды, ""); С.Команды.ЗаполнитьЗначения("Б", "Идентификатор");', ["Б"]),
    ('Если А() Тогда Добавить(С.Команды, "А"); Иначе Добавить(С.Команды, "А"); КонецЕсли;', ["А"]),
    ('Если А() Тогда Добавить(С.Команды, "А"); Иначе Добавить(С.Команды, "Б"); КонецЕсли;', ["?condition"]),
    ("Добавить(С.Команды, Модуль.Имя());", ["?call"]),
    ('К = С.Команды.Добавить(); К[Модуль.Имя()] = "А";', ["?call"]),
    ('К = С.Команды.Добавить(); К.Идентификатор = "А"; Модуль.Заполнить(К);', ["?call"]),
]


@pytest.mark.parametrize(("statements", "ids"), LISTS, ids=[statements for statements, _ in LISTS])
def test_rows_are_all_there(statements: str, ids: list[object]):
    """Every row is read, however it is added and filled, and nothing else may be there."""
    found = described(f"{BEGUN}\n{statements}", ADD)

    assert [short(one.id) for one in found.commands] == ids
    assert found.command_gaps == ()


AGAIN = "Если А() Тогда К = С.Команды.Добавить(); КонецЕсли;"
GAPS = [
    (f'К = С.Команды.Добавить(); К.Идентификатор = "А"; {AGAIN} Модуль.Б();', ["А"], Why.CONDITION),
    (f'К = С.Команды.Добавить(); К.Идентификатор = "А"; {AGAIN} К.Идентификатор = 1;', ["?condition"], Why.CONDITION),
    ('Добавить(С.Команды, "А"); Если А() Тогда Добавить(С.Команды, "Б"); КонецЕсли;', ["А"], Why.CONDITION),
    ('Для Каждого Имя Из А() Цикл Добавить(С.Команды, Имя); КонецЦикла; Добавить(С.Команды, "А");', ["А"], Why.LOOP),
    ('Пока А() Цикл Добавить(С.Команды, "Б"); КонецЦикла;', [], Why.LOOP),
    ("Попытка Добавить(С.Команды, А()); Исключение КонецПопытки;", [], Why.CONDITION),
    ('Добавить(С.Команды, "А"); Модуль.Дополнить(С.Команды); Добавить(С.Команды, "Б");', ["Б"], Why.CALL),
    ("С.Команды = Модуль.Команды();", [], Why.CALL),
    ("С.Команды = Константы.Команды.Получить();", [], Why.DATABASE),
    ("С.Команды = Новый Массив;", [], Why.OPERATION),
    ('Добавить(С.Команды, "А"); С.Команды.Свернуть("Идентификатор");', [], Why.CALL),
    ('Добавить(С.Команды, "А"); Выполнить(Текст());', [], Why.EXECUTED_TEXT),
    ('Если А() Тогда Возврат С; КонецЕсли; Добавить(С.Команды, "А");', [], Why.CONDITION),
    ("Для Н = 1 По 100000 Цикл Добавить(С.Команды, Н); КонецЦикла;", [], Why.LOOP),
]  # fmt: skip


@pytest.mark.parametrize(("statements", "ids", "why"), GAPS, ids=[statements for statements, _, _ in GAPS])
def test_rows_that_may_be_there_are_gaps(statements: str, ids: list[object], why: Why):
    """A row under a condition, in a loop or by other code is no row but a gap with its reason; the others stay."""
    found = described(f"{BEGUN}\n{statements}", ADD)

    assert [short(one.id) for one in found.commands] == ids
    assert [one.why for one in found.command_gaps] == [why]


def test_gap_is_placed_at_the_row():
    """The gap is where the row is added, and shows the code there."""
    found = described(f"{BEGUN}\nЕсли А() Тогда\n  К = С.Команды.Добавить();\nКонецЕсли;")

    [gap] = found.command_gaps
    assert (gap.place.line, gap.place.column, gap.written) == (4, 7, "С.Команды.Добавить()")


NET, FILES, COM = "InternetResourceAccess", "FileSystemAccess", "CreateComObject"
PERMISSIONS = [
    (
        'РазрешениеНаИспользованиеИнтернетРесурса("HTTPS", "a.ru")',
        (NET, "HTTPS", "a.ru", "443", ""),
    ),
    (
        'РазрешениеНаИспользованиеИнтернетРесурса("smtp", "a.ru", 465, "почта")',
        (NET, "smtp", "a.ru", "465", "почта"),
    ),
    (
        'РазрешениеНаИспользованиеИнтернетРесурса("GOPHER", "a.ru")',
        (NET, "GOPHER", "a.ru", "", ""),
    ),
    ('РазрешениеНаИспользованиеИнтернетРесурса("HTTP", Адрес())', (NET, "HTTP", None, "80", "")),
    ('РазрешениеНаИспользованиеИнтернетРесурса(П(), "a.ru")', (NET, None, "a.ru", None, "")),
    (
        'РазрешениеНаИспользованиеКаталогаФайловойСистемы("C:\\обмен\\", Истина, , "обмен")',
        (FILES, "C:\\обмен", "true", "false", "обмен"),
    ),
    (
        "РазрешениеНаИспользованиеКаталогаВременныхФайлов(Истина, Истина)",
        (FILES, "/temp", "true", "true", ""),
    ),
    ('РазрешениеНаИспользованиеКаталогаПрограммы(, , "нет")', (FILES, "/bin", "false", "false", "")),
    (
        'РазрешениеНаСозданиеCOMКласса("Word.Application", , "srv")',
        (COM, "Word.Application", "", "srv", ""),
    ),
    ('РазрешениеНаИспользованиеВнешнейКомпоненты("ОбщийМакет.К", "печать")', ("AttachAddin", "ОбщийМакет.К", "печать")),
    ('РазрешениеНаСозданиеCOMКласса("В", Новый УникальныйИдентификатор("и"))', (COM, "В", "и", "", "")),
    ('РазрешениеНаСозданиеCOMКласса("В", Новый УникальныйИдентификатор)', (COM, "В", None, "", "")),
    ('РазрешениеНаИспользованиеВнешнегоМодуля("А", "сумма")', ("ExternalModule", "А", "сумма", "")),
    ('РазрешениеНаИспользованиеПриложенияОперационнойСистемы("dir %")', ("RunApplication", "dir %", "")),
    ('РазрешениеНаИспользованиеПривилегированногоРежима("надо")', ("ExternalModulePrivilegedModeAllowed", "надо")),
]


@pytest.mark.parametrize(("made", "expected"), PERMISSIONS, ids=[made for made, _ in PERMISSIONS])
def test_permission_has_what_its_constructor_gives(made: str, expected: tuple[str | None, ...]):
    """Parameters, default ports and descriptions are those the library's constructor would set."""
    found = described(f"{BEGUN}\nС.Разрешения.Добавить(РаботаВБезопасномРежиме.{made});")

    assert [asked(one) for one in found.permissions] == [expected]
    assert found.permission_gaps == ()


ENGLISH_PERMISSIONS = [
    ('PermissionToUseInternetResource("WSS", "a.ru")', (NET, "WSS", "a.ru", "443", "")),
    ('PermissionToUseFileSystemDirectory("/a/", True)', (FILES, "/a", "true", "false", "")),
    ("PermissionToUseTempDirectory(True)", (FILES, "/temp", "true", "false", "")),
    ("PermissionToUseApplicationDirectory(True)", (FILES, "/bin", "true", "false", "")),
    ('PermissionToCreateCOMClass("Word.Application", "id")', (COM, "Word.Application", "id", "", "")),
    ('PermissionToUseAddIn("CommonTemplate.A")', ("AttachAddin", "CommonTemplate.A", "")),
    ('PermissionToUseExternalModule("A", "sum", "why")', ("ExternalModule", "A", "sum", "why")),
    ('PermissionToUseOperatingSystemApplications("dir")', ("RunApplication", "dir", "")),
    ("PermissionToUsePrivilegedMode()", ("ExternalModulePrivilegedModeAllowed", "")),
]


@pytest.mark.parametrize(("made", "expected"), ENGLISH_PERMISSIONS, ids=[made for made, _ in ENGLISH_PERMISSIONS])
def test_permission_in_english(made: str, expected: tuple[str | None, ...]):
    """The English names of the constructors do the same."""
    found = described_en(f"{BEGUN_EN}\nS.Permissions.Add(SafeModeManager.{made});")

    assert [asked(one) for one in found.permissions] == [expected]


OTHER_WAYS = [
    'М = Новый Массив; М.Добавить(Р); С.Вставить("Разрешения", М);',
    "Добавить(С.Разрешения, Р);",
    "М = Новый Массив; М.Добавить(Р); Для Каждого Э Из М Цикл С.Разрешения.Добавить(Э); КонецЦикла;",
    "М = Новый Массив; М.Добавить(Р); ОбщегоНазначенияКлиентСервер.ДополнитьМассив(С.Разрешения, М);",
    'С = Новый Структура("Разрешения", Новый Массив); С.Разрешения.Добавить(Р);',
]


@pytest.mark.parametrize("statements", OTHER_WAYS)
def test_permissions_by_other_ways(statements: str):
    """Arrays of one's own, helpers, loops and functions of the library lead to the same list."""
    made = 'Р = РаботаВБезопасномРежиме.РазрешениеНаИспользованиеИнтернетРесурса("HTTP", "a.ru", 8080);'

    found = described(
        f"{BEGUN}\n{made}\n{statements}", "Процедура Добавить(Куда, Что) Куда.Добавить(Что); КонецПроцедуры"
    )

    assert [asked(one) for one in found.permissions] == [(NET, "HTTP", "a.ru", "8080", "")]
    assert found.permission_gaps == ()


def test_permission_by_xdto():
    """An object of XDTO made by hand is a permission too, whatever its package; other objects are gaps."""
    found = described(
        f"""{BEGUN}
        Тип = ФабрикаXDTO.Тип("http://www.1c.ru/1cFresh/Application/Permissions/1.0.0.2", "RunApplication");
        Р = ФабрикаXDTO.Создать(Тип);
        Р.CommandMask = "dir"; Р.Description = "список";
        С.Разрешения.Добавить(Р);
        С.Разрешения.Добавить("RunApplication");
        С.Разрешения.Добавить(Модуль.Разрешение());"""
    )

    assert [asked(one) for one in found.permissions] == [("RunApplication", "dir", "список")]
    assert [one.why for one in found.permission_gaps] == [Why.OPERATION, Why.CALL]


def test_open_parameter_tells_why():
    """A parameter that is not known has its reason and place."""
    found = described(
        f"{BEGUN}\nС.Разрешения.Добавить(РаботаВБезопасномРежиме.РазрешениеНаСозданиеCOMКласса(\nКонстанты.К.Получить()));"
    )

    [(name, told)] = found.open_parameters
    assert (name, told.why, told.place.line) == ("CreateComObject.ProgId", Why.DATABASE, 4)


def test_purpose():
    """Objects come as texts, by full names of metadata, or from a list that is split."""
    found = described(
        f"""{BEGUN}
        С.Назначение.Добавить("Документ.А");
        С.Назначение.Добавить(Метаданные.Документы.Заказ.ПолноеИмя());
        С.Назначение.Добавить(Метаданные.Справочники["Товары"].ПолноеИмя());
        С.Назначение.Добавить(Модуль.Имя());
        Если А() Тогда С.Назначение.Добавить("Документ.Б"); КонецЕсли;"""
    )

    assert [short(one) for one in found.purpose] == ["Документ.А", "Документ.Заказ", "Справочник.Товары", "?call"]
    assert [one.why for one in found.purpose_gaps] == [Why.CONDITION]


def test_english_command_of_older_releases():
    """The column of notifications had other names before."""
    for column in ("ShouldShowUserNotification", "ShowNotification", "ShowAlert"):
        found = described_en(f'{BEGUN_EN}\nC = S.Commands.Add(); C.ID = "A"; C.Use = "OpeningForm"; C.{column} = True;')

        assert [row(one) for one in found.commands] == [("A", None, Use.FORM_OPEN, True, None)]
