"""Metadata as code sees them: those of the object itself, and full names of objects of the configuration.

Source: Syntax Assistant of 1C:Enterprise 8, "Metadata".
"""

from typing import Final

from onec.bsl.evaluate.machine import SELF
from onec.bsl.evaluate.values import Known, Path, Unknown, Value
from onec.description.vocabulary import RUSSIAN, Vocabulary
from onec.model import FileKind, Localised, Properties
from onec.self_description import Why

OWN: Final = "метаданные объекта"
"""Begins the path of the object's metadata; no name has a space in it."""


class OwnMetadata:
    """The metadata of the object, None where they are not known."""

    def __init__(self, properties: Properties | None, kind: FileKind | None = None) -> None:
        self._properties = properties
        self._kind = kind

    def member(self, path: Path) -> Value | None:
        """Return a property of the object's metadata."""
        if path.spelled[0] != OWN or len(path.spelled) == 1:
            return None
        field = _PROPERTIES.get(path.names[-1], "") if len(path.spelled) == _TWO else ""
        if self._properties is None or not field:
            return Unknown(Why.STATE, path.where)
        return Known(self._text(field), path.where)

    def call(self, path: Path, words: Vocabulary) -> Value | None:
        """Return the metadata of the object, and what their methods and those of other objects give."""
        names = path.names
        if names[-1] in _METADATA and (len(names) == 1 or (len(names) == _TWO and names[0] in SELF)):
            return Path((OWN,), path.where)
        if path.spelled[0] == OWN:
            if len(names) != _TWO or names[-1] not in _METHODS or self._properties is None:
                return Unknown(Why.STATE, path.where)
            return Known(self._text(_METHODS[names[-1]], words), path.where)
        if len(names) == _FULL and names[0] in _METADATA and names[1] in _CLASSES and names[3] in _FULL_NAME:
            russian, english = _CLASSES[names[1]]
            kind = russian if words is RUSSIAN else english
            return Known(f"{kind}.{path.spelled[2]}", path.where)
        return Unknown(Why.STATE, path.where) if names[0] in _METADATA else None

    def _text(self, field: str, words: Vocabulary = RUSSIAN) -> str:
        properties = self._properties
        if properties is None:
            return ""
        if field == "full":
            report = self._kind is FileKind.REPORT
            if words is RUSSIAN:
                return f"{'ВнешнийОтчет' if report else 'ВнешняяОбработка'}.{properties.name}"
            return f"{'ExternalReport' if report else 'ExternalDataProcessor'}.{properties.name}"
        synonym = russian(properties.synonym)
        texts = {"name": properties.name, "synonym": synonym, "comment": properties.comment}
        return texts.get(field, synonym or properties.name)


def russian(text: Localised) -> str:
    """Return the Russian text, else the first one, else nothing."""
    by_language = dict(reversed(text))
    return by_language.get("ru") or next((one for _, one in text if one), "")


_TWO: Final = 2
_FULL: Final = 4
_METADATA: Final = frozenset({"метаданные", "metadata"})
_FULL_NAME: Final = frozenset({"полноеимя", "fullname"})
_PROPERTIES: Final = {
    "имя": "name",
    "name": "name",
    "синоним": "synonym",
    "synonym": "synonym",
    "комментарий": "comment",
    "comment": "comment",
}
_METHODS: Final = {
    "представление": "presentation",
    "presentation": "presentation",
    "полноеимя": "full",
    "fullname": "full",
}
_CLASSES: Final = {
    name: (kind_ru, kind_en)
    for names, kind_ru, kind_en in (
        ("справочники catalogs", "Справочник", "Catalog"),
        ("документы documents", "Документ", "Document"),
        ("журналыдокументов documentjournals", "ЖурналДокументов", "DocumentJournal"),
        ("отчеты reports", "Отчет", "Report"),
        ("обработки dataprocessors", "Обработка", "DataProcessor"),
        (
            "планывидовхарактеристик chartsofcharacteristictypes",
            "ПланВидовХарактеристик",
            "ChartOfCharacteristicTypes",
        ),
        ("планысчетов chartsofaccounts", "ПланСчетов", "ChartOfAccounts"),
        ("планыобмена exchangeplans", "ПланОбмена", "ExchangePlan"),
        ("бизнеспроцессы businessprocesses", "БизнесПроцесс", "BusinessProcess"),
        ("задачи tasks", "Задача", "Task"),
        ("подсистемы subsystems", "Подсистема", "Subsystem"),
    )
    for name in names.split()
}
"""Kinds in full names by the collections of metadata."""
