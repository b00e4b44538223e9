"""A command opens or calls the main form, and there is none."""

import pytest

from checks.manifest import main_form_missing
from onec.manifest import Category
from onec.model import ExternalParts, FileKind
from onec.self_description import SelfDescription, Use
from tests.build_papers import described, found, papers, row


def needing(use: Use) -> SelfDescription:
    """Return code whose two commands are started so."""
    return described([row("А", 12, use=use), row("Б", 13, use=use)], kind=Category.DATA_PROCESSOR)


@pytest.mark.parametrize("use", [Use.FORM_OPEN, Use.CLIENT_CALL])
def test_no_form(use: Use):
    """It is one finding, at the first command that needs the form."""
    given = papers(code=needing(use), forms={"Форма": "", "Другая": ""}, parts=ExternalParts())

    assert found(main_form_missing, given) == [12]


@pytest.mark.parametrize("use", [Use.FORM_OPEN, Use.CLIENT_CALL])
@pytest.mark.parametrize("parts", [ExternalParts(default_form="Форма"), ExternalParts(auxiliary_form="Форма")])
def test_form(use: Use, parts: ExternalParts):
    """A managed form in either place opens; an ordinary one does not."""
    given = papers(code=needing(use), forms={"Форма": ""}, parts=parts)
    ordinary = papers(code=needing(use), forms={"Форма": ""}, ordinary=["Форма"], parts=parts)

    assert found(main_form_missing, given) == []
    assert found(main_form_missing, ordinary) == [12]


def test_report():
    """A report with a composition schema gets a form made; its methods nobody can write."""
    parts = ExternalParts(main_schema="Схема")

    assert found(main_form_missing, papers(code=needing(Use.FORM_OPEN), kind=FileKind.REPORT, parts=parts)) == []
    assert found(main_form_missing, papers(code=needing(Use.CLIENT_CALL), kind=FileKind.REPORT, parts=parts)) == [12]
    without = papers(code=needing(Use.FORM_OPEN), kind=FileKind.REPORT, parts=ExternalParts())
    assert found(main_form_missing, without) == [12]


@pytest.mark.parametrize("use", [Use.SERVER_CALL, Use.FORM_FILL, Use.SAFE_MODE, Use.IMPORT])
def test_no_form_needed(use: Use):
    """What runs on the server needs no form."""
    assert found(main_form_missing, papers(code=needing(use), parts=ExternalParts())) == []


def test_not_known():
    """Where the file does not tell its main form, nothing is missing."""
    assert found(main_form_missing, papers(code=needing(Use.FORM_OPEN))) == []
    assert found(main_form_missing, papers(parts=ExternalParts())) == []
