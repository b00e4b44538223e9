"""Full names of metadata in the words of both languages, as add-ons and manifests write them."""

from typing import Final

WORDS: Final = {
    "catalog": ("справочник", "catalog"),
    "document": ("документ", "document"),
    "businessprocess": ("бизнеспроцесс", "businessprocess"),
    "task": ("задача", "task"),
    "subsystem": ("подсистема", "subsystem"),
    "exchangeplan": ("планобмена", "exchangeplan"),
    "chartofcharacteristictypes": ("планвидовхарактеристик", "chartofcharacteristictypes"),
    "chartofaccounts": ("плансчетов", "chartofaccounts"),
    "chartofcalculationtypes": ("планвидоврасчета", "chartofcalculationtypes"),
    "documentjournal": ("журналдокументов", "documentjournal"),
    "report": ("отчет", "report"),
    "dataprocessor": ("обработка", "dataprocessor"),
    "informationregister": ("регистрсведений", "informationregister"),
    "accumulationregister": ("регистрнакопления", "accumulationregister"),
    "enum": ("перечисление", "enum"),
    "constant": ("константа", "constant"),
}
_KINDS: Final = {word: kind for kind, words in WORDS.items() for word in words}

HOME_PAGES: Final = frozenset({"рабочийстол", "начальнаястраница", "desktop", "homepage"})
"""Names of the start page, which is shown among the sections and is no subsystem."""

ANY: Final = "*"


def normal(full_name: str) -> str:
    """Return a full name as it is compared: in lower case, words of kinds in English."""
    parts = full_name.strip().lower().split(".")
    return ".".join(
        _KINDS.get(part, part) if number % 2 == 0 and len(parts) > 1 else part for number, part in enumerate(parts)
    )


def kind_of(full_name: str) -> str:
    """Return the kind of a full name in English and lower case; of the start page that of a section, "" for no name."""
    name = normal(full_name)
    if name in HOME_PAGES:
        return "subsystem"
    kind, dot, _ = name.partition(".")
    return kind if dot else ""
