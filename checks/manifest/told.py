"""What a self-description tells, thing by thing, with the name that each has in messages."""

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from checks.manifest.stated import short
from onec.self_description import DescribedCommand, Gap, SelfDescription, Told
from rules.rule import Text

LISTED: Final = frozenset({"kind", "use"})
"""Fields whose words are of a list."""

_KEYS: Final = {
    "kind": Text("Вид", "Kind"),
    "version": Text("Версия", "Version"),
    "name": Text("Наименование", "Description"),
    "information": Text("Информация", "Information"),
    "safe_mode": Text("Безопасный режим", "Safe mode"),
    "form_settings": Text("Определить настройки формы", "Define form settings"),
}
_COLUMNS: Final = {
    "id": Text("идентификатор", "id"),
    "presentation": Text("представление", "presentation"),
    "use": Text("использование", "use"),
    "notification": Text("показ оповещения", "notification"),
    "modifier": Text("модификатор", "modifier"),
    "hidden": Text("скрытие", "hiding"),
}


class Thing(NamedTuple):
    """A value of the self-description: the field it is for, its name in messages, and what is told of it."""

    field: str
    name: Text
    told: Told[Any]


class Missing(NamedTuple):
    """A place because of which something may be there that was not read."""

    name: Text
    gap: Gap


def things(described: SelfDescription) -> Iterator[Thing]:
    """Yield everything that is given a value: keys, objects of the purpose, columns of commands."""
    for field, name in _KEYS.items():
        if told := getattr(described, field):
            yield Thing(field, name, told)
    for told in described.purpose:
        yield Thing("purpose", Text("Назначение", "Purpose"), told)
    for row in described.commands:
        for field, column in _COLUMNS.items():
            if told := getattr(row, field):
                yield Thing(field, _of_command(column, command_name(row)), told)


def missing(described: SelfDescription) -> Iterator[Missing]:
    """Yield the places because of which the structure or one of its lists may hold more."""
    for name, gaps in (
        (Text("Сведения", "Self-description"), described.gaps),
        (Text("Команды", "Commands"), described.command_gaps),
        (Text("Разрешения", "Permissions"), described.permission_gaps),
        (Text("Назначение", "Purpose"), described.purpose_gaps),
    ):
        for gap in gaps:
            yield Missing(name, gap)


def command_name(row: DescribedCommand) -> str:
    """Return by what a message calls a command: its identifier, else what users see, else its line."""
    for told in (row.id, row.presentation):
        if told and told.value:
            return short(told.value)
    return f"({row.place.line})"


def same(text: str) -> Text:
    """Return a text that is the same in both languages."""
    return Text(text, text)


def _of_command(column: Text, command: str) -> Text:
    return Text(f"Команда {command}, {column.ru}", f"Command {command}, {column.en}")
