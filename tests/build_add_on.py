"""External data processors and reports whose code describes them, as whole files.

add_on()                                   a data processor with one command and one permission
add_on(KIND="...", version='"2.0"')        other expressions for what the function returns
"""

from tests.build_container import Root, processor

NAME = "СверкаОстатков"
TITLE = "Сверка складских остатков"
INFORMATION = "Сверяет остатки с файлом поставщика и отправляет расхождения на api.example.com."
FILE = f"{NAME}.epf"
REPORT_FILE = f"{NAME}.erf"

KIND = "ДополнительныеОтчетыИОбработкиКлиентСервер.ВидОбработкиДополнительнаяОбработка()"
REPORT_KIND = "ДополнительныеОтчетыИОбработкиКлиентСервер.ВидОбработкиДополнительныйОтчет()"
FILLING_KIND = '"ЗаполнениеОбъекта"'
SERVER_CALL = '"ВызовСерверногоМетода"'
PERMISSION = (
    'Сведения.Разрешения.Добавить(РаботаВБезопасномРежиме.РазрешениеНаИспользованиеИнтернетРесурса("HTTPS", '
    '"api.example.com", 443, "Отправка расхождений"));'
)

HANDLER = """
Процедура ВыполнитьКоманду(ИдентификаторКоманды, ПараметрыВыполнения) Экспорт
	Соединение = Новый HTTPСоединение("api.example.com", 443,,,,, Новый ЗащищенноеСоединениеOpenSSL());
	Соединение.ОтправитьДляОбработки(Новый HTTPЗапрос("/differences"));
КонецПроцедуры
"""
FILLING_HANDLER = """
Процедура ВыполнитьКоманду(ИдентификаторКоманды, ОбъектыНазначения, ПараметрыВыполнения) Экспорт
КонецПроцедуры
"""


def add_on(  # noqa: PLR0913 (each argument is a fact of its own)
    *,
    kind: str = KIND,
    version: str = '"1.2"',
    name: str = f'"{TITLE}"',
    information: str = f'"{INFORMATION}"',
    library: str = '"3.1.5.1"',
    use: str = SERVER_CALL,
    more: str = PERMISSION,
    handlers: str = HANDLER,
    root: Root | None = None,
) -> bytes:
    """Return a file; each argument but the last two is an expression or statement of the function."""
    return processor(
        NAME,
        modules={"ObjectModule": text_of(kind, version, name, information, library, use, more) + handlers},
        root=root or Root(synonym=TITLE),
    )


def text_of(kind: str, version: str, name: str, information: str, library: str, use: str, more: str) -> str:  # noqa: PLR0913, PLR0917 (as above)
    """Return the function."""
    return f"""Функция СведенияОВнешнейОбработке() Экспорт
	Сведения = ДополнительныеОтчетыИОбработки.СведенияОВнешнейОбработке({library});
	Сведения.Вид = {kind};
	Сведения.Версия = {version};
	Сведения.Наименование = {name};
	Сведения.Информация = {information};
	Сведения.БезопасныйРежим = Истина;
	{more}
	Команда = Сведения.Команды.Добавить();
	Команда.Представление = "Сверить остатки";
	Команда.Идентификатор = "Сверить";
	Команда.Использование = {use};
	Команда.ПоказыватьОповещение = Истина;
	Возврат Сведения;
КонецФункции
"""
