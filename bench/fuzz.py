"""Feed the front end and the rules with texts that coverage leads to: started by script/fuzz.

The first byte of an input says how many modules there are, of which kind, and what the rest is: bytes as they come, or
numbers of words of the language, so that the parser, the rules and the flows are reached and not the lexer alone. Any
exception, and any input that takes ten seconds, ends the run and is kept in .fuzz/.

usage: bench/fuzz.py [OPTIONS OF LIBFUZZER] FOLDER
"""

import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import atheris

with atheris.instrument_imports(include=["onec", "rules", "checks"]):
    from checks.code.examine import examine_code
    from checks.security import MODULES
    from checks.subject import Member, Subject
    from checks.upload import upload
    from onec.bsl import kinds
    from onec.bsl.code import Code
    from onec.bsl.lexer import lex
    from onec.bsl.parser import parse
    from onec.classes import ModuleKind
    from onec.file import OneCFile
    from onec.model import CommonModuleFlags, Content, FileKind, MetadataObject, Module, Properties
    from rules.language.pack import definitions

T = TypeVar("T")

NAMES = """
А Б В Г Модуль0 Модуль1 Модуль2 Получить Вставить Добавить Записать Найти Количество ПолучитьОбъект Ссылка Значение
Структура Массив Соответствие HTTPСоединение HTTPЗапрос FTPСоединение COMОбъект Запрос Текст ЧтениеТекста ЧтениеJSON
ПолучитьТелоКакСтроку ПолучитьФайл ЗапуститьПриложение КомандаСистемы СтрШаблон СтрЗаменить СтрСоединить Символ НСтр
Символы ПС Base64Значение ПолучитьСтрокуИзДвоичныхДанных ФоновыеЗадания ОписаниеОповещения Справочники Документы
Параметры ЭтотОбъект ЭтаФорма Объект Элементы ВнешниеОбработки Создать УстановитьПривилегированныйРежим
УстановитьБезопасныйРежим НачатьТранзакцию ЗафиксироватьТранзакцию ОтменитьТранзакцию ПользователиИнформационнойБазы
ПередЗаписью ПриСозданииНаСервере ПродолжитьВызов Число Формат ТипЗнч Тип ЗначениеЗаполнено СтрНачинаетсяС Свойство
ПоместитьВоВременноеХранилище ПолучитьИзВременногоХранилища ПараметрыСеанса Константы Пароль КаталогВременныхФайлов
"""

PIECES = (
    '"',
    '"а"',
    '"http://а"',
    '"ВЫБРАТЬ * ИЗ Справочник.А ГДЕ А = &Б"',
    '"%1"',
    '"cmd /c "',
    "'2020'",
    "|",
    "//",
    "// otk: ignore",
    "&НаКлиенте",
    "&НаСервере",
    "&НаСервереБезКонтекста",
    "&Вместо",
    '&Перед("А")',
    "~М",
    "~М:",
    "#",
    "\n",
    "\n",
    "\r",
    "\t",
    "0",
    "1",
    "1.5",
    "\0",
    "\ufeff",
    "\u202e",
    "\u00a0",
    "\ud800",
    "ё",
    "Процедура А() Экспорт\n",
    "Функция Б(А, Знач Б = 1) Экспорт\n",
    "А = Б(А);\n",
    "Выполнить(А);\n",
    "Модуль1.Б(А)",
)

WORDS = (*kinds.KIND_OF, *("#" + word for word in kinds.DIRECTIVE_OF), *kinds.SYMBOLS, *NAMES.split(), *PIECES)

FLAGS = CommonModuleFlags(
    server=True,
    external_connection=False,
    privileged=True,
    client_managed_application=False,
    server_call=True,
    reuse=0,
)

PLACES = (
    ("CommonModule.Модуль{}", ModuleKind.MODULE, FLAGS),
    ("CommonModule.Модуль{}", ModuleKind.MODULE, None),
    ("Catalog.Модуль{}.Form.Форма", ModuleKind.FORM, None),
    ("Catalog.Модуль{}", ModuleKind.OBJECT, None),
    ("HTTPService.Модуль{}", ModuleKind.MODULE, None),
    ("Document.Модуль{}", ModuleKind.MANAGER, None),
)

FILES = (FileKind.EXTENSION, FileKind.DATA_PROCESSOR, FileKind.CONFIGURATION)


def one(data: bytes) -> None:
    """Read one input through everything that reads texts."""
    if not data:
        return
    first, rest = data[0], data[1:]
    text = words(rest) if first & 1 else rest.decode("utf-8", "surrogateescape" if first & 2 else "replace")
    lex(text)
    parse(text)
    Code(parse(text)).variable_types  # noqa: B018 (reading it is what is tried)
    count = 1 + (first >> 2) % 3
    size = len(text) // count + 1
    parts = [text[start : start + size] for start in range(0, len(text), size)]
    list(examine_code(subject(parts, first >> 4), attempt, MODULES))


def words(data: bytes) -> str:
    """Return the words that bytes name: two bytes a word, as there are more than 256."""
    numbers = zip(data[::2], data[1::2], strict=False)
    return " ".join(WORDS[(high << 8 | low) % len(WORDS)] for high, low in numbers)


def subject(texts: list[str], number: int) -> Subject:
    """Return an artifact of some modules, of kinds from a number on."""
    objects, modules = [], []
    for at, text in enumerate(texts):
        pattern, kind, flags = PLACES[(number + at) % len(PLACES)]
        name = pattern.format(at)
        objects.append(MetadataObject(name.split(".")[-2], name.split(".")[-1], name, f"{at}", flags=flags))
        modules.append(Module(name, kind, f"{at}", data=text.encode("utf-8", "replace")))
    content = Content(FILES[number % len(FILES)], Properties("А", "0"), tuple(objects), tuple(modules))
    return Subject(upload(b"", ""), (Member("", OneCFile(content, 0, (), (), (), ())),))


def attempt(_: str, act: Callable[[], T], /) -> T:
    """Act; whatever it raises ends the run."""
    return act()


def plant(folder: Path) -> None:
    """Start with the cases of all rules: small texts that reach most of the engine."""
    for definition in definitions():
        for case in definition.cases:
            text = "\n".join(case.in_language(case.languages[0]).files.values())
            for first in (b"\0", b"\x18"):
                seed = first + text.encode("utf-8", "replace")
                (folder / f"seed-{sha256(seed).hexdigest()[:16]}").write_bytes(seed)


plant(Path(sys.argv[-1]))
atheris.Setup(sys.argv, lambda data: one(bytes(data)))
atheris.Fuzz()
