"""What code does that permissions are for."""

from time import process_time

import pytest

from checks.code.units import units
from checks.permissions.uses import find_uses
from onec.bsl.code import Code
from onec.bsl.parser import parse
from tests.build_permissions import papers, uses

Found = list[tuple[str, ...]]


def found(code: str, form: str = "") -> Found:
    """Return kind and parameters of all uses; `?` is what the text does not tell, the last word that none is needed."""
    return [
        (one.wanted.kind, *("?" if value is None else value for _, value in one.wanted.parameters))
        + (("free",) if one.free else ())
        for one in uses(code, form).found
    ]


def internet(*values: str) -> Found:
    """Return one access to a host."""
    return [("InternetResourceAccess", *values)]


SECURE = "Новый ЗащищенноеСоединениеOpenSSL"


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ('С = Новый HTTPСоединение("api.example.com");', ("HTTP", "api.example.com", "80")),
        ('С = New HTTPConnection("api.example.com", 8080);', ("HTTP", "api.example.com", "8080")),
        (f'С = Новый HTTPСоединение("API.example.com", , , , , , {SECURE});', ("HTTPS", "api.example.com", "443")),
        ('С = New HTTPConnection("a.ru",,,,,, New OpenSSLSecureConnection());', ("HTTPS", "a.ru", "443")),
        (f'З = {SECURE}; С = Новый HTTPСоединение("a.ru", 8443, , , , , З);', ("HTTPS", "a.ru", "8443")),
        ('С = Новый HTTPСоединение("a.ru", , , , , , Неопределено);', ("HTTP", "a.ru", "80")),
        (f'С = Новый HTTPСоединение("a.ru", , , , , , ?(Параметр, {SECURE}, Неопределено));', ("?", "a.ru", "?")),
        ('С = Новый HTTPСоединение("a.ru", , , , , , Параметр);', ("?", "a.ru", "?")),
        ('С = Новый HTTPСоединение("a.ru", 443, , , , , Параметр);', ("HTTPS", "a.ru", "443")),
        ("С = Новый HTTPСоединение(Параметр);", ("HTTP", "?", "80")),
        ('Узел = "api." + "example.com"; С = Новый HTTPСоединение(Узел);', ("HTTP", "api.example.com", "80")),
        ('С = Новый HTTPСоединение("https://a.ru/v1", 443);', ("HTTP", "a.ru", "443")),
        ('С = Новый("HTTPСоединение", Параметр);', ("?", "?", "?")),
        ('С = Новый FTPСоединение("f.example.com");', ("FTP", "f.example.com", "21")),
        (f'С = New FTPConnection("f.ru", 990, , , , , , {SECURE});', ("FTPS", "f.ru", "990")),
        ('О = Новый WSОпределения("https://ws.example.com/a?wsdl");', ("HTTPS", "ws.example.com", "443")),
        ('П = New WSProxy(О, "u", "s", "p", , , , "http://w.ru:81/x");', ("HTTP", "w.ru", "81")),
        ("П = WSСсылки.Биржа.СоздатьWSПрокси(1, 2, 3);", ("?", "?", "?")),
        ('Ф = ПолучениеФайловИзИнтернета.СкачатьФайлНаСервере("https://c.ru/f.zip");', ("HTTPS", "c.ru", "443")),
        ('F = GetFilesFromInternet.DownloadFileAtServer("https://c.ru/" + Параметр);', ("HTTPS", "c.ru", "443")),
        ('Ф = ПолучениеФайловИзИнтернета.СкачатьФайлНаСервере("https://c" + Параметр);', ("HTTPS", "?", "?")),
        ('К = WebSocketКлиентСоединения.ОткрытьСоединение("х", "wss://s.ru/a", О);', ("WSS", "s.ru", "443")),
        ('П.АдресWSDL = "https://w.ru/?wsdl"; Х = ОбщегоНазначения.СоздатьWSПрокси(П);', ("HTTPS", "w.ru", "443")),
    ],
)
def test_host_is_read(code: str, expected: tuple[str, ...]):
    """Protocol, host and port are folded where they are constant; ports by protocol where none is given."""
    assert found(code) == internet(*expected)


def test_every_constant_host_is_read():
    """A variable that is given two hosts means both."""
    code = 'Если Параметр Тогда У = "a.ru"; Иначе У = "b.ru"; КонецЕсли; С = Новый HTTPСоединение(У);'

    assert found(code) == [*internet("HTTP", "a.ru", "80"), *internet("HTTP", "b.ru", "80")]


