"""Words of the page of a kit, in Russian and in English."""

from typing import Final

TEXTS: Final[dict[str, tuple[str, str]]] = {
    "file": ("Файл", "File"),
    "entries": ("В комплекте", "In the kit"),
    "manifest": ("Манифест", "Manifest"),
    "code": ("Сведения в коде", "Self-description"),
    "refused": ("Не прочитано", "Not read"),
    "line": ("строка {line} модуля объекта", "line {line} of the object module"),
    "none": ("нет", "none"),
    "computed": ("вычисляется при запуске", "computed at run time"),
    "empty": ("пусто", "empty"),
    "any": ("любая версия", "any version"),
    "notification": ("с оповещением", "with notification"),
    "by-manifest": ("манифест", "manifest"),
    "by-code": ("код", "code"),
    "by-file": ("файл", "file"),
    "field-name": ("Название", "Title"),
    "field-object-name": ("Имя объекта", "Object name"),
    "field-version": ("Версия", "Version"),
    "field-kind": ("Вид", "Kind"),
    "field-description": ("Описание", "Description"),
    "field-file-name": ("Имя файла", "File name"),
    "field-safe-mode": ("Безопасный режим", "Safe mode"),
    "field-library": ("Версия БСП", "SSL version"),
    "commands": ("Команды: {number}", "Commands: {number}"),
    "no-commands": ("Команд нет", "No commands"),
    "permissions": ("Разрешения: {number}", "Permissions: {number}"),
    "no-permissions": ("Разрешений нет", "No permissions"),
    "configurations": ("Конфигурации: {number}", "Configurations: {number}"),
    "no-configurations": ("Конфигурации не указаны", "No configurations"),
    "differences": (
        "Расхождений между манифестом и кодом: {number}",
        "Differences between manifest and code: {number}",
    ),
    "agree": ("Манифест и код говорят одно и то же", "Manifest and code say the same"),
}
"""Key → Russian, English."""
