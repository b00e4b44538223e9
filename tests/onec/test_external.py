"""What the root of an external report or data processor points at."""

from pathlib import Path

import pytest

from onec.file import read_file
from onec.model import ExternalParts
from tests.build_container import Root, pack, processor, processor_parts, uuid_of
from tests.build_kit import SHARED

FILES = SHARED / "corpus" / "files"
STORAGE = "14512818-58b0-44cc-b00d-d37913c57aad"
corpus = pytest.mark.skipif(not FILES.is_dir(), reason="the example files are not there: OTK_SHARED names their folder")


def parts(root: Root, *objects: str) -> ExternalParts | None:
    """Return what is read of a file made so."""
    return read_file(processor("Имя", objects, root=root)).content.properties.parts


def test_data_processor_names_its_forms():
    """Both forms are read by full name, each from its own place."""
    root = Root(default_form="Form.Первая", auxiliary_form="Form.Вторая")

    assert parts(root, "Form.Вторая", "Form.Первая") == ExternalParts(
        "ExternalDataProcessor.Имя.Form.Первая", "ExternalDataProcessor.Имя.Form.Вторая"
    )


def test_nothing_is_named():
    """A root that points at nothing was read all the same."""
    assert parts(Root(), "Form.Форма") == ExternalParts()


def test_report_names_its_schema_and_storage():
    """A report has a schema, and storages that are objects of a configuration."""
    root = Root(
        is_report=True,
        default_form="Form.Форма",
        auxiliary_form="Form.Обычная",
        main_schema="Template.Схема",
        storage=STORAGE,
    )

    assert parts(root, "Form.Форма", "Form.Обычная", "Template.Схема") == ExternalParts(
        "ExternalReport.Имя.Form.Форма",
        "ExternalReport.Имя.Form.Обычная",
        "ExternalReport.Имя.Template.Схема",
        (STORAGE,),
    )


def test_form_of_settings_is_no_storage():
    """In the places of storages also forms of the report may stand, which are no storages."""
    root = Root(is_report=True, storage=uuid_of("Form.Настройки"))

    assert parts(root, "Form.Настройки") == ExternalParts()


def test_name_of_no_object():
    """A UUID that nothing in the file has is no form."""
    assert parts(Root(default_form="Form.Нет"), "Form.Форма") == ExternalParts()


def test_unknown_description():
    """Of a description in a shape that was never seen nothing is said."""
    assert parts(Root(version="5", default_form="Form.Форма"), "Form.Форма") is None


def test_short_description():
    """A description that ends early points at nothing."""
    made = processor_parts("Имя", ["Form.Форма"], root=Root(default_form="Form.Форма"))
    cut = {
        name: data.replace(f',{uuid_of("Form.Форма")},"",00000000-0000-0000-0000-000000000000'.encode(), b"")
        for name, data in made.items()
    }

    assert cut != made
    assert read_file(pack(cut)).content.properties.parts == ExternalParts()


@corpus
def test_forms_of_the_corpus():
    """Where a real file has two, one is ordinary and one managed, the default form being either."""
    pairs = [pair for path in sorted(FILES.glob("*.epf")) if (pair := forms(path))]

    assert len(pairs) == 8
    assert {frozenset(one) for one in pairs} == {frozenset({True, False})}
    assert {default for default, _ in pairs} == {True, False}


@corpus
def test_report_of_the_corpus():
    """The schema of a real report is its template."""
    found = read_file((FILES / "v8unpack_bd3a7b4e24.erf").read_bytes()).content.properties.parts

    assert found == ExternalParts(main_schema="ExternalReport.ВнешнийОтчёт803.Template.ОсновнаяСхемаКомпоновкиДанных")


def forms(path: Path) -> tuple[bool | None, ...]:
    """Return whether the default and the auxiliary form of a file are managed, () where it has not both."""
    content = read_file(path.read_bytes()).content
    found, objects = content.properties.parts, content.by_name()
    assert found is not None
    named = [objects[name].form for name in (found.default_form, found.auxiliary_form) if name]
    return tuple(one.managed for one in named if one) if len(named) == 2 else ()
