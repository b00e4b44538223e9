"""The schemas of all documents of a kit, made once a process when they are first asked for.

Source: `onec/schemas`, one file a namespace, written from the XDTO packages; delivery-kit.md.
"""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import XMLSchema

SCHEMAS = Path(__file__).parent / "schemas"
ENTRY = SCHEMAS / "delivery-kit.xsd"
"""Loads all others."""


@cache
def schema() -> "XMLSchema":
    """Return the schema that holds every root known."""
    from lxml import etree  # noqa: PLC0415 (readers of a bare extension never need it)

    return etree.XMLSchema(etree.parse(ENTRY, etree.XMLParser(no_network=True)))
