"""Queries of data composition schemas against a release."""

import pytest

from checks.compatibility import MODULES, named_object_absent
from checks.compatibility.fitting import Fitting
from checks.compatibility.sources import Sources
from checks.compatibility.uses import Elsewhere
from checks.subject import read_subject
from checks.upload import upload
from onec.errors import RefusedError
from onec.faults import Fault
from onec.model import Content, FileKind
from onec.release.build import build_index
from onec.release.index import ReleaseIndex
from onec.templates import Template
from tests import build
from tests.build_composition import schema
from tests.build_container import composition_schema
from tests.build_release import item, release
from tests.hostile import corpus

OWNER = "ExternalReport.Отчет.Template.Схема"
THERE = release(item("Catalog.Товары"), item("AccumulationRegister.Остатки"))
WITH_SCHEMAS = ("1C_EduCater_492681e563.cf", "1C_EkspoNet_b64a792027.cf", "1C_SchoolBase_df1f75467c.cf")


def found(*queries: str, kind: str = "data-composition-schema") -> list[tuple[str, object]]:
    """Return rules and objects of all that the stage finds in a report with a schema of some queries."""
    sets = "".join(f"<dataSet><query>{query}</query></dataSet>" for query in queries)
    made = composition_schema("Template.Схема", schema(more=sets), [])
    data = next(data for key, data in made.items() if key.endswith(".0"))
    return _found(build.template(data, owner=OWNER, kind=kind))


def _found(template: Template) -> list[tuple[str, object]]:
    read = build.file(kind=FileKind.REPORT, name="Отчет", templates=[template])
    subject = build.subject(members=[build.member("", read)])
    fit = Fitting(subject, read.content, THERE, Sources(subject))
    return [(one.location.object, one.values["object"]) for check in MODULES for one in check.check(fit)]


@pytest.mark.parametrize(
    "query",
    ["ВЫБРАТЬ 1 ИЗ Справочник.Товары КАК Т", "SELECT T.Ref FROM AccumulationRegister.Остатки.Balance() AS T", "нет"],
)
def test_tables_that_are_there(query: str):
    """Tables of the release, and what is no query."""
    assert found(query) == []


@pytest.mark.parametrize(
    ("query", "absent"),
    [
        ("ВЫБРАТЬ 1 {ВЫБРАТЬ Т.Ссылка} ИЗ Справочник.Нет КАК Т", "Catalog.Нет"),
        ("SELECT 1 FROM Document.None AS T", "Document.None"),
    ],
)
def test_absent_table_alone(query: str, absent: str):
    """The finding stands at the template; one schema is one place."""
    assert found(query, query) == [(OWNER, absent)]


def test_other_templates_have_no_queries():
    """A text is no schema, and what cannot be inflated names nothing."""

    def refuse() -> bytes:
        raise RefusedError(Fault.DEFLATE_CORRUPT)

    assert found("ВЫБРАТЬ 1 ИЗ Справочник.Нет КАК Т", kind="text-document") == []
    assert _found(Template(OWNER, "data-composition-schema", "uuid.0", 1, refuse)) == []


@pytest.mark.parametrize("name", WITH_SCHEMAS)
def test_real_schemas(name: str):
    """Reports of a configuration name what the configuration has, and nothing of another one."""
    path = corpus() / "files" / name
    if not path.is_file():
        pytest.skip("no corpus under OTK_SHARED")
    subject = read_subject(upload(path.read_bytes(), name))
    assert subject.main is not None
    assert subject.main.file is not None
    content = subject.main.file.content
    bare = Content(FileKind.EXTENSION, content.properties, content.objects[:1])
    sources = Sources(subject)

    assert any(isinstance(one, Elsewhere) for places in sources.uses.objects.values() for one in places)
    assert list(named_object_absent.check(Fitting(subject, bare, ReleaseIndex(build_index(content)), sources))) == []
    assert list(named_object_absent.check(Fitting(subject, bare, THERE, sources)))
