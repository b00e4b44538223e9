"""Modules that describe an add-on, and what was read of them in few words."""

from typing import Any

from onec.bsl.code import Code
from onec.bsl.parser import parse
from onec.model import Content
from onec.permissions import Permission
from onec.self_description import DescribedCommand, SelfDescription, Told
from onec.self_description_reader import read_self_description

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