def test_known_host_beside_an_unknown_one_is_not_all():
    """A variable that is given a host and a parameter may lead anywhere."""
    code = 'У = Параметр; Если Параметр Тогда У = "a.ru"; КонецЕсли; С = Новый HTTPСоединение(У);'

    assert found(code) == [*internet("HTTP", "a.ru", "80"), *internet("HTTP", "?", "80")]


def test_mail_is_read_from_its_profile():
    """Server, port and encryption stand in properties of one variable."""
    code = """
    Профиль = Новый ИнтернетПочтовыйПрофиль;
    Профиль.АдресСервераSMTP = "smtp.example.com";
    Профиль.ПортSMTP = 465;
    Профиль.ИспользоватьSSLSMTP = Истина;
    Profile.IMAPServerAddress = "imap.example.com";
    Почта = Новый ИнтернетПочта;
    """

    assert found(code) == [*internet("SMTP", "smtp.example.com", "465"), *internet("IMAP", "imap.example.com", "143")]


def test_mail_without_a_named_server_is_a_use():
    """A connection whose profile comes from elsewhere is somewhere."""
    assert found("Почта = Новый ИнтернетПочта; Почта.Подключиться(Параметр);") == internet("?", "?", "?")


def test_encrypted_mail_without_port_is_half_known():
    """The platform chooses a port for encrypted mail; the table of the library has none."""
    code = 'П.АдресСервераPOP3 = "p.ru"; П.ИспользоватьSSLPOP3 = Истина;'

    assert found(code) == internet("POP3", "p.ru", "?")


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ('К = Новый COMОбъект("V83.COMConnector");', ("CreateComObject", "V83.COMConnector", "")),
        ('К = New COMObject("Excel.Application", "srv");', ("CreateComObject", "Excel.Application", "srv")),
        ('К = ПолучитьCOMОбъект("", "Word.Application");', ("CreateComObject", "Word.Application", "")),
        ('К = GetCOMObject("C:\\a.doc");', ("CreateComObject", "?", "")),
        ('ПодключитьВнешнююКомпоненту("ОбщийМакет.К", "К");', ("AttachAddin", "ОбщийМакет.К")),
        ("AttachAddIn(Параметр, 1);", ("AttachAddin", "?")),
        (
            'К = ОбщегоНазначения.ПодключитьКомпонентуИзМакета("К", "ОбщийМакет.К");',
            ("AttachAddin", "ОбщийМакет.К"),
        ),
        ('ЗапуститьПриложение("unzip a.zip");', ("RunApplication", "unzip a.zip")),
        ('RunApp("curl " + Параметр);', ("RunApplication", "curl %")),
        ("КомандаСистемы(Параметр);", ("RunApplication", "?")),
        ('ФайловаяСистема.ЗапуститьПрограмму("tar -x");', ("RunApplication", "tar -x")),
        ("УстановитьПривилегированныйРежим(Истина);", ("ExternalModulePrivilegedModeAllowed",)),
        ("SetPrivilegedMode(Параметр);", ("ExternalModulePrivilegedModeAllowed",)),
        ('ВнешниеОбработки.Подключить(А, "Обмен");', ("ExternalModule", "Обмен")),
        ("О = ExternalReports.Create(Параметр);", ("ExternalModule", "?")),
        ("Р = РасширенияКонфигурации.Создать();", ("ExternalModule", "?")),
    ],
)
def test_other_things_are_read(code: str, expected: tuple[str, ...]):
    """COM classes, add-ins, programs, privileged mode and external modules are found with what names them."""
    assert found(code) == [expected]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ('Т = Новый ЧтениеТекста("C:\\Обмен\\a.txt");', [("C:\\Обмен\\a.txt", "true", "false")]),
        ('FileCopy("/a/b", "/c/d");', [("/a/b", "true", "false"), ("/c/d", "false", "true")]),
        ("Т = Новый ЗаписьТекста(ПолучитьИмяВременногоФайла());", [("/temp", "false", "true")]),
        ('F = GetTempFileName("xml") + ".bak"; З = New TextWriter(F);', [("/temp", "false", "true")]),
        (
            "Для Каждого Ф Из НайтиФайлы(КаталогВременныхФайлов()) Цикл УдалитьФайлы(Ф.ПолноеИмя); КонецЦикла;",
            [("/temp", "false", "true"), ("/temp", "true", "false")],
        ),
        ('К = КаталогПрограммы(); Ф = НайтиФайлы(К + "x");', [("/bin", "true", "false")]),
        ("Т = Новый ЧтениеТекста(Параметр);", [("?", "true", "false")]),
        ('З = Новый ЗаписьXML; З.ОткрытьФайл("/var/out/" + Параметр);', [("/var/out/", "false", "true")]),
        ('Д = Новый ДвоичныеДанные("/var/in");', [("/var/in", "true", "false")]),
        ("Ф = Параметр; Ф = ПолучитьИмяВременногоФайла(); УдалитьФайлы(Ф);", [("?", "false", "true")]),
    ],
)
def test_paths_are_read(code: str, expected: list[tuple[str, ...]]):
    """A path is constant, begins constant, lies in the folder of temporary files or programs, or is not told."""
    assert found(code) == [("FileSystemAccess", *one) for one in expected]


