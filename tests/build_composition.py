"""Data composition schemas from the names of their variants."""

from tests.build_container import composition_schema

SCHEMA = "http://v8.1c.ru/8.1/data-composition-system/schema"
SETTINGS = "http://v8.1c.ru/8.1/data-composition-system/settings"


def schema(*variants: str, more: str = "") -> bytes:
    """Return the document of a schema; names are put in as XML, `more` stands before the variants."""
    inside = "".join(f'<settingsVariant><name xmlns="{SETTINGS}">{one}</name></settingsVariant>' for one in variants)
    document = f'<SchemaFile xmlns=""><dataCompositionSchema xmlns="{SCHEMA}">{more}{inside}</dataCompositionSchema>'
    return f'\ufeff<?xml version="1.0" encoding="UTF-8"?>\r\n{document}</SchemaFile>'.encode()


def schema_element(*variants: str) -> bytes:
    """Return the inflated element of a template with such a schema."""
    settings = [f'<Settings xmlns="{SETTINGS}"/>'.encode()] * len(variants)
    made = composition_schema("Template.Схема", schema(*variants), settings)
    return next(data for key, data in made.items() if key.endswith(".0"))
