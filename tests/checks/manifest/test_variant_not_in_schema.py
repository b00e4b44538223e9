"""The manifest names a variant that the report does not have, or whose schema cannot be read."""

from checks.manifest import report_schema_not_read, variant_not_in_schema
from checks.manifest.papers import Papers
from onec.errors import RefusedError
from onec.faults import Fault
from onec.manifest import Manifest
from onec.model import ExternalParts, FileKind
from onec.templates import Template
from tests import build
from tests.build_composition import schema_element
from tests.build_papers import NAME, VARIANT_LINE, found, manifest, papers, variant

WHOLE = f"ExternalReport.{NAME}.Template.Схема"
SAID = manifest(variants=[variant("Основной"), variant("ПоСрокам", 70)])


def report(data: bytes, said: Manifest = SAID) -> Papers:
    """Return the papers of a report with this template as its main schema."""
    templates = [
        build.template(schema_element("Другая"), owner=f"{WHOLE}1", kind="data-composition-schema"),
        build.template(data, owner=WHOLE, kind="data-composition-schema"),
    ]
    parts = ExternalParts(main_schema="Схема")
    return papers(said, kind=FileKind.REPORT, parts=parts, templates=templates)


def test_unknown_key():
    """Each key that is none of the main schema is a finding at its line."""
    assert found(variant_not_in_schema, report(schema_element("Основной"))) == [71]
    assert found(variant_not_in_schema, report(schema_element())) == [VARIANT_LINE + 1, 71]


def test_known_key():
    """Case does not count."""
    assert found(variant_not_in_schema, report(schema_element("ПоСрокам", "основной", "Третий"))) == []


def test_report_without_a_schema():
    """A report without a main schema has no variants at all."""
    given = papers(SAID, kind=FileKind.REPORT, parts=ExternalParts())

    assert found(variant_not_in_schema, given) == [VARIANT_LINE + 1, 71]
    assert found(report_schema_not_read, given) == []


def test_schema_that_cannot_be_read():
    """It is one finding that asks a person to look, and none about single keys."""

    def refuse() -> bytes:
        raise RefusedError(Fault.DEFLATE_CORRUPT)

    broken = Template(WHOLE, "data-composition-schema", "e", 1, refuse)
    unread = papers(SAID, kind=FileKind.REPORT, parts=ExternalParts(main_schema="Схема"), templates=[broken])
    absent = papers(SAID, kind=FileKind.REPORT, parts=ExternalParts(main_schema="Схема"))
    for given in (report(b"MOXCEL"), unread, absent, papers(SAID, kind=FileKind.REPORT)):
        assert found(variant_not_in_schema, given) == []
        assert found(report_schema_not_read, given) == [VARIANT_LINE]


def test_not_asked():
    """What is no report, or has no variants, is not asked for a schema."""
    for given in (papers(SAID), report(b"MOXCEL", manifest()), papers(kind=FileKind.REPORT)):
        assert found(variant_not_in_schema, given) == []
        assert found(report_schema_not_read, given) == []
    assert found(variant_not_in_schema, report(schema_element(), manifest(variants=[variant(None)]))) == []