@pytest.mark.parametrize(
    "code",
    [
        '// С = Новый HTTPСоединение("a.ru");',
        'Сообщить("Новый HTTPСоединение(1)");',
        'Т = Тип("HTTPСоединение");',
        "УстановитьПривилегированныйРежим(Ложь);",
        "П = Новый WSПрокси(О, 1, 2, 3);",
        "Поток = Данные.ОткрытьПотокДляЧтения(); Ч = Новый ЧтениеТекста(Поток);",
        "Ф = Новый Файл(Параметр);",
        'Сервис.КомандаСистемы("dir");',
        'О = Новый WSОпределения("file:///a.wsdl");',
        "Обработки.Обмен.Создать();",
    ],
)
def test_what_needs_no_permission_is_none(code: str):
    """Comments, texts, types, the mode switched off, streams, and members of other things are no uses."""
    assert found(code) == []


def test_method_of_the_module_is_not_the_platform():
    """An own procedure of the name of one of the platform hides it."""
    assert (
        found('КонецПроцедуры Процедура ЗапуститьПриложение(А) КонецПроцедуры Процедура Б() ЗапуститьПриложение("x");')
        == []
    )


FUNCTION = """КонецПроцедуры
Функция Соединение(Узел, Порт = 8080)%s
 Возврат Новый HTTPСоединение(Узел, Порт);
КонецФункции
Процедура Другая(Параметр)
"""


@pytest.mark.parametrize(
    ("calls", "expected"),
    [
        ('С = Соединение("a.ru");', [("a.ru", "8080")]),
        ('С = Соединение("a.ru", 81); Соединение("b.ru", 81);', [("a.ru", "81"), ("b.ru", "81")]),
        ('С = Соединение("a.ru"); С = Соединение(Параметр);', [("a.ru", "8080"), ("?", "8080")]),
        ("С = Соединение(Параметр);", [("?", "8080")]),
        ('С = Соединение("a.ru");' * 17, [("?", "?")]),
        ("", [("?", "?")]),
    ],
)
def test_parameter_is_what_callers_give(calls: str, expected: list[tuple[str, str]]):
    """A method that only its module calls is given the constants of all its callers, and what one of them hides."""
    one = [internet("HTTP", *pair)[0] for pair in expected]

    assert found(FUNCTION % "" + calls) == one


def test_parameter_of_an_exported_method_is_not_known():
    """Others may give it anything; so may what assigns to it."""
    assert found(FUNCTION % " Экспорт" + 'С = Соединение("a.ru", 81);') == internet("HTTP", "?", "?")
    assigned = FUNCTION.replace(" Возврат", " Узел = Параметры.Узел; Возврат") % ""
    assert found(assigned + 'С = Соединение("a.ru", 81);') == internet("HTTP", "?", "81")


CLIENT = '&НаКлиенте\nПроцедура А()\n С = Новый HTTPСоединение("a.ru");\nКонецПроцедуры\n'


def test_client_needs_none():
    """What a form does on the client is told, and needs no permission."""
    assert found("", CLIENT) == internet("HTTP", "a.ru", "80", "free")


def test_server_of_a_form_needs_one():
    """What a form does on the server is as good as in the object module; both sides are two uses."""
    server = CLIENT.replace("НаКлиенте", "НаСервере").replace(" А()", " Б()")

    assert found("", CLIENT + server) == [*internet("HTTP", "a.ru", "80", "free"), *internet("HTTP", "a.ru", "80")]


