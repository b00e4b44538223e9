"""The manifest names variants of a report whose data composition schema cannot be read."""

from checks.manifest import report_schema_not_read
from onec.model import ExternalParts, FileKind
from tests import build
from tests.build_composition import schema_element
from tests.build_papers import NAME, VARIANT_LINE, found, manifest, papers, variant


def test_hostile_schema():
    """A schema made to hurt is not read, and is told of; a sound one is read."""
    said = manifest(variants=[variant("Основной")])
    for data, lines in (
        (b"\0" * 4 + b"\xff" * 20, [VARIANT_LINE]),
        (schema_element("<!DOCTYPE a>"), [VARIANT_LINE]),
        (schema_element("Основной"), []),
    ):
        owner = f"ExternalReport.{NAME}.Template.Схема"
        template = build.template(data, owner=owner, kind="data-composition-schema")
        parts = ExternalParts(main_schema="Схема")
        given = papers(said, kind=FileKind.REPORT, parts=parts, templates=[template])
        assert found(report_schema_not_read, given) == lines
