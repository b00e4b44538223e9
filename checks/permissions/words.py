"""Permissions in the words of findings."""

from typing import Final

from checks.permissions.asked import comparable
from checks.permissions.wanted import Wanted
from onec.permissions import PermissionKind
from rules.rule import Text

MAX_CHARS: Final = 120
"""Of one value."""

_UNKNOWN: Final = Text("‹неизвестно›", "‹unknown›")
_MODES: Final = {
    ("true", "true"): Text("чтение и запись", "reading and writing"),
    ("true", "false"): Text("чтение", "reading"),
    ("false", "true"): Text("запись", "writing"),
}
_FORMS: Final = {
    PermissionKind.INTERNET: Text("доступ к узлу", "access to the host"),
    PermissionKind.FILES: Text("доступ к файлам", "access to files"),
    PermissionKind.COM: Text("COM-класс", "COM class"),
    PermissionKind.ADD_IN: Text("внешняя компонента", "add-in"),
    PermissionKind.EXTERNAL_MODULE: Text("внешний модуль", "external module"),
    PermissionKind.PROGRAM: Text("запуск программы", "start of the program"),
    PermissionKind.PRIVILEGED: Text("привилегированный режим", "privileged mode"),
}


def shown(wanted: Wanted) -> Text:
    """Return what a permission allows: `доступ к узлу api.example.com (HTTPS, порт 443)`."""
    form = _FORMS[wanted.kind]
    return Text(_said(form.ru, wanted, "ru"), _said(form.en, wanted, "en"))


def plain(wanted: Wanted) -> str:
    """Return the same as words that fingerprints are made of."""
    parameters = comparable(wanted).parameters
    return " ".join([wanted.kind.value, *(f"{name} {value}" for name, value in parameters)])[:MAX_CHARS]


def _said(form: str, wanted: Wanted, language: str) -> str:
    name, *others = [*_values(wanted, language), ""]
    details = ", ".join(one for one in others if one)
    return " ".join(part for part in (form, name, f"({details})" if details else "") if part)


def _values(wanted: Wanted, language: str) -> list[str]:
    """Return the value that names the thing, then details."""
    unknown: str = getattr(_UNKNOWN, language)
    values = {name: unknown if value is None else _short(value) for name, value in wanted.parameters}
    match wanted.kind:
        case PermissionKind.INTERNET:
            port = {"ru": "порт", "en": "port"}[language]
            details = [wanted.value("Protocol") or "", f"{port} {_short(wanted.value('Port') or '')}"]
            return [values["Host"] or "*", *(one for one, known in zip(details, _known(wanted), strict=True) if known)]
        case PermissionKind.FILES:
            mode = _MODES.get((values.get("AllowedRead", ""), values.get("AllowedWrite", "")))
            return [values["Path"], getattr(mode, language) if mode else ""]
        case PermissionKind.COM:
            return [values.get("ProgId") or values.get("CLSID", ""), values.get("ComputerName", "")]
        case PermissionKind.EXTERNAL_MODULE:
            return [values.get("Name", "")]
        case PermissionKind.PRIVILEGED:
            return []
    return list(values.values())[:1]


def _known(wanted: Wanted) -> tuple[bool, bool]:
    return bool(wanted.value("Protocol")), bool(wanted.value("Port"))


def _short(value: str) -> str:
    return value if len(value) <= MAX_CHARS else value[: MAX_CHARS - 1] + "…"