def test_code_in_a_text_is_read():
    """Constant code that is executed does what it says, at the place that executes it."""
    [one] = uses('Выполнить("С = Новый HTTPСоединение(""a.ru"");");').found

    assert one.wanted.value("Host") == "a.ru"
    assert one.places[0].line == 2


def test_one_thing_is_one_use():
    """Places are counted, and listed up to a limit; case does not tell names of classes apart."""
    lines = 'К = Новый COMОбъект("VBScript.RegExp"); К = New COMObject("vbscript.regexp");\n' * 4
    [one] = uses(lines).found

    assert one.times == 8
    assert len(one.places) == 5
    assert [place.line for place in one.places] == [2, 2, 3, 3, 4]
    assert one.places[0].method == "Выполнить1"


def test_uses_are_bounded():
    """Code with more different uses than any real one is cut, and says so."""
    found = uses("\n".join(f'RunApp("p{number}");' for number in range(600)))

    assert len(found.found) == 300
    assert not found.complete


@pytest.mark.parametrize(
    ("code", "complete"),
    [
        ("А = 1;", True),
        ("Выполнить(Параметр);", False),
        ("Если Параметр Тогда Execute Параметр; КонецЕсли;", False),
        ('Выполнить("А = " + Параметр);', False),
        ("А = Вычислить(Параметр);", False),
        ("А = 1;" + " " * 60 + "Выполнить(Параметр);", False),
        ("ИначеВыполнить(Параметр); Б. Выполнить(Параметр); ПереВычислить(Параметр);", True),
        ("А = Eval(Параметр) + 1;", False),
        ('Выполнить("А = 1;");', True),
        ('А = Вычислить("1 + 1");', True),
        ("В = Запрос.Выполнить();", True),
        ("КонецПроцедуры Процедура Выполнить(А)", True),
        ("КонецПроцедуры Функция Вычислить(А)  КонецФункции Процедура Б()", True),
    ],
)
def test_what_runs_computed_code_may_do_more(code: str, complete: bool):  # noqa: FBT001 (a case)
    """A text that is put together at run time may do whatever is asked for; a literal is read, a query is none."""
    assert uses(code).complete is complete


def test_looking_for_computed_code_is_linear():
    """Blank lines, blanks and names without end cost no more than their number."""
    few, many = (_spent((";" + " " * 20 + "\n" * 20 + "Выполнить ") * count) for count in (2_000, 16_000))

    assert many < 25 * few


def test_several_ports_are_not_one():
    """Which of two ports goes with which of two hosts is not known."""
    code = (
        'Если Параметр Тогда У = "a.ru"; П = 81; Иначе У = "b.ru"; П = 82; КонецЕсли; С = Новый HTTPСоединение(У, П);'
    )

    assert found(code) == [*internet("HTTP", "a.ru", "?"), *internet("HTTP", "b.ru", "?")]


HOSTS = "\n".join(f'У = "h{number}.ru"; П = {number};' for number in range(40))


@pytest.mark.parametrize(
    ("before", "call"),
    [
        (HOSTS, "С = Новый HTTPСоединение(У, П);"),
        ("С = " + '"https://a.ru/" + ' * 400 + "Параметр;", "О = Новый WSОпределения(С);"),
        ("", 'П.АдресСервераSMTP = "a.ru"; П.ПортSMTP = Параметр; П.ИспользоватьSSLSMTP = Истина;'),
        (
            "\n".join(f"З{n + 1} = ?(Параметр, З{n}, З{n});" for n in range(40)),
            "С = Новый HTTPСоединение(1,,,,,, З40);",
        ),
        ("КонецПроцедуры Процедура В(Узел)\n", "В(Узел); С = Новый HTTPСоединение(Узел);"),
        ("\n".join(f"Ф = Ф + К{n}; К{n} = Ф;" for n in range(40)), "УдалитьФайлы(Ф);"),
    ],
)
def test_cost_is_that_of_the_text(before: str, call: str):
    """Code that gives a variable many values, or puts long texts together, costs each call no more than a few steps."""
    few, many = (_spent(f"{before}\n{call * count}") for count in (200, 1600))

    assert many < 25 * few


def _spent(code: str) -> float:
    """Return the least time of the process that looking at code costs, of three."""
    subject = papers(code).subject
    assert subject.main
    spent = []
    for _ in range(3):
        start = process_time()
        find_uses(subject.main, list(units(subject)), lambda unit: Code(parse(unit.module.text), unit.around))
        spent.append(process_time() - start)
    return min(spent)
