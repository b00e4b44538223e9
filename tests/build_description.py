"""Modules that describe an add-on, and what was read of them in few words."""

from typing import Any

from checks.manifest.papers import Papers
from onec.bsl.code import Code
from onec.bsl.parser import parse
from onec.classes import ModuleKind
from onec.model import ROOT_KINDS, Content, FileKind
from onec.permissions import Permission
from onec.self_description import DescribedCommand, SelfDescription, Told
from onec.self_description_reader import read_self_description
from tests import build

BEGUN = 'С = ДополнительныеОтчетыИОбработки.СведенияОВнешнейОбработке("3.1.5.1");'
BEGUN_EN = 'S = AdditionalReportsAndDataProcessors.ExternalDataProcessorInfo("3.1.5.1");'


def described(body: str, rest: str = "", content: Content | None = None) -> SelfDescription:
    """Read a module whose function has some statements and gives back the variable `С`."""
    return read(f"Функция СведенияОВнешнейОбработке() Экспорт\n{body}\nВозврат С;\nКонецФункции\n{rest}", content)


def described_en(body: str, rest: str = "") -> SelfDescription:
    """Read an English module, whose function gives back the variable `S`."""
    return read(f"Function ExternalDataProcessorInfo() Export\n{body}\nReturn S;\nEndFunction\n{rest}")


def read(text: str, content: Content | None = None) -> SelfDescription:
    """Read a module."""
    found = read_self_description(Code(parse(text)), content)
    assert found is not None
    return found


def papers_of(text: str | None, kind: FileKind = FileKind.DATA_PROCESSOR, **module: Any) -> Papers:  # noqa: ANN401 (facts of the module)
    """Return the papers of a bare file with this text in its object module, None for a file without one."""
    root = f"{ROOT_KINDS[kind]}.Обработка"
    modules = [] if text is None else [build.module(text, owner=root, kind=ModuleKind.OBJECT, **module)]
    read_file = build.file(*modules, kind=kind, name="Обработка")
    return Papers(build.subject(members=[build.member("", read_file)]))


def russian(body: str) -> str:
    """Return a module whose function begins with the library, has some statements and gives back `С`."""
    return f"Функция СведенияОВнешнейОбработке() Экспорт\n{BEGUN}\n{body}\nВозврат С;\nКонецФункции"


def english(body: str) -> str:
    """Return an English module, whose function gives back `S`."""
    return f"Function ExternalDataProcessorInfo() Export\n{BEGUN_EN}\n{body}\nReturn S;\nEndFunction"


def short(told: Told[Any] | None) -> object:
    """Return a value, `?why` for one that is not known, `!written` for one that is none of the legal ones."""
    if told is None:
        return None
    if told.value is not None:
        return told.value
    return f"?{told.why}" if told.why else f"!{told.written}"


def row(command: DescribedCommand) -> tuple[object, ...]:
    """Return identifier, text, way of start, notification and modifier of a command."""
    told = (command.id, command.presentation, command.use, command.notification, command.modifier)
    return tuple(map(short, told))


def asked(permission: Permission) -> tuple[object, ...]:
    """Return type, parameters and description of a permission."""
    return (permission.type_name, *(value for _, value in permission.parameters), permission.description)
